"""Looks everything over that can be checked without anybody's passphrase.

A finding names ids and counts, never what somebody wrote: all of that is sealed.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor

from sameteam import vault
from sameteam.content import ContentError, load_library
from sameteam.language import reader
from sameteam.language.rule import TASKS
from sameteam.language.rulebook import RulebookError, load_rules
from sameteam.web.store.backup import snapshot
from sameteam.web.store.connection import UnsafeConnectionError, check
from sameteam.web.store.models import Entry, Member, Person, Tombstone, Vault
from sameteam.web.store.rows import entry_row, rows

# How many bytes each of a person's columns has; the rest is as long as its seal.
LENGTHS = {"handle": 32, "salt": 16, "verifier": 32, "public_key": 32, "mac": 32}
SAYS_OK = "ok"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found amiss, one plain line each, and how much was looked at."""

    findings: tuple[str, ...]
    counts: dict[str, int]


def look() -> Looked:
    """Everything in one snapshot of the database. Raises DatabaseError when it can't be read."""
    findings = [*_content(), *_files(settings.HOME), *_connection()]
    with snapshot():
        waiting = list(_tables())
        findings += waiting
        counts: dict[str, int] = {}
        if not waiting:
            for look_at in LOOKS:
                findings += look_at()
            counts = {table: rows(table).count() for table in ("person", "vault", "entry")}
    return Looked(tuple(findings), counts)


def _content() -> Iterator[str]:
    try:
        load_library()
    except ContentError as fault:
        yield from (f"Content: {each}" for each in fault.faults)
    for task in TASKS:
        try:
            load_rules(task)
        except RulebookError as fault:
            yield from (f"Rules: {each}" for each in fault.faults)
        except OSError:
            yield f"Rules: the folder {task} is missing."
    if because := reader.fault():
        yield f"The trained reader can't be used, and the rules alone read: {because}"


def _files(home: Path | None) -> Iterator[str]:
    """On one's own machine: the folder and what lies in it are for their owner alone."""
    if home is None or os.name != "posix":
        return
    for path in (home, *sorted(home.glob("key*")), *sorted(home.glob("notes.db*"))):
        if not path.exists():
            continue
        mode, wanted = stat.S_IMODE(path.stat().st_mode), 0o700 if path.is_dir() else 0o600
        if mode & ~wanted:
            yield f"{path}: others can get at it (mode {mode:o}). Set it with: chmod {wanted:o}"


def _connection() -> Iterator[str]:
    try:
        check(connection)
    except UnsafeConnectionError as fault:
        yield f"{fault}. What is acknowledged could be lost."
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for (said,) in cursor.execute("PRAGMA integrity_check(20)").fetchall():
                if said != SAYS_OK:
                    yield f"The database file is damaged: {said}"


def _tables() -> Iterator[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if plan:
        yield "The tables are not up to date. Start the app once to bring them up: sameteam serve"


def _chains() -> Iterator[str]:
    for row in Vault.objects.order_by("pk").iterator():
        head = vault.Head(row.head_seq, bytes(row.head_tag))
        entries = Entry.objects.filter(vault=row).order_by("seq").iterator()
        faults = vault.verify(str(row.pk), map(entry_row, entries), head)
        if faults:
            first = faults[0]
            yield (
                f"Vault {row.pk}: its entries do not fit together, from entry {first.seq} on "
                f"({first.fault.value}). Bring it back from a backup."
            )
        if len(bytes(row.head_mac)) != 32:
            yield f"Vault {row.pk}: the mark of its last entry is cut short."


def _people() -> Iterator[str]:
    erased = set(Tombstone.objects.values_list("person", flat=True))
    for person in Person.objects.order_by("pk").iterator():
        cost = vault.KdfParams(person.kdf_m_kib, person.kdf_t, person.kdf_p)
        try:
            cost.check(allow_weak=settings.ALLOW_WEAK_KDF)
        except vault.VaultError as fault:
            yield f"Person {person.pk}: {fault}"
        for column, length in LENGTHS.items():
            if len(bytes(getattr(person, column))) != length:
                yield f"Person {person.pk}: {column} does not have {length} bytes."
        kinds = set(Member.objects.filter(person=person).values_list("vault__kind", flat=True))
        for kind in {"private", "screening"} - kinds:
            yield f"Person {person.pk}: the {kind} vault is missing."
        if person.pk in erased:
            yield f"Person {person.pk}: they erased all, and are here again."


def _orphans() -> Iterator[str]:
    """Rows that belong to nothing. Foreign keys forbid most of them; a damaged file may not."""
    ties: list[tuple[str, Any, str, type[models.Model]]] = [
        ("entries without a vault", Entry, "vault_id", Vault),
        ("keys without a vault", Member, "vault_id", Vault),
        ("keys without a person", Member, "person_id", Person),
    ]
    for name, model, column, other in ties:
        there = other._default_manager.filter(pk=models.OuterRef(column))
        count = model.objects.filter(~models.Exists(there)).count()
        if count:
            yield f"There are {count} {name}."
    closed = Vault.objects.filter(member=None).count()
    if closed:
        yield f"There are {closed} vaults that nobody has a key to."


LOOKS: tuple[Callable[[], Iterator[str]], ...] = (_chains, _people, _orphans)
