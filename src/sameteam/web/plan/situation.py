"""From a person's vaults to the one step: read, fold, plan. The gate is asked here alone.

Source: method.md 0 and 8. Whatever goes wrong with the screening vault leaves the gate closed.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django.db import DatabaseError
from django.utils import timezone

from sameteam import vault
from sameteam.method import Event, Gate, Situation, Step, fold, gate, next_step, step_beside
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.store import answers, links, log
from sameteam.web.store.sessions import Sitting


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was written, and what it comes to today."""

    events: tuple[Event, ...]
    situation: Situation

    @property
    def gate(self) -> Gate:
        return gate(self.situation)

    def step(self) -> Step:
        return next_step(self.situation, library())

    def beside(self) -> Step | None:
        return step_beside(self.situation, library())


def read(sitting: Sitting) -> Reading:
    """Everything that was written, answers on cards included, and what it comes to today.

    Raises vault.ChainBrokenError when the private notes do not fit together.
    """
    reading = _read(sitting)
    # On a disk that takes nothing, what is kept can still be read; an answer waits where it is.
    with suppress(log.NotKeptError, DatabaseError):
        if answers.take(sitting, list(reading.events), timezone.now()):
            reading = _read(sitting)
        if not reading.gate.is_open:
            # A gate that closes by the calendar, or can't be read, closes the cards as well.
            links.close_all(sitting.journal.private.id)
    return reading


def _read(sitting: Sitting) -> Reading:
    journal = sitting.journal
    kept = log.load(journal.private)
    try:
        kept += log.load(journal.screening)
        failed = False
    except vault.ChainBrokenError:
        failed = True
    events = tuple(each.event for each in kept if each.event is not None)
    return Reading(events, fold(events, today(), screening_failed=failed))


def may_involve_partner(sitting: Sitting | None) -> bool:
    """Whether words for the partner may be shown.

    Someone who is not signed in looks at public pages: nothing is known, and nothing is kept from
    them. Someone who is signed in sees such words only through an open gate.
    """
    if sitting is None or sitting.person is None:
        return True
    return read(sitting).gate.is_open
