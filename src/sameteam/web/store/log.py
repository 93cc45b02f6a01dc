"""Append and load: the one door to a vault's entries.

An append is one transaction: all of its entries, in both of a person's vaults, or none. When it
returns, they are on disk. A form that comes twice appends once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
from django.db import IntegrityError, InternalError, OperationalError, connection, transaction

from sameteam import vault
from sameteam.method.events import SCREENING_KINDS, Event
from sameteam.web.store.connection import sweep_the_file
from sameteam.web.store.models import Entry, Link, Vault

TRIES = 6
_encode = msgspec.msgpack.Encoder().encode
_decode: Callable[[bytes], Event] = msgspec.msgpack.Decoder(Event).decode


@dataclass(frozen=True, slots=True)
class OpenVault:
    """A vault with the key that opens it."""

    id: UUID
    key: vault.LogKey

    def __repr__(self) -> str:
        return f"<OpenVault {self.id}>"


@dataclass(frozen=True, slots=True)
class Journal:
    """A person's two vaults: what they wrote, and apart from it what the screens found."""

    person: UUID
    private: OpenVault
    screening: OpenVault


@dataclass(frozen=True, slots=True)
class Kept:
    """One stored event and its place; `event` is None once erased."""

    seq: int
    event: Event | None


class NotKeptError(RuntimeError):
    """The database was busy, full, read-only or gone to the end of all tries."""


def make_vault(kind: str, key: vault.LogKey, vault_id: UUID) -> OpenVault:
    head = vault.genesis(str(vault_id))
    Vault.objects.create(
        id=vault_id,
        kind=kind,
        head_seq=head.seq,
        head_tag=head.tag,
        head_mac=vault.head_mac(key, str(vault_id), head),
    )
    return OpenVault(vault_id, key)


def append(journal: Journal, events: Sequence[Event], now: datetime, form: str) -> bool:
    """Keep the events. `form` is the id of the form that brought them.

    What closes the gate closes the person's cards in the same moment.

    Returns False when that form was kept before. Raises NotKeptError, vault.ChainBrokenError.
    """
    private = [event for event in events if not isinstance(event, SCREENING_KINDS)]
    screening = [event for event in events if isinstance(event, SCREENING_KINDS)]
    for _ in range(TRIES):
        try:
            with transaction.atomic():
                fresh = _append_to(journal, journal.private, private, now, form)
                apart = _append_to(journal, journal.screening, screening, now, form)
                if any(event.level != "none" for event in screening):
                    # No card of this person can be read or answered from here on.
                    Link.objects.filter(vault_id=journal.private.id).update(payload=None)
            return fresh or apart
        except IntegrityError:
            continue  # Another writer took the place: read again and try again.
        except OperationalError:
            # PostgreSQL may have ended a deadlock. SQLite has waited its whole timeout already.
            if connection.vendor == "sqlite":
                break
        except InternalError:
            break  # a server that takes no writes, such as a standby
    raise NotKeptError


def _append_to(
    journal: Journal, opened: OpenVault, events: Iterable[Event], now: datetime, form: str
) -> bool:
    events = list(events)
    if not events:
        return False
    row = Vault.objects.select_for_update().get(pk=opened.id)
    if Entry.objects.filter(vault=row, form=f"{form}.0").exists():
        return False
    name = str(opened.id)
    head = vault.Head(row.head_seq, bytes(row.head_tag))
    vault.check_head(opened.key, name, head, bytes(row.head_mac))
    for place, event in enumerate(events):
        sealed = vault.append(opened.key, name, head, str(journal.person), now, _encode(event))
        Entry.objects.create(
            vault=row,
            seq=sealed.seq,
            author=journal.person,
            made_at=sealed.made_at,
            digest=sealed.digest,
            tag=sealed.tag,
            sealed=sealed.sealed,
            form=f"{form}.{place}",
        )
        head = vault.Head(sealed.seq, sealed.tag)
    row.head_seq, row.head_tag = head.seq, head.tag
    row.head_mac = vault.head_mac(opened.key, name, head)
    row.save()
    return True


def is_kept(journal: Journal, form: str) -> bool:
    """Whether this form was taken in before."""
    vaults = [journal.private.id, journal.screening.id]
    return Entry.objects.filter(vault__in=vaults, form=f"{form}.0").exists()


def rows_of(vault_id: UUID, up_to: int) -> list[vault.EntryRow]:
    """The entries up to a head's seq: one that is appended meanwhile belongs to the next head."""
    name = str(vault_id)
    found = Entry.objects.filter(vault_id=vault_id, seq__lte=up_to).order_by("seq")
    # Plain values: at a thousand entries the model objects would take a fifth of the time.
    columns = found.values_list("seq", "author", "made_at", "digest", "tag", "sealed")
    return [
        vault.EntryRow(
            vault=name,
            seq=seq,
            author=str(author),
            made_at=made_at,
            digest=bytes(digest),
            tag=bytes(tag),
            sealed=None if sealed is None else bytes(sealed),
        )
        for seq, author, made_at, digest, tag, sealed in columns
    ]


def load(opened: OpenVault) -> list[Kept]:
    """Every entry in order, verified. Raises vault.ChainBrokenError."""
    row = Vault.objects.get(pk=opened.id)
    head = vault.Head(row.head_seq, bytes(row.head_tag))
    rows = rows_of(opened.id, head.seq)
    name = str(opened.id)
    vault.check_head(opened.key, name, head, bytes(row.head_mac))
    return [
        Kept(entry.seq, None if entry.payload is None else _decode(entry.payload))
        for entry in vault.open_all(opened.key, name, rows, head)
    ]


def events(journal: Journal) -> list[Event]:
    """All that happened, of both vaults."""
    kept = [*load(journal.private), *load(journal.screening)]
    return [entry.event for entry in kept if entry.event is not None]


def erase_entries(opened: OpenVault, places: Iterable[int]) -> None:
    """Drop what these entries say; their tags stay, so the chain goes on through them."""
    Entry.objects.filter(vault_id=opened.id, seq__in=list(places)).update(sealed=None)
    sweep_the_file()
