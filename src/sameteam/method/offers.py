"""Everything put to the partner, its answers, and what the two agreed on that runs now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sameteam.method.days import is_within, plus_days
from sameteam.method.events import (
    Answer,
    CardWords,
    Event,
    OfferAnswered,
    OfferMade,
    OfferWithdrawn,
    SeriesEnded,
    SeriesMet,
    SeriesStarted,
)
from sameteam.method.refusals import Refusal
from sameteam.method.sequence import all_of, newest_first

SMALL_ASK = "small_ask"
CHECK_IN = "check_in"
WAIT_DAYS = 7  # for an offer with no date of its own
LATER_DAYS = 14  # for "later" with no date named
ACCEPTED_RUNS_DAYS = 42  # a yes that never got a series is over after this
ACCEPTED_LOOK_BACK_DAYS = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing put to the partner, with its latest answer."""

    id: str
    on: date
    what: str
    waits_until: date
    answer: Answer | None = None
    answered_on: date | None = None
    instead: str = ""
    ask: str = ""
    withdrawn_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.answer in (None, "later") and self.withdrawn_on is None

    @property
    def is_declined(self) -> bool:
        """A silence that the asker wrote down is a no, too."""
        return self.answer in ("no", "silence")

    @property
    def is_accepted(self) -> bool:
        return self.answer == "yes"

    @property
    def closed_on(self) -> date:
        return self.answered_on or self.withdrawn_on or self.on


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Something that the two agreed on and that goes on now."""

    what: str  # trial, check_in, other, or what was offered
    next_on: date | None = None
    look_back_on: date | None = None


def fold_offers(events: Sequence[Event]) -> tuple[Offer, ...]:
    answers = {e.offer: e for e in all_of(events, OfferAnswered)}
    begun = {e.offer: e.at.date() for e in all_of(events, SeriesStarted)}
    withdrawn = {e.offer: e.on for e in all_of(events, OfferWithdrawn)}
    instead = {e.offer: e.instead for e in all_of(events, CardWords)}
    found = {
        e.id: replace(
            _offer(e, answers.get(e.id), begun.get(e.id), instead.get(e.id, "")),
            withdrawn_on=withdrawn.get(e.id),
        )
        for e in all_of(events, OfferMade)
    }
    return tuple(newest_first(found.values(), lambda offer: (offer.closed_on, offer.on)))


def _offer(
    made: OfferMade, answer: OfferAnswered | None, begun_on: date | None, instead: str
) -> Offer:
    """A series that began is a yes, even when nobody wrote the yes down."""
    if begun_on is not None and (answer is None or answer.answer == "later"):
        answer = OfferAnswered(at=made.at, offer=made.id, on=begun_on, answer="yes")
    waits_until = made.wait_until or plus_days(made.on, WAIT_DAYS)
    if answer is not None and answer.answer == "later":
        waits_until = answer.until or plus_days(answer.on, LATER_DAYS)
    return Offer(
        id=made.id,
        on=made.on,
        what=made.what,
        waits_until=waits_until,
        answer=answer.answer if answer else None,
        answered_on=answer.on if answer else None,
        instead=(answer.instead or instead) if answer else "",
        ask=made.ask,
    )


def fold_running(
    events: Sequence[Event], offers: tuple[Offer, ...], refusals: tuple[Refusal, ...], today: date
) -> tuple[Running, ...]:
    """Series that have not ended, and fresh yeses that have no series yet."""
    ended = {e.series for e in all_of(events, SeriesEnded)}
    met = {e.series: e for e in all_of(events, SeriesMet)}
    started = all_of(events, SeriesStarted)
    running = [
        Running(
            what=e.what,
            next_on=met[e.id].next_on if e.id in met else e.next_on,
            look_back_on=e.look_back_on,
        )
        for e in {e.id: e for e in started}.values()
        if e.id not in ended
    ]
    in_series = {e.offer for e in started}
    last_refusal = refusals[0].on if refusals else date.min
    running += [
        Running(what=o.what, look_back_on=plus_days(o.closed_on, ACCEPTED_LOOK_BACK_DAYS))
        for o in offers
        if o.is_accepted
        and o.id not in in_series
        and last_refusal <= o.closed_on  # a later no takes a bare yes back
        and is_within(o.closed_on, today, ACCEPTED_RUNS_DAYS)
    ]
    return tuple(running)
