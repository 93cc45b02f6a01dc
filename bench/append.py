"""Keeping one event, beside a bare INSERT and COMMIT of a row of the same size."""

from __future__ import annotations

import os
from uuid import uuid4

import msgspec
from django.db import connection
from django.utils import timezone

from bench.journal import NOTE
from bench.person import Person
from bench.timing import Measure, in_turn
from sameteam.method.events import NoteWritten
from sameteam.web.store import log
from sameteam.web.store.models import Entry

ROUNDS = 200


def measure(database: str, person: Person) -> list[Measure]:
    journal, kind = person.journal, {"sqlite": "BLOB", "postgresql": "BYTEA"}[connection.vendor]

    def ours() -> None:
        now = timezone.now()
        note = NoteWritten(at=now, id=uuid4().hex, on=now.date(), words=NOTE)
        log.append(journal, [note], now, str(uuid4()))

    ours()
    size = _size(journal)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bench_bare (body {kind} NOT NULL)")

    def bare() -> None:
        with connection.cursor() as cursor:  # Django commits each statement outside of atomic().
            cursor.execute("INSERT INTO bench_bare (body) VALUES (%s)", [os.urandom(size)])

    [found] = in_turn(
        {"append one event": ours},
        bare,
        bare_is=f"INSERT and COMMIT, {size} bytes",
        rounds=ROUNDS,
        database=database,
    )
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE bench_bare")
    return [msgspec.structs.replace(found, note=f"{1000 / found.ours.median:,.0f} a second")]


def _size(journal: log.Journal) -> int:
    """How many bytes the columns of the newest entry hold."""
    row = Entry.objects.filter(vault_id=journal.private.id).latest("seq")
    return (
        len(row.sealed or b"") + len(row.tag) + len(row.digest) + len(row.form or "") + 16 + 16 + 12
    )
