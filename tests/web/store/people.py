"""People with something in their vaults, and what stands in a copy of them."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from sameteam.method.events import DisclosureNoticed, NoteWritten
from sameteam.vault import SessionToken
from sameteam.web.accounts import door
from sameteam.web.store import log, sessions
from sameteam.web.store.log import Journal
from sameteam.web.store.models import Member, Person, Tombstone, Vault

NOW = datetime(2026, 11, 2, 9, 30, 15, 123456, tzinfo=UTC)
TODAY = date(2026, 11, 2)


def journal_of(name: str, passphrase: str) -> Journal:
    """What a sign-in opens. Raises vault.WrongPassphraseError when there is nobody to open."""
    opened = door.sign_in(name, passphrase, NOW, "")
    person = door.person_of(opened.row).pk
    extra = sessions.vaults_of(person)
    return sessions.Sitting(SessionToken.fresh(), person, opened.secrets, extra, 300).journal


@dataclass(frozen=True, slots=True)
class Someone:
    name: str
    passphrase: str

    @property
    def journal(self) -> Journal:
        return journal_of(self.name, self.passphrase)

    @property
    def id(self) -> UUID:
        return self.journal.person

    def write(self, words: str) -> None:
        """One action: a note, and apart from it a sign that was noticed in it."""
        add(self.journal, words)

    def says(self) -> list[str]:
        return [e.words for e in log.events(self.journal) if isinstance(e, NoteWritten)]

    def erase_all(self) -> None:
        person = self.id
        Vault.objects.filter(pk__in=Member.objects.filter(person=person).values("vault")).delete()
        Person.objects.filter(pk=person).delete()
        Tombstone.objects.create(person=person, made_at=NOW)


def add(journal: Journal, words: str) -> None:
    note = NoteWritten(at=NOW, id=uuid4().hex, on=TODAY, words=words)
    noticed = DisclosureNoticed(at=NOW, on=TODAY, level="check", signs=("fear",))
    log.append(journal, [note, noticed], NOW, uuid4().hex)


def lines_of(copy: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gzip.decompress(copy.read_bytes()).splitlines()]


def write_lines(copy: Path, lines: list[dict[str, Any]]) -> None:
    """As someone would who knows the format: counts and checksum are right again."""
    header, *rows = [line for line in lines if "sha256" not in line]
    for table in header["counts"]:
        header["counts"][table] = sum(row["table"] == table for row in rows)
    body = b"".join(json.dumps(line).encode() + b"\n" for line in (header, *rows))
    seal = json.dumps({"sha256": hashlib.sha256(body).hexdigest()}, separators=(",", ":"))
    copy.write_bytes(gzip.compress(body + seal.encode() + b"\n"))
