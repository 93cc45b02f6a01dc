"""The append-only log of one vault: a chain in which no entry can be moved, dropped or altered.

digest = BLAKE2b-256(sealed)
tag    = BLAKE2b-256(previous tag, vault, seq, author, made_at, digest), framed without ambiguity
sealed = seal of the payload, bound to vault, seq, author, made_at and the previous tag

Anyone can check the tags (`verify`). Only the key's owner can make an entry that opens, and only
the owner can make the mac of a head. An erased entry keeps its tag and digest; `sealed` is None.

What a chain cannot show: a log put back, whole, with an older head and that head's own mac (only
a head remembered elsewhere can), and whether it was the owner who erased an entry.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from sameteam.vault import box, hkdf
from sameteam.vault.errors import (
    CannotOpenError,
    ChainBrokenError,
    Fault,
    UnknownFormatError,
)
from sameteam.vault.keys import ScreenKey, Secret, VaultKey

LogKey = VaultKey | ScreenKey

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_INT64 = struct.Struct(">q")


class _EntryKey(Secret):
    """The part of a vault's key that seals entries."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log ends: the last entry's seq and tag. Seq 0 is the empty log."""

    seq: int
    tag: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One stored entry. `made_at` is aware and UTC; `sealed` is None once erased."""

    vault: str
    seq: int
    author: str
    made_at: datetime
    digest: bytes
    tag: bytes
    sealed: bytes | None

    def __repr__(self) -> str:
        return f"<EntryRow {self.seq}>"

    @property
    def head(self) -> Head:
        return Head(self.seq, self.tag)


@dataclass(frozen=True, slots=True)
class ChainFault:
    """`seq` is the entry, by its place in the chain, that shows the fault."""

    seq: int
    fault: Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An opened entry; `payload` is None when its owner erased it."""

    seq: int
    author: str
    made_at: datetime
    payload: bytes | None

    def __repr__(self) -> str:
        return f"<Opened {self.seq}>"


def genesis(vault: str) -> Head:
    """The head of the empty log of this vault."""
    return Head(0, _hash(b"genesis", vault.encode()))


def append(
    key: LogKey, vault: str, head: Head, author: str, made_at: datetime, payload: bytes
) -> EntryRow:
    """The next entry after `head`. Whoever stores it must let (vault, seq) be taken only once."""
    seq, at = head.seq + 1, _utc(made_at)
    sealed = box.seal(_entry_key(key), payload, aad=_place(vault, seq, author, at, head.tag))
    digest = _digest(sealed)
    return EntryRow(
        vault=vault,
        seq=seq,
        author=author,
        made_at=at,
        digest=digest,
        tag=_tag(vault, seq, author, at, head.tag, digest),
        sealed=sealed,
    )


def erase(row: EntryRow) -> EntryRow:
    """The entry without its content; the chain goes on through it."""
    return replace(row, sealed=None)


def verify(
    vault: str, rows: Iterable[EntryRow], head: Head, *, after: Head | None = None
) -> list[ChainFault]:
    """Every fault of the rows in the order given. Needs no key.

    `after` is where the rows begin, for a reader that knows the log up to there.
    """
    faults: list[ChainFault] = []
    at = after or genesis(vault)
    for row in rows:
        place = at.seq + 1
        if row.vault != vault:
            faults.append(ChainFault(place, Fault.FOREIGN))
        if row.seq > place:
            faults.append(ChainFault(place, Fault.GAP))
        elif row.seq < place:
            faults.append(ChainFault(row.seq, Fault.REPEATED))
        if row.sealed is not None and _digest(row.sealed) != row.digest:
            faults.append(ChainFault(row.seq, Fault.CONTENT))
        if _tag(row.vault, row.seq, row.author, row.made_at, at.tag, row.digest) != row.tag:
            faults.append(ChainFault(row.seq, Fault.TAG))
        at = row.head
    if at.seq < head.seq:
        faults.append(ChainFault(at.seq + 1, Fault.SHORT))
    elif at.seq > head.seq:
        faults.append(ChainFault(head.seq + 1, Fault.LONG))
    elif at.tag != head.tag:
        faults.append(ChainFault(head.seq, Fault.HEAD))
    return faults


def open_all(
    key: LogKey,
    vault: str,
    rows: Sequence[EntryRow],
    head: Head,
    *,
    after: Head | None = None,
) -> list[Opened]:
    """Verify, then open every entry in order. Raises ChainBrokenError with the first fault."""
    for fault in verify(vault, rows, head, after=after):
        raise ChainBrokenError(fault.seq, fault.fault)
    entry_key, previous, opened = _entry_key(key), after or genesis(vault), []
    for row in rows:
        payload = None
        if row.sealed is not None:
            place = _place(row.vault, row.seq, row.author, row.made_at, previous.tag)
            try:
                payload = box.unseal(entry_key, row.sealed, aad=place)
            except (CannotOpenError, UnknownFormatError):
                raise ChainBrokenError(row.seq, Fault.SEAL) from None
        opened.append(Opened(seq=row.seq, author=row.author, made_at=row.made_at, payload=payload))
        previous = row.head
    return opened


def head_mac(key: LogKey, vault: str, head: Head) -> bytes:
    """32 bytes that only the key's owner can make: a shortened log needs a head that has none."""
    framed = box.frame(vault.encode(), _INT64.pack(head.seq), head.tag)
    return blake2b(framed, digest_size=32, key=hkdf.subkey(key, "log head")).digest()


def check_head(key: LogKey, vault: str, head: Head, mac: bytes) -> None:
    """Raise ChainBrokenError when this head was not set by an owner of the key."""
    if not hmac.compare_digest(head_mac(key, vault, head), mac):
        raise ChainBrokenError(head.seq, Fault.HEAD)


def _entry_key(key: LogKey) -> _EntryKey:
    return _EntryKey(hkdf.subkey(key, "log entry"))


def _place(vault: str, seq: int, author: str, made_at: datetime, previous: bytes) -> bytes:
    return box.frame(
        b"entry", vault.encode(), _INT64.pack(seq), author.encode(), _micros(made_at), previous
    )


def _tag(
    vault: str, seq: int, author: str, made_at: datetime, previous: bytes, digest: bytes
) -> bytes:
    return _hash(b"entry", _place(vault, seq, author, made_at, previous), digest)


def _digest(sealed: bytes) -> bytes:
    return _hash(b"sealed", sealed)


def _hash(label: bytes, *parts: bytes) -> bytes:
    return blake2b(box.frame(*parts), digest_size=32, person=b"sameteam" + label).digest()


def _utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("made_at must be an aware datetime")
    return moment.astimezone(UTC)


def _micros(moment: datetime) -> bytes:
    """Microseconds since 1970 as 8 bytes: whole numbers, so a database gives back the same."""
    return _INT64.pack((_utc(moment) - _EPOCH) // timedelta(microseconds=1))
