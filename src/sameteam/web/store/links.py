"""Cards for someone without an account: made and closed by the asker, opened by a code.

Nothing here says whether a card was looked at. Locks are taken in one order: vaults, then links.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec
from django.db import OperationalError, transaction
from django.db.models import F

from sameteam import vault
from sameteam.web.store.log import Journal, NotKeptError, rows_of
from sameteam.web.store.models import Link, Vault

MOST_WRONG = 10
OPENS_FOR = timedelta(days=14)
ERASABLE_FOR = timedelta(days=90)  # after it ended: the words on it can still be erased that long


class Card(msgspec.Struct, frozen=True):
    """What a card shows. `until` is its last day, which the row does not tell for itself."""

    words: str
    until: date
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A link whose code is right. `card` is None when it is not available, whatever the reason."""

    link: Link
    code: vault.LinkCode
    card: Card | None


def make(journal: Journal, card: Card, now: datetime) -> vault.LinkCode:
    """A fresh link of this person. Stands in the caller's transaction."""
    while True:
        code = vault.LinkCode.fresh()
        if not Link.objects.filter(pk=vault.link_id(code)).exists():
            break
    Link.objects.create(
        id=vault.link_id(code),
        vault_id=journal.private.id,
        person_id=journal.person,
        proof=vault.link_proof(code),
        payload=vault.seal_for_link(code, msgspec.msgpack.encode(card), "card"),
        made_at=now,
        ends_at=now + OPENS_FOR,
    )
    return code


def find(code: vault.LinkCode, today: date, now: datetime) -> Opened | None:
    """The link of this code; None for a code that opens nothing. Wrong codes are counted."""
    link = Link.objects.filter(pk=vault.link_id(code)).first()
    if link is None:
        return None
    if not vault.proves(code, bytes(link.proof)):
        Link.objects.filter(pk=link.pk, wrong__lt=MOST_WRONG).update(wrong=F("wrong") + 1)
        return None
    return Opened(link, code, _card(link, code, today, now))


def _card(link: Link, code: vault.LinkCode, today: date, now: datetime) -> Card | None:
    """Each reason why it is not available stands on its own line; nobody is told which."""
    if link.payload is None or link.wrong >= MOST_WRONG:
        return None
    if not link.made_at <= now + timedelta(minutes=1) or now >= link.ends_at:
        return None
    if not _whole(link.person_id):
        return None
    try:
        plain = vault.open_for_link(code, bytes(link.payload), "card")
        card = msgspec.msgpack.decode(plain, type=Card)
    except (vault.VaultError, msgspec.MsgspecError):
        return None
    return card if today <= card.until else None


def _whole(person: UUID) -> bool:
    """Whether the notes behind the card fit together: a gate that can't be read is closed."""
    vaults = Vault.objects.filter(member__person_id=person)
    for row in vaults:
        head = vault.Head(row.head_seq, bytes(row.head_tag))
        if vault.verify(str(row.pk), rows_of(row.pk, head.seq), head):
            return False
    return len(vaults) >= 2


def close(journal: Journal, link_id: str) -> None:
    """Take one card back."""
    mine = Link.objects.filter(vault_id=journal.private.id, pk=bytes.fromhex(link_id))
    mine.update(payload=None)


def close_all(vault_id: UUID) -> None:
    """No card of this vault can be read or answered any more."""
    Link.objects.filter(vault_id=vault_id, payload__isnull=False).update(payload=None)


def is_open(journal: Journal, link_id: str, now: datetime) -> bool:
    """For the asker's own page; tells nothing of who looked at it."""
    row = Link.objects.filter(vault_id=journal.private.id, pk=bytes.fromhex(link_id)).first()
    if row is None or row.payload is None:
        return False
    return row.wrong < MOST_WRONG and now < row.ends_at


@contextmanager
def held_still(journal: Journal) -> Iterator[None]:
    """Nothing is appended to either of the person's vaults by anyone else in here.

    What is decided on the notes as they stand is kept before they can change. Raises NotKeptError.
    """
    try:
        with transaction.atomic():
            for each in (journal.private, journal.screening):
                Vault.objects.select_for_update().get(pk=each.id)
            yield
    except OperationalError:
        raise NotKeptError from None


def sweep(now: datetime) -> None:
    Link.objects.filter(ends_at__lt=now - ERASABLE_FOR).delete()


def name_of(code: vault.LinkCode) -> str:
    """How the asker's notes call the link; opens nothing."""
    return vault.link_id(code).hex()
