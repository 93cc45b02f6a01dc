"""Bring a backup back: the whole file is checked first, then all of it is put in, or nothing.

Whoever erased all stays erased (safety.md, R-9): the tombstones of this database and of the file
are joined, and what only those people could open does not come back. So does an entry that was
erased by itself here: its place in the chain comes back, and not what it said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from sameteam.web.store import copy, keyfile
from sameteam.web.store.models import (
    Entry,
    Held,
    Knock,
    Member,
    Person,
    Session,
    Tombstone,
    Vault,
)

CHUNK = 200


class NotRestoredError(Exception):
    """Nothing was changed; says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Rows put in, by table; `kept_out` counts the people who had erased all."""

    counts: dict[str, int]
    kept_out: int
    key_changed: bool


def restore(path: Path, *, replace: bool = False, damaged_too: bool = False) -> Restored:
    """Put the copy's rows in place of all that is here.

    Raises copy.CopyFault and OSError for the file, NotRestoredError and keyfile.WrongKeyError for
    everything else.
    """
    found = copy.examine(path)
    if found.broken and not damaged_too:
        raise NotRestoredError(
            f"In {len(found.broken)} of its vaults the entries do not fit together. With "
            "--damaged-too they come back as they are."
        )
    if found.header.migration not in _known_migrations():
        raise NotRestoredError("It was made by a newer version of this app. Update the app first.")
    new_key = keyfile.needed(found.header)
    with keyfile.undone_on_failure() as put_key, transaction.atomic():
        if not replace and not is_empty():
            raise NotRestoredError(
                "There is something in this database already. With --replace it is erased first."
            )
        restored = _put_all(path, found)
        if new_key is not None:
            put_key(new_key)
    return Restored(restored, len(found.people & _dead(found)), new_key is not None)


def is_empty() -> bool:
    return not any(model.objects.exists() for model in (Person, Vault, Entry))


def _known_migrations() -> set[str]:
    on_disk = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    return {name for app, name in on_disk if app == "store"}


def _dead(found: copy.Examined) -> set[UUID]:
    return {*found.tombstones, *Tombstone.objects.values_list("person", flat=True)}


def _put_all(path: Path, found: copy.Examined) -> dict[str, int]:
    erased = {bytes(tag) for tag in _erased_tags()}
    for model in (Session, Held, Knock, Entry, Member, Vault, Person):
        model.objects.all().delete()
    counts: Counter[str] = Counter()
    dead = _dead(found)
    living = {each for each, people in found.doors.items() if people - dead}
    chunk: list[Model] = []
    for row in _rows(path, found):
        if not _comes_back(row, dead, living):
            continue
        if chunk and (type(chunk[0]) is not type(row) or len(chunk) >= CHUNK):
            _put(chunk)
            chunk = []
        if isinstance(row, Entry) and row.tag in erased:
            row.sealed = None
        chunk.append(row)
        counts[type(row).__name__.lower()] += 1
    _put(chunk)
    return dict(counts)


def _erased_tags() -> Iterator[bytes]:
    """A tag names one entry of one vault, whatever copy of it is looked at."""
    return Entry.objects.filter(sealed=None).values_list("tag", flat=True).iterator()


def _comes_back(row: Model, dead: set[UUID], living: set[UUID]) -> bool:
    match row:
        case Person():
            return row.pk not in dead
        case Vault():
            return row.pk in living
        case Member():
            return row.vault_id in living and row.person_id not in dead
        case Entry():
            return row.vault_id in living
    return True


def _put(chunk: list[Model]) -> None:
    if not chunk:
        return
    try:
        # A tombstone may stand in both; nothing else can clash with what is here.
        type(chunk[0])._default_manager.bulk_create(
            chunk, ignore_conflicts=isinstance(chunk[0], Tombstone)
        )
    except IntegrityError:
        raise NotRestoredError("Two of its rows contradict each other.") from None


def _rows(path: Path, found: copy.Examined) -> Iterator[Model]:
    """The rows once more; the file must not have changed since it was examined."""
    for each in copy.read(path):
        if isinstance(each, Model):
            yield each
        elif isinstance(each, copy.Seal) and each.sha256 != found.sha256:
            raise NotRestoredError("The file changed while it was read.")
