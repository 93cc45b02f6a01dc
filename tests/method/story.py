"""Stories for the tests. Ana keeps the journal; Sam, her partner, said no to couples therapy.

A story is told in days before today: `ago=3` is three days ago, `ago=-1` is tomorrow. What is told
later was written down later.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from sameteam.method import (
    DisclosureNoticed,
    Event,
    LimitSaid,
    OfferAnswered,
    OfferMade,
    ReasonsAsked,
    ReasonsConfirmed,
    ReasonsRead,
    RefusalRecorded,
    ScreenTaken,
    SeriesEnded,
    SeriesMet,
    SeriesStarted,
    Situation,
    SoloDone,
    StepChosen,
    StepSetAside,
    TalkHeld,
    fold,
)
from sameteam.method.events import Answer, Level

TODAY = date(2026, 11, 24)
SAM_SAID = "You just want someone to take your side."


def day(ago: int) -> date:
    return TODAY - timedelta(days=ago)


class Story:
    """Collects events; every method returns the story, so that it reads as one."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def _at(self, ago: int) -> datetime:
        """Noon of the day, plus one second for each thing told before."""
        noon = datetime.combine(day(ago), datetime.min.time(), UTC) + timedelta(hours=12)
        return noon + timedelta(seconds=len(self.events))

    def _tell(self, *events: Event) -> Story:
        self.events.extend(events)
        return self

    def situation(self, today: date = TODAY, *, screening_failed: bool = False) -> Situation:
        return fold(self.events, today, screening_failed=screening_failed)

    def refused(
        self,
        ago: int,
        *reasons: str,
        guess: bool = False,
        read: bool = False,
        words: str = SAM_SAID,
    ) -> Story:
        """Sam said no. Ana confirmed the reasons; with read=True they are only read."""
        name, at = f"refusal-{len(self.events)}", self._at(ago)
        source = "guess" if guess else "said"
        self._tell(RefusalRecorded(at=at, id=name, on=day(ago), words=words, source=source))
        if read:
            return self._tell(ReasonsRead(at=at, refusal=name, reasons=reasons))
        if reasons:
            self._tell(ReasonsConfirmed(at=at, refusal=name, reasons=reasons))
        return self

    def screened(self, ago: int, level: Level = "none", *signs: str, unsure: bool = False) -> Story:
        at = self._at(ago)
        return self._tell(ScreenTaken(at=at, on=day(ago), level=level, signs=signs, unsure=unsure))

    def noticed(self, ago: int, level: Level, *signs: str) -> Story:
        return self._tell(
            DisclosureNoticed(at=self._at(ago), on=day(ago), level=level, signs=signs)
        )

    def asked_why(self, ago: int, *, answered: bool = False) -> Story:
        return self._tell(ReasonsAsked(at=self._at(ago), on=day(ago), answered=answered))

    def talked(self, ago: int, *, heated: bool) -> Story:
        return self._tell(TalkHeld(at=self._at(ago), on=day(ago), heated=heated))

    def offered(
        self,
        ago: int,
        what: str = "small_ask",
        answer: Answer | None = None,
        *,
        answered: int | None = None,
        wait_until: date | None = None,
        until: date | None = None,
        instead: str = "",
    ) -> Story:
        """An offer and its answer, given on the same day unless `answered` says another."""
        name = f"offer-{len(self.events)}"
        self._tell(
            OfferMade(at=self._at(ago), id=name, on=day(ago), what=what, wait_until=wait_until)
        )
        if answer is None:
            return self
        on = ago if answered is None else answered
        return self._tell(
            OfferAnswered(
                at=self._at(on), offer=name, on=day(on), answer=answer, until=until, instead=instead
            )
        )

    def started(
        self,
        ago: int,
        what: str = "check_in",
        *,
        next_in: int | None = None,
        back_in: int | None = None,
    ) -> Story:
        """A series; its next date and its look-back in days from today."""
        return self._tell(
            SeriesStarted(
                at=self._at(ago),
                id=f"series-{what}",
                what=what,
                next_on=None if next_in is None else day(-next_in),
                look_back_on=None if back_in is None else day(-back_in),
            )
        )

    def met(self, ago: int, what: str = "check_in", *, next_in: int | None = None) -> Story:
        next_on = None if next_in is None else day(-next_in)
        return self._tell(
            SeriesMet(at=self._at(ago), series=f"series-{what}", on=day(ago), next_on=next_on)
        )

    def ended(self, ago: int, what: str = "check_in") -> Story:
        return self._tell(SeriesEnded(at=self._at(ago), series=f"series-{what}", on=day(ago)))

    def said_limit(self, ago: int) -> Story:
        name = f"limit-{len(self.events)}"
        return self._tell(LimitSaid(at=self._at(ago), id=name, on=day(ago), words="I go to bed."))

    def did_solo(self, ago: int, exercise: str = "breath") -> Story:
        return self._tell(SoloDone(at=self._at(ago), on=day(ago), exercise=exercise))

    def chose(self, ago: int, step: str) -> Story:
        return self._tell(StepChosen(at=self._at(ago), step=step, on=day(ago)))

    def set_aside(self, ago: int, step: str, *, until_in: int) -> Story:
        on, until = day(ago), day(-until_in)
        return self._tell(StepSetAside(at=self._at(ago), step=step, on=on, until=until))


def story() -> Story:
    return Story()


def clear(*, refused: int = 10, reasons: tuple[str, ...] = ("blame",)) -> Story:
    """The usual beginning: a no with its reason, and a clear screen a week ago."""
    return story().refused(refused, *reasons).screened(7)
