"""All that is known, folded into one frozen value. The rules read this and nothing else.

Dates may lie in the future of `today` (clocks jump, people mistype): nothing breaks, and what
rests goes on resting. Source: method.md, "Words that we use everywhere" and section 8.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from sameteam.method.days import days_from
from sameteam.method.disclosures import SafetyState, fold_safety
from sameteam.method.events import (
    SCREENING_KINDS,
    DisclosureNoticed,
    Event,
    LimitSaid,
    OfferAnswered,
    OfferMade,
    ReasonsAsked,
    RefusalRecorded,
    ScreenTaken,
    SeriesStarted,
    SoloDone,
    StepChosen,
    StepSetAside,
    TalkHeld,
    TalkPlanned,
)
from sameteam.method.offers import Offer, Running, fold_offers, fold_running
from sameteam.method.refusals import Refusal, fold_refusals
from sameteam.method.sequence import all_of

CHOICE_DAYS = 14

D = TypeVar("D", ReasonsAsked, SoloDone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Plain fields, all derived from the events and from `today`."""

    today: date
    safety: SafetyState
    refusals: tuple[Refusal, ...] = ()  # newest first
    reasons: tuple[str, ...] = ()  # over all refusals, the newest weighs first
    offers: tuple[Offer, ...] = ()  # newest first
    running: tuple[Running, ...] = ()
    accepted_on: tuple[date, ...] = ()  # every yes and every start of a series
    last_talk: date | None = None
    last_talk_heated: bool = False
    talk: TalkPlanned | None = None  # planned, and not looked back at yet
    tries: tuple[date, ...] = ()  # gentle tries at asking why
    unanswered: tuple[date, ...] = ()  # those without an answer since the last answered one
    limits: tuple[date, ...] = ()
    solo: tuple[tuple[date, str], ...] = ()  # day and exercise id, oldest first
    set_aside: tuple[tuple[str, date], ...] = ()  # step and the date until which it rests
    chosen: str = ""
    chosen_on: date | None = None

    @property
    def main_reason(self) -> str:
        return self.reasons[0] if self.reasons else ""

    @property
    def leading_reason(self) -> str:
        """The first reason that an ask can be shaped by: pressure asks for none."""
        return next((reason for reason in self.reasons if reason != "pressure"), "")

    @property
    def pressure_on(self) -> date | None:
        """The last day on which the partner showed that they felt pushed."""
        return max((r.on for r in self.refusals if "pressure" in r.reasons), default=None)

    @property
    def declined(self) -> tuple[Offer, ...]:
        return tuple(offer for offer in self.offers if offer.is_declined)

    @property
    def open_offer(self) -> Offer | None:
        return next((offer for offer in self.offers if offer.is_open), None)

    @property
    def last_no(self) -> date | None:
        """The later of the last refusal and the last declined offer."""
        days = [refusal.on for refusal in self.refusals]
        return max(days + [offer.closed_on for offer in self.declined], default=None)

    def resting_until(self, step: str) -> date | None:
        """The date until which the asker set this step aside, when that still holds."""
        until = dict(self.set_aside).get(step)
        return until if until is not None and self.today < until else None


def fold(events: Iterable[Event], today: date, *, screening_failed: bool = False) -> Situation:
    """What happened becomes what it means. The events of both vaults, in any interleaving.

    `screening_failed`: the screening vault could not be read; the gate then stays closed.
    """
    ordered = sorted(events, key=_written)
    refusals = fold_refusals(ordered)
    offers = fold_offers(ordered)
    started = all_of(ordered, SeriesStarted)
    talk = max(enumerate(all_of(ordered, TalkHeld)), key=lambda t: (t[1].on, t[0]), default=None)
    tries = _by_day(all_of(ordered, ReasonsAsked))
    answered = max((i for i, asked in enumerate(tries) if asked.answered), default=-1)
    chosen = _chosen(ordered, today)
    screening = [e for e in ordered if isinstance(e, ScreenTaken | DisclosureNoticed)]
    return Situation(
        today=today,
        safety=fold_safety(screening, today, failed=screening_failed),
        refusals=refusals,
        reasons=tuple(dict.fromkeys(reason for r in refusals for reason in r.reasons)),
        offers=offers,
        running=fold_running(ordered, offers, refusals, today),
        accepted_on=tuple(
            sorted([o.closed_on for o in offers if o.is_accepted] + [s.at.date() for s in started])
        ),
        last_talk=talk[1].on if talk else None,
        last_talk_heated=talk[1].heated if talk else False,
        talk=_planned(ordered),
        tries=tuple(asked.on for asked in tries),
        unanswered=tuple(asked.on for asked in tries[answered + 1 :]),
        limits=tuple(sorted(limit.on for limit in all_of(ordered, LimitSaid))),
        solo=tuple((done.on, done.exercise) for done in _by_day(all_of(ordered, SoloDone))),
        set_aside=tuple({e.step: e.until for e in all_of(ordered, StepSetAside)}.items()),
        chosen=chosen.step if chosen else "",
        chosen_on=chosen.on if chosen else None,
    )


def _written(event: Event) -> tuple[datetime, bool]:
    """Order of writing. At one instant screening comes last, whichever vault was read first."""
    at = event.at if event.at.tzinfo else event.at.replace(tzinfo=UTC)
    return at, isinstance(event, SCREENING_KINDS)


def _by_day(events: list[D]) -> list[D]:
    return sorted(events, key=lambda event: event.on)


def _planned(events: Sequence[Event]) -> TalkPlanned | None:
    """The newest plan, unless it was looked back at."""
    plans, held = all_of(events, TalkPlanned), {talk.plan for talk in all_of(events, TalkHeld)}
    return plans[-1] if plans and plans[-1].id not in held else None


def _chosen(events: Sequence[Event], today: date) -> StepChosen | None:
    """The newest choice, unless something newer has changed the ground under it."""
    undoing = (RefusalRecorded, OfferMade, OfferAnswered, *SCREENING_KINDS)
    chosen: StepChosen | None = None
    for event in events:
        if isinstance(event, StepChosen):
            chosen = event
        elif isinstance(event, undoing):
            chosen = None
    if chosen is None or not 0 <= days_from(chosen.on, today) < CHOICE_DAYS:
        return None
    return chosen
