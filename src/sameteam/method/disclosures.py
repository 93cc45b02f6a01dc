"""What the screens and the noticed disclosures add up to: the safety half of the situation.

Everything here fails closed. A clear screen lifts a careful one only after the cool-off, a screen
from the future lifts nothing, and a level that nobody knows counts as a fault.
Source: method.md section 0, safety.md "Flow to build" 7 and 11. The days are choices, not findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sameteam.method.days import days_from, plus_days
from sameteam.method.events import DisclosureNoticed, Level, ScreenTaken

COOL_OFF_DAYS = 14
CAREFUL: tuple[Level, ...] = ("serious", "emergency")
_RANK: dict[str, int] = {"none": 0, "check": 1, "serious": 2, "emergency": 3}

# Signs of labels.md, part S, that change the words.
OWN_SIGN = "user_harm"
SELF_SIGN = "self_harm"
PARTNER_SELF_SIGN = "partner_self_harm"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyState:
    """Fields for the gate and for rules 1 and 3; `on` fields are days."""

    level: Level = "none"  # the highest serious or emergency level not lifted, else "none"
    signs: tuple[str, ...] = ()  # of the disclosures that are not lifted
    variant: str = ""  # which safety words: self, partner_self, own, urgent, or plain
    careful_on: date | None = None
    by_screen: bool = False  # the latest of them is a screen, not something typed
    unsure: bool = False  # careful because of "not sure" or "rather not say" only
    screened_on: date | None = None  # the newest screen that can be trusted
    screened_clear: bool = False
    noticed_check: date | None = None  # a check sign with no clear screen since
    fault: bool = False  # the screening vault could not be read, or holds nonsense

    @property
    def opens_from(self) -> date | None:
        """The first day on which a clear screen lifts a careful one."""
        return None if self.careful_on is None else plus_days(self.careful_on, COOL_OFF_DAYS)


def fold_safety(
    events: Iterable[ScreenTaken | DisclosureNoticed], today: date, *, failed: bool = False
) -> SafetyState:
    """Walk screens and disclosures in the order in which they were written down."""
    careful: list[ScreenTaken | DisclosureNoticed] = []
    newest: ScreenTaken | None = None
    check_on: date | None = None
    fault = failed
    for event in events:
        level = _level(event)
        if level is None:
            fault = True
        elif level in CAREFUL:
            careful.append(event)
            newest = event if isinstance(event, ScreenTaken) else newest
        elif level == "check":
            check_on = event.on
            newest = event if isinstance(event, ScreenTaken) else newest
        elif isinstance(event, ScreenTaken) and event.on <= today:
            newest, check_on = event, None
            if careful and days_from(max(e.on for e in careful), event.on) >= COOL_OFF_DAYS:
                careful.clear()
    state = SafetyState(
        screened_on=newest.on if newest else None,
        screened_clear=newest is not None and newest.level == "none",
        noticed_check=check_on,
        fault=fault,
    )
    return _with_careful(state, careful) if careful else state


def _level(event: ScreenTaken | DisclosureNoticed) -> Level | None:
    """The level that counts: a sign that the asker harms is never below serious."""
    if event.level not in _RANK:
        return None
    if OWN_SIGN in event.signs and event.level not in CAREFUL:
        return "serious"
    return event.level


def _with_careful(
    state: SafetyState, careful: list[ScreenTaken | DisclosureNoticed]
) -> SafetyState:
    levels = [level for event in careful if (level := _level(event)) is not None]
    return replace(
        state,
        level=max(levels, key=_RANK.__getitem__),
        signs=tuple(dict.fromkeys(sign for event in careful for sign in event.signs)),
        variant=_variant(careful),
        careful_on=max(event.on for event in careful),
        by_screen=isinstance(careful[-1], ScreenTaken),
        unsure=all(isinstance(event, ScreenTaken) and event.unsure for event in careful),
    )


def _variant(careful: list[ScreenTaken | DisclosureNoticed]) -> str:
    """Suicidal words first, then danger to the asker, then harm done by the asker."""
    signs = {sign for event in careful for sign in event.signs}
    if SELF_SIGN in signs:
        return "self"
    if any(_is_danger(event) for event in careful):
        return "urgent"
    if PARTNER_SELF_SIGN in signs:
        return "partner_self"
    return "own" if OWN_SIGN in signs else ""


def _is_danger(event: ScreenTaken | DisclosureNoticed) -> bool:
    """An emergency that is not only about suicidal words, nor about harm done by the asker.

    A typed text that tells of harm done by the asker carries the sign of the act as well, so an
    emergency in it is about the other person; in a screen the two are separate answers.
    """
    by_asker = isinstance(event, DisclosureNoticed) and OWN_SIGN in event.signs
    only_words = bool(event.signs) and set(event.signs) <= {SELF_SIGN, PARTNER_SELF_SIGN}
    return event.level == "emergency" and not by_asker and not only_words
