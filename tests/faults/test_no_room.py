"""R-3: a disk that is full or read-only, a database that is locked or gone: no false "kept"."""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from actions import broken as halves_of
from actions import fresh_journal, keep, make_vaults
from breaking import HERE, end_connection
from django.db import connection
from django.utils import timezone

from sameteam.web.shared.library import library
from sameteam.web.store import log
from sameteam.web.store.log import Journal, NotKeptError
from sameteam.web.store.models import Person
from tests.web.walker import Walker

pytestmark = [pytest.mark.S("R-3"), pytest.mark.django_db(transaction=True)]
on_sqlite_only = pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a limit of SQLite's")
# Pages that keep something, each with a form that is in order.
FORMS: dict[str, dict[str, str]] = {
    "/book/new": {"words": "A quiet evening. " * 400},
    "/help/plan": {"signs_me": "I go quiet. " * 100},
    "/questions": {},
    "/today/tell/alone": {"exercise": "own", "note": "I slept. " * 200},
    "/write": {"form-0-words": "Not now. " * 300, "form-0-source": "said"},
}
SAID = ("was not kept", "may not be")
# A draft changes a row in its place, for which a full disk has room.
WAYS_AND_FORMS = [pair for pair in product(HERE, FORMS) if pair != ("full", "/write")]


def fill_up(journal: Journal) -> None:
    """A full disk still has room on its last pages."""
    for number in range(200):
        keep(journal, f"while {number}")


@pytest.mark.parametrize("way", HERE)
def test_an_append_that_can_not_be_written_says_so_and_writes_nothing(way: str) -> None:
    journal = fresh_journal()
    make_vaults(journal)
    keep(journal, "before")
    with HERE[way](), pytest.raises(NotKeptError):
        fill_up(journal)
    names, halves = halves_of(log.events(journal))
    assert halves == []
    assert "before" in names
    if way != "full":
        assert names == {"before"}
    # Once it can be written again, so it is.
    assert keep(journal, "after")


@pytest.mark.skipif("DATABASE_URL" not in os.environ, reason="SQLite has no server")
def test_a_connection_that_the_server_ended_loses_nothing(alex: Walker) -> None:
    journal = fresh_journal()
    make_vaults(journal)
    end_connection()
    keep(journal, "at the end of the connection")
    assert halves_of(log.events(journal)) == ({"at the end of the connection"}, [])
    end_connection()
    try:
        answer = send(alex, "/book/new")
    finally:
        connection.close()  # as Django does between two requests; its test client does not
    assert answer.status_code in {302, 500, 503}
    assert len(alex.events()) == (2 if answer.status_code == 302 else 1)


@on_sqlite_only
def test_a_locked_database_is_waited_for_once() -> None:
    journal = fresh_journal()
    make_vaults(journal)
    begun = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        begun.extend([sql] * sql.startswith("BEGIN"))
        return execute(sql, *rest)

    with HERE["busy"](), connection.execute_wrapper(count), pytest.raises(NotKeptError):
        keep(journal, "while locked")
    # The driver has waited its twenty seconds; six times that would leave someone for two minutes.
    assert begun == ["BEGIN IMMEDIATE"]


@on_sqlite_only
def test_a_writer_at_the_limit_of_its_disk_keeps_all_that_it_acknowledged(
    alone: Callable[..., Any],
) -> None:
    told = alone("narrow")
    assert told["faults"] == []
    assert told["error"] == "NotKeptError"
    assert told["acknowledged"] > 0
    assert told["names"] == told["acknowledged"]


@pytest.fixture
def alex(alex: Walker) -> Walker:
    """The same, with one note, and a client that shows error pages instead of raising."""
    alex.post("/book/new", words="The first note", form=str(uuid4()))
    alex.client.raise_request_exception = False
    return alex


def send(walker: Walker, path: str) -> Any:
    today = timezone.localdate().isoformat()
    count = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}
    answers = {question.id: "no" for question in library().screen.questions}
    shared = {"form": str(uuid4()), "when": today, "form-0-when": today, **count, **answers}
    return walker.client.post(path, {**shared, **FORMS[path]})


@pytest.mark.parametrize(("way", "path"), WAYS_AND_FORMS)
def test_a_page_that_could_not_keep_something_says_so(alex: Walker, way: str, path: str) -> None:
    before = len(alex.events())
    assert send(alex, path).status_code == 302  # the form is in order
    each = len(alex.events()) - before
    acknowledged = 1
    with HERE[way]():
        while (answer := send(alex, path)).status_code == 302 and acknowledged < 200:
            acknowledged += 1
    assert answer.status_code >= 500
    assert any(words in answer.content.decode() for words in SAID)
    assert way == "full" or acknowledged == 1
    assert len(alex.events()) - before == each * acknowledged


@pytest.mark.parametrize("way", [way for way in HERE if way != "full"])
def test_nobody_gets_in_or_signs_up_without_a_place_to_keep_it(alex: Walker, way: str) -> None:
    new, back = Walker("jo", "a few more words at night"), Walker(alex.name)
    new.client.raise_request_exception = back.client.raise_request_exception = False
    data = {"name": new.name, "passphrase": new.passphrase, "again": new.passphrase}
    with HERE[way]():
        assert new.post("/start", **data).status_code == 500
        assert back.signs_in().status_code == 500
    assert Person.objects.count() == 1


@pytest.mark.parametrize("way", [way for way in HERE if way != "down"])
def test_what_is_kept_can_still_be_read(alex: Walker, way: str) -> None:
    alex.sits_idle(60)
    with HERE[way]():
        assert "The first note" in alex.page("/book")


@pytest.mark.S("S-18")
@pytest.mark.parametrize("way", HERE)
def test_help_is_there_whatever_state_the_database_is_in(alex: Walker, way: str) -> None:
    with HERE[way]():
        for path in ("/help", "/help/about", "/help/in/gb"):
            assert alex.get(path).status_code == 200


@pytest.mark.S("S-11")
@pytest.mark.parametrize("way", HERE)
def test_leaving_leaves_even_when_nothing_can_be_written(alex: Walker, way: str) -> None:
    alex.sits_idle(60)
    with HERE[way]():
        answer = alex.get("/leave")
    assert answer.status_code == 303
    assert alex.client.cookies["n"].value == ""
