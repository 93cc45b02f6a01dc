"""Putting something to the partner: decided on the notes as they stand, and kept in one go."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils import timezone

from sameteam.method import NotNow, not_now_to_offer
from sameteam.method.events import (
    AskWritten,
    CardClosed,
    CardMade,
    Event,
    OfferMade,
    OfferWithdrawn,
)
from sameteam.method.options import fitting
from sameteam.method.screening import SCREEN_HOLDS_DAYS
from sameteam.web.plan.situation import Reading, read
from sameteam.web.refusal.keep import fresh_id
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.store import links, log
from sameteam.web.store.links import Card
from sameteam.web.store.sessions import Sitting

MOST_OPTIONS = 6  # on a card; more would be a menu


def make_offer(sitting: Sitting, ask: AskWritten, form: str, *, with_link: bool) -> NotNow | None:
    """Write down that it was asked, with a private link or without. A refusal says why not."""
    journal = sitting.journal
    with links.held_still(journal):
        if log.is_kept(journal, form):
            return None  # sent twice
        reading = read(sitting)
        held = not_now_to_offer(reading.situation, ask.what)
        if held is not None:
            return held
        now, on, offer = timezone.now(), today(), fresh_id()
        until = _last_day(reading, on) if with_link else None
        events: list[Event] = [
            OfferMade(
                at=now,
                id=offer,
                on=on,
                what=ask.what,
                words=ask.words,
                wait_until=until,
                ask=ask.id,
            )
        ]
        if until is not None:
            events.append(_link(sitting, ask, offer, until, reading, now))
        log.append(journal, events, now, form)
    return None


def add_link(sitting: Sitting, ask: AskWritten, form: str) -> None:
    """A link to an ask that was made and waits for its answer. Nothing is asked anew."""
    journal = sitting.journal
    with links.held_still(journal):
        reading = read(sitting)
        offer = reading.situation.open_offer
        if log.is_kept(journal, form) or not reading.gate.is_open:
            return
        if offer is None or offer.ask != ask.id or open_card(reading, sitting) is not None:
            return
        now = timezone.now()
        made = _link(sitting, ask, offer.id, _last_day(reading, today()), reading, now)
        log.append(journal, [made], now, form)


def _link(
    sitting: Sitting, ask: AskWritten, offer: str, until: date, reading: Reading, now: datetime
) -> CardMade:
    fit = [each.id for each in fitting(reading.situation, library()) if each.id != ask.what]
    card = Card(words=ask.words, until=until, options=tuple(fit[:MOST_OPTIONS]))
    code = links.make(sitting.journal, card, now)
    name = links.name_of(code)
    return CardMade(at=now, id=name, offer=offer, code=code.spelled, until=until)


def _last_day(reading: Reading, on: date) -> date:
    """Two weeks, and never longer than the answers to the private questions hold."""
    screened = reading.situation.safety.screened_on or on
    return min(on + links.OPENS_FOR, screened + timedelta(days=SCREEN_HOLDS_DAYS))


def take_back(sitting: Sitting, form: str) -> None:
    """End the open offer, and every card with it. It still counts as asked."""
    journal = sitting.journal
    with links.held_still(journal):
        reading = read(sitting)
        offer = reading.situation.open_offer
        if log.is_kept(journal, form) or offer is None:
            return
        now = timezone.now()
        events: list[Event] = [OfferWithdrawn(at=now, offer=offer.id, on=today())]
        events += [CardClosed(at=now, card=card.id) for card in cards_of(reading, offer.id)]
        links.close_all(journal.private.id)
        log.append(journal, events, now, form)


def cards_of(reading: Reading, offer: str) -> list[CardMade]:
    return [each for each in reading.events if isinstance(each, CardMade) and each.offer == offer]


def open_card(reading: Reading, sitting: Sitting) -> CardMade | None:
    """The card of the open offer that can still be opened."""
    offer = reading.situation.open_offer
    if offer is None:
        return None
    now = timezone.now()
    found = [
        card
        for card in cards_of(reading, offer.id)
        if card.until >= today() and links.is_open(sitting.journal, card.id, now)
    ]
    return found[-1] if found else None


def last_ask(reading: Reading, what: str = "") -> AskWritten | None:
    """The newest written ask; of one kind, when `what` names it."""
    written = [
        each
        for each in reading.events
        if isinstance(each, AskWritten) and (not what or each.what == what)
    ]
    return written[-1] if written else None


def ask_of(reading: Reading, ask_id: str) -> AskWritten | None:
    """The written ask of this id."""
    written = (each for each in reading.events if isinstance(each, AskWritten))
    return next((each for each in written if each.id == ask_id), None)
