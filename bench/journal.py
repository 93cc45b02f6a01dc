"""A likely journal of any length: one hard evening a week, and what is written about it.

Always the same events for the same length and day. The last entry is a clear private screen, so
that the plan page has its whole work to do.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sameteam.method.events import (
    Event,
    NoteWritten,
    OfferAnswered,
    OfferMade,
    ReasonsConfirmed,
    ReasonsRead,
    RefusalRecorded,
    ScreenTaken,
    SoloDone,
    StepSetAside,
    TalkHeld,
)

REASONS = (("time", "cost"), ("blame",), ("skeptic", "privacy"), ("overwhelm",), ("hopeless",))
OPTIONS = ("walk_talk", "workbook", "class", "read_together", "shared_goal")
EXERCISES = ("cool_down", "worry_time", "own_pattern", "one_good_thing")
SAID = "Not now. I have enough on my plate, and a stranger will not fix that for us."
NOTE = (
    "We sat in the kitchen after the washing-up. I wanted to talk about Sunday, and it went well "
    "for a while. Then the phone rang, and we both were glad of it. I went for a walk round the "
    "block, and thought about what I had meant to say."
)


def lived(length: int, today: date) -> list[Event]:
    """`length` events, the oldest first, the last of them today."""
    weeks = -(-length // 10)
    events: list[Event] = []
    for week in range(weeks):
        events += _week(week, today - timedelta(days=7 * (weeks - week)))
    return [*events[: length - 1], ScreenTaken(at=_evening(today), on=today, level="none")]


def _week(number: int, on: date) -> list[Event]:
    at, later = _evening(on), on + timedelta(days=2)
    reasons, option = REASONS[number % len(REASONS)], OPTIONS[number % len(OPTIONS)]
    refusal, offer = f"refusal-{number}", f"offer-{number}"
    return [
        RefusalRecorded(at=at, id=refusal, on=on, words=SAID, source="said"),
        ReasonsRead(at=at, refusal=refusal, reasons=reasons, quotes=("enough on my plate",)),
        ReasonsConfirmed(at=at, refusal=refusal, reasons=reasons),
        NoteWritten(at=at, id=f"note-{number}", on=on, words=NOTE),
        TalkHeld(at=at, on=on, heated=False, learned=NOTE[:90]),
        OfferMade(at=at, id=offer, on=on, what=option, words=SAID),
        OfferAnswered(at=at, offer=offer, on=later, answer="no", words=SAID),
        SoloDone(at=at, on=later, exercise=EXERCISES[number % len(EXERCISES)], note=NOTE),
        StepSetAside(at=at, step="small_ask", on=later, until=later + timedelta(days=3)),
        NoteWritten(at=at, id=f"note-{number}-b", on=later, words=NOTE * 3),
    ]


def _evening(on: date) -> datetime:
    return datetime.combine(on, time(19, 30), UTC)
