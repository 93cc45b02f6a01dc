"""What the partner answers on a card: kept for them by the code, and sealed to the asker.

The asker's next page takes it into the asker's vault. What the partner wrote stays theirs to
erase: in the vault it is an entry of its own, and erasing needs no key.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from sameteam import vault
from sameteam.method.events import Answer, CardMade, CardWords, Event, OfferAnswered
from sameteam.web.store import links, log
from sameteam.web.store.connection import sweep_the_file
from sameteam.web.store.links import Opened
from sameteam.web.store.models import Entry, Link, Person
from sameteam.web.store.sessions import Sitting

_LABEL = "card answer"
_WORDS = 1  # the place of the partner's words among the entries of one answer


class Answered(msgspec.Struct, frozen=True):
    answer: Answer
    on: date
    at: datetime
    until: date | None = None
    option: str = ""  # picked instead
    instead: str = ""  # or named in their own words
    words: str = ""
    keeps_reason: bool = False


class NotTakenError(Exception):
    """Someone answered on this card meanwhile: it is shown again before anything is changed."""


def kept(opened: Opened) -> Answered | None:
    """What stands on the card now, for the one who wrote it."""
    if opened.link.kept is None:
        return None
    try:
        plain = vault.open_for_link(opened.code, bytes(opened.link.kept), "answer")
        return msgspec.msgpack.decode(plain, type=Answered)
    except (vault.VaultError, msgspec.MsgspecError):
        return None  # altered from outside: nobody can read it any more


def give(code: vault.LinkCode, given: Answered, version: int, now: datetime) -> bool:
    """Keep an answer. False: the card is not available. `version` is the one that was seen.

    The same answer sent twice is kept once. Raises NotTakenError.
    """
    with transaction.atomic():
        Link.objects.select_for_update().filter(pk=vault.link_id(code)).first()
        opened = links.find(code, given.on, now)
        if opened is None or opened.card is None:
            return False
        link, before = opened.link, kept(opened)
        if before is not None and _same(before, given):
            return True
        if link.version != version:
            raise NotTakenError
        plain = msgspec.msgpack.encode(given)
        owner = Person.objects.values_list("public_key", flat=True).get(pk=link.person_id)
        link.kept = vault.seal_for_link(code, plain, "answer")
        link.answer = vault.seal_to(vault.PublicKey(bytes(owner)), plain, label=_LABEL)
        link.version += 1
        link.save(update_fields=["kept", "answer", "version"])
    return True


def _same(one: Answered, other: Answered) -> bool:
    return msgspec.structs.replace(one, at=other.at, on=other.on) == other


def erase(opened: Opened) -> None:
    """All that the partner wrote, here and in the asker's notes. That there was an answer stays."""
    with transaction.atomic():
        link = Link.objects.select_for_update().get(pk=opened.link.pk)
        link.kept = link.answer = None
        link.save(update_fields=["kept", "answer"])
        _words_in_vault(link, link.version).update(sealed=None)
    sweep_the_file()


def take(sitting: Sitting, events: list[Event], now: datetime) -> bool:
    """Answers that came in since: into the asker's vault. True when there were any."""
    journal = sitting.journal
    if sitting.secrets is None or not _waiting(journal).exists():
        return False
    offers = {event.id: event.offer for event in events if isinstance(event, CardMade)}
    with links.held_still(journal):
        for link in _waiting(journal).select_for_update():
            name = bytes(link.pk).hex()
            given = _opened(sitting.secrets, bytes(link.answer))
            if given is not None and name in offers:
                _words_in_vault(link, link.version - 1).update(sealed=None)
                form = _form(name, link.version)
                log.append(journal, _as_events(given, name, offers[name]), now, form)
            link.answer = None
            link.save(update_fields=["answer"])
    return True


def _opened(secrets: vault.Secrets, sealed: bytes) -> Answered | None:
    """None for what was altered from outside: it says nothing, and must not close the notes."""
    try:
        plain = vault.open_sealed(secrets.secret_key, sealed, label=_LABEL)
        return msgspec.msgpack.decode(plain, type=Answered)
    except (vault.VaultError, msgspec.MsgspecError):
        return None


def _as_events(given: Answered, card: str, offer: str) -> list[Event]:
    answered = OfferAnswered(
        at=given.at,
        offer=offer,
        on=given.on,
        answer=given.answer,
        until=given.until,
        instead=given.option,
        card=card,
    )
    if not (given.words or given.instead or given.keeps_reason):
        return [answered]
    words = CardWords(
        at=given.at,
        card=card,
        offer=offer,
        words=given.words,
        instead=given.instead,
        keeps_reason=given.keeps_reason,
    )
    return [answered, words]


def _waiting(journal: log.Journal) -> QuerySet[Link]:
    return Link.objects.filter(vault_id=journal.private.id, answer__isnull=False)


def _form(name: str, version: int) -> str:
    return f"c-{name}-{version}"


def _words_in_vault(link: Link, up_to: int) -> QuerySet[Entry]:
    name = bytes(link.pk).hex()
    forms = [f"{_form(name, version)}.{_WORDS}" for version in range(1, up_to + 1)]
    return Entry.objects.filter(vault_id=link.vault_id, form__in=forms)
