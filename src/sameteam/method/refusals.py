"""Every no, with the reasons that count now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sameteam.method.events import Event, ReasonsConfirmed, ReasonsRead, RefusalRecorded
from sameteam.method.sequence import all_of, newest_first


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One no, with the reasons that count now (the asker's word beats the reader's)."""

    id: str
    on: date
    words: str
    is_guess: bool
    reasons: tuple[str, ...] = ()
    known_by: Literal["confirmed", "read", "none"] = "none"


def fold_refusals(events: Sequence[Event]) -> tuple[Refusal, ...]:
    """Newest first. A reading that says "can't tell" names no reason until the asker does."""
    read = {e.refusal: () if e.unsure else e.reasons for e in all_of(events, ReasonsRead)}
    confirmed = {e.refusal: e.reasons for e in all_of(events, ReasonsConfirmed)}
    found = {
        e.id: Refusal(
            id=e.id,
            on=e.on,
            words=e.words,
            is_guess=e.source == "guess",
            reasons=tuple(
                reason
                for reason in dict.fromkeys(confirmed.get(e.id, read.get(e.id, ())))
                if reason != "unstated"
            ),
            known_by="confirmed" if e.id in confirmed else "read" if e.id in read else "none",
        )
        for e in all_of(events, RefusalRecorded)
    }
    return tuple(newest_first(found.values(), lambda refusal: refusal.on))
