"""S-34: what is erased is gone from the files at once, and nobody is told."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail

from sameteam.web.store.models import Entry, Knock, Member, Person, Session
from tests.web.privacy.alike import without_tokens
from tests.web.privacy.places import files, tables
from tests.web.walker import Walker

pytestmark = [pytest.mark.S("S-34"), pytest.mark.django_db(transaction=True)]
on_sqlite_only = pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="PostgreSQL keeps erased bytes until its own vacuum"
)


def bytes_of(rows: Any) -> list[bytes]:
    """Every value in these rows that is long enough to be told from chance."""
    values = [value for row in rows for value in vars(row).values()]
    binary = [bytes(value) for value in values if isinstance(value, bytes | memoryview)]
    return [value for value in binary if len(value) >= 16]


def all_bytes_of(walker: Walker) -> list[bytes]:
    person = walker.sitting.person
    vaults = Member.objects.filter(person=person).values("vault")
    return [
        *bytes_of(Person.objects.filter(pk=person)),
        *bytes_of(Member.objects.filter(person=person)),
        *bytes_of(Entry.objects.filter(vault__in=vaults)),
        *bytes_of(Session.objects.filter(person=person)),
    ]


def in_files(values: list[bytes]) -> list[str]:
    found = []
    for place, data in files(Path(settings.HOME)):
        found += [place for value in values if value in data]
    return found


def in_tables(values: list[bytes]) -> list[str]:
    return [table for table, row in tables() for value in values if value in row]


def erases_all(walker: Walker) -> Any:
    return walker.post("/settings/erase", sure="on", old=walker.passphrase)


def test_the_search_finds_what_is_there(alex: Walker) -> None:
    assert in_tables(all_bytes_of(alex))
    if "DATABASE_URL" not in os.environ:
        assert in_files(all_bytes_of(alex))


def test_erasing_all_leaves_no_byte_in_any_table(alex: Walker, robin: Walker) -> None:
    before = all_bytes_of(alex)
    assert len(before) > 30
    assert erases_all(alex).status_code == 200
    assert in_tables(before) == []


@on_sqlite_only
def test_erasing_all_leaves_no_byte_in_the_files(alex: Walker, robin: Walker) -> None:
    before = all_bytes_of(alex)
    erases_all(alex)
    assert in_files(before) == []


@on_sqlite_only
def test_erasing_the_answers_leaves_no_byte_of_them_in_the_files(alex: Walker) -> None:
    before = bytes_of(Entry.objects.filter(vault=alex.sitting.journal.screening.id))
    before += [bytes(Person.objects.get().screen_key)]
    assert alex.post("/settings/erase/answers", old=alex.passphrase).status_code == 302
    assert in_files(before) == []


@on_sqlite_only
def test_erasing_one_thing_leaves_no_byte_of_it_in_the_files(robin: Walker) -> None:
    entry = Entry.objects.get(vault=robin.sitting.journal.private.id)
    sealed = bytes(entry.sealed or b"")
    assert in_files([sealed])
    robin.post(f"/book/{robin.events()[0].id}/erase")
    assert in_files([sealed]) == []


@pytest.mark.S("S-30")
def test_whoever_erased_all_is_as_unknown_as_anybody(alex: Walker) -> None:
    erases_all(alex)
    Knock.objects.all().delete()
    pages = [
        without_tokens(Walker(name, alex.passphrase).signs_in().content).replace(name, "NAME")
        for name in (alex.name, "nobody")
    ]
    assert pages[0] == pages[1]


def test_nobody_else_notices(alex: Walker, robin: Walker) -> None:
    paths = ("/today", "/book", "/settings", "/settings/visits", "/help/plan")
    before = [without_tokens(robin.get(path).content) for path in paths]
    erases_all(alex)
    assert [without_tokens(robin.get(path).content) for path in paths] == before
    assert len(mail.outbox) == 0
