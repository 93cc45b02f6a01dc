"""From a person's vaults to the one step: read, fold, plan. The gate is asked here alone.

Source: method.md 0 and 8. Whatever goes wrong with the screening vault leaves the gate closed.
"""

from __future__ import annotations

from dataclasses import dataclass

from sameteam import vault
from sameteam.method import Event, Gate, Situation, Step, fold, gate, next_step, step_beside
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.store import log
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
    """Raises vault.ChainBrokenError when the private notes do not fit together."""
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
