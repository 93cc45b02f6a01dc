"""The screen's outcome, and the gate: the one place that says whether the partner may be involved.

Both fail closed. A clear screen is never called "safe": it misses many (USPSTF 2025: the tools
find between 26 and 87 of 100). Source: safety.md "Screening", "Flow to build" 3 to 7 and 11.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sameteam.content.model import Screen
from sameteam.method.days import days_from
from sameteam.method.events import Level
from sameteam.method.situation import Situation

SCREEN_HOLDS_DAYS = 30

ScreenAnswer = Literal["yes", "no", "not_sure", "rather_not"]
Why = Literal["open", "never_screened", "stale", "noticed_check", "careful", "error"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is kept of a screen: the fields of `ScreenTaken`, never the answers."""

    level: Level
    signs: tuple[str, ...] = ()
    unsure: bool = False


def outcome(screen: Screen, answers: Mapping[str, str]) -> Outcome:
    """Only a "no" to every question is clear.

    A missing, unknown or withheld answer closes the gate without saying that anything happened:
    it adds no sign. An answer to a question that the screen does not have counts as a fault.
    """
    yes = [question for question in screen.questions if answers.get(question.id) == "yes"]
    signs = tuple(dict.fromkeys(question.sign for question in yes))
    if any(question.tier == "urgent" for question in yes):
        return Outcome("emergency", signs)
    if yes:
        return Outcome("serious", signs)
    asked = {question.id for question in screen.questions}
    if asked and set(answers) == asked and all(answer == "no" for answer in answers.values()):
        return Outcome("none")
    return Outcome("serious", unsure=True)


@dataclass(frozen=True, slots=True)
class Gate:
    """Closed unless everything is known to be well. `opens_from` is set for "careful" only."""

    is_open: bool
    why: Why
    opens_from: date | None = None


def closed_gate() -> Gate:
    """What a caller uses whenever anything went wrong."""
    return Gate(False, "error")


def gate(situation: Situation) -> Gate:
    """Each reason to stay closed stands on its own line; what is left is open."""
    safety = situation.safety
    if safety.level != "none":
        return Gate(False, "careful", safety.opens_from)
    if safety.fault:
        return closed_gate()
    if safety.noticed_check is not None:
        return Gate(False, "noticed_check")
    if safety.screened_on is None:
        return Gate(False, "never_screened")
    if days_from(safety.screened_on, situation.today) > SCREEN_HOLDS_DAYS:
        return Gate(False, "stale")
    if not safety.screened_clear or safety.screened_on > situation.today:
        return closed_gate()
    return Gate(True, "open")
