"""Reading a backup file, and everything that can be checked in it before a row is touched."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal
from uuid import UUID

import msgspec
from django.db.models import Model

from sameteam import vault
from sameteam.web.store.models import Entry, Member, Person, Tombstone, Vault
from sameteam.web.store.rows import TABLES, RowFault, entry_row, row_of

LONGEST_LINE = 64 * 1024 * 1024


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first line. `key` is the key file's value, or None for a copy made on a host."""

    format: Literal["sameteam-backup"] = "sameteam-backup"
    version: Literal[1] = 1
    made_at: datetime
    migration: str
    counts: dict[str, int]
    key: str | None
    key_check: str


class Seal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line: SHA-256 of every byte before it, as hex."""

    sha256: str


class CopyFault(Exception):  # noqa: N818 (the fault of a file, told in plain words)
    """The file can't be used as a backup; says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a whole and consistent file holds. `doors` are the people who can open each vault."""

    header: Header
    sha256: str
    tombstones: frozenset[UUID]
    people: frozenset[UUID]
    doors: dict[UUID, frozenset[UUID]]
    broken: tuple[UUID, ...]  # vaults whose chain does not verify


def key_check(pepper: bytes) -> str:
    """Tells whether a pepper is the one of this copy, and nothing else about it."""
    return hashlib.blake2b(b"backup", key=pepper, digest_size=16, person=b"sameteam").hexdigest()


def read(path: Path) -> Iterator[Header | Model | Seal]:
    """Header, rows, seal, one at a time. Raises CopyFault; OSError when it can't be opened."""
    digest = hashlib.sha256()
    header: Header | None = None
    for number, line in enumerate(_lines(path), start=1):
        if header is None:
            header = _header(line)
            yield header
        elif line.startswith(b'{"sha256"'):
            seal = _decoded(line, Seal, number)
            if seal.sha256 != digest.hexdigest():
                raise CopyFault("It was changed or damaged after it was made.")
            yield seal
        else:
            try:
                yield row_of(_decoded(line, dict, number))[1]
            except RowFault:
                raise CopyFault(f"Line {number} is no row of this version.") from None
        digest.update(line)


def examine(path: Path) -> Examined:
    """Read the whole file and check it. Raises CopyFault, OSError."""
    check = _Check()
    stream = read(path)
    header = next(stream, None)
    if not isinstance(header, Header):
        raise CopyFault("It is empty.")
    seal: Seal | None = None
    for found in stream:
        if seal is not None:
            raise CopyFault("Something stands after its end.")
        if isinstance(found, Seal):
            seal = found
        elif isinstance(found, Model):
            check.take(found)
    if seal is None:
        raise CopyFault("It is cut short.")
    return check.end(header, seal)


@dataclass(slots=True)
class _Check:
    """Takes the rows in their order, with one vault's entries at a time in memory."""

    counts: Counter[str] = field(default_factory=Counter)
    tombstones: set[UUID] = field(default_factory=set)
    people: set[UUID] = field(default_factory=set)
    heads: dict[UUID, vault.Head] = field(default_factory=dict)
    doors: dict[UUID, set[UUID]] = field(default_factory=dict)
    broken: list[UUID] = field(default_factory=list)
    entries: list[vault.EntryRow] = field(default_factory=list)
    at: UUID | None = None  # the vault whose entries are coming in
    done: set[UUID] = field(default_factory=set)

    def take(self, row: Model) -> None:
        self.counts[type(row).__name__.lower()] += 1
        match row:
            case Tombstone():
                self.tombstones.add(row.person)
            case Person():
                self.people.add(row.pk)
            case Vault():
                self.heads[row.pk] = vault.Head(row.head_seq, row.head_tag)
                self.doors[row.pk] = set()
            case Member():
                if row.vault_id not in self.doors or row.person_id not in self.people:
                    raise CopyFault("Someone's key to a vault belongs to nothing in it.")
                self.doors[row.vault_id].add(row.person_id)
            case Entry():
                self._entry(row)

    def end(self, header: Header, seal: Seal) -> Examined:
        self._close()
        if {name: self.counts[name] for name in TABLES} != header.counts:
            raise CopyFault("It does not hold as many rows as its first line says.")
        for left in self.heads.keys() - self.done:
            self._verify(left)
        return Examined(
            header=header,
            sha256=seal.sha256,
            tombstones=frozenset(self.tombstones),
            people=frozenset(self.people),
            doors={each: frozenset(people) for each, people in self.doors.items()},
            broken=tuple(self.broken),
        )

    def _entry(self, row: Entry) -> None:
        if row.vault_id != self.at:
            self._close()
            if row.vault_id not in self.heads or row.vault_id in self.done:
                raise CopyFault("Its entries are not in order.")
            self.at = row.vault_id
        self.entries.append(entry_row(row))

    def _close(self) -> None:
        if self.at is not None:
            self._verify(self.at)
        self.at, self.entries = None, []

    def _verify(self, vault_id: UUID) -> None:
        self.done.add(vault_id)
        if vault.verify(str(vault_id), self.entries, self.heads[vault_id]):
            self.broken.append(vault_id)


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path, "rb") as packed:
        try:
            while line := packed.readline(LONGEST_LINE):
                yield line
        except gzip.BadGzipFile:
            raise CopyFault("It is no backup of this app.") from None
        except (EOFError, zlib.error):
            raise CopyFault("It is cut short or damaged.") from None


def _header(line: bytes) -> Header:
    try:
        known = msgspec.json.decode(line, type=dict)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        known = {}
    if known.get("format") != "sameteam-backup":
        raise CopyFault("It is no backup of this app.")
    if known.get("version") != 1:
        raise CopyFault("It was made by a newer version of this app. Update the app first.")
    return _decoded(line, Header, 1)


def _decoded(line: bytes, shape: type, number: int) -> object:
    try:
        return msgspec.json.decode(line, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise CopyFault(f"Line {number} can't be read.") from None
