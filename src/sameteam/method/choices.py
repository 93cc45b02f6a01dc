"""What the asker may choose instead, now. No choice outvotes safety or a resting time.

Source: method.md 0 and 8 ("choose another step, and say not now"), 2 "No nagging", 5 "not before".
"""

from __future__ import annotations

from sameteam.content.model import Library
from sameteam.method.offers import SMALL_ASK
from sameteam.method.options import has_asked, is_pattern, untried
from sameteam.method.rests import is_asked_enough, is_easing_off, is_settling, rests
from sameteam.method.rules import (
    first_match,
    is_check_in_resting,
    is_limit_unanswered,
    nothing_recorded,
)
from sameteam.method.screening import gate
from sameteam.method.situation import Situation
from sameteam.method.step import STEPS, involves_partner

RESTS = frozenset({"wait", "settle", "ease_off"})  # their texts speak of talks with the partner
NEW_ASKS = frozenset({"small_ask", "smaller_step", "check_in"})


def choices(situation: Situation, library: Library) -> tuple[str, ...]:
    """The step ids that may be chosen, in the order of the rules; the proposed one among them."""
    proposed = first_match(situation, library)
    if proposed == "safety":
        return ("safety",)
    return tuple(s for s in STEPS if s == proposed or _is_free(s, situation, library))


def settle_choice(situation: Situation, library: Library) -> str | None:
    """The asker's own choice, when it holds. One ask too many is answered by easing off."""
    step = situation.chosen
    proposed = first_match(situation, library)
    if not step or step == proposed or proposed == "safety":
        return None
    if _is_free(step, situation, library):
        return step
    open_now = _may_involve_partner(situation, library)
    if step in NEW_ASKS and open_now and is_asked_enough(situation):
        return "ease_off"
    return None


def _may_involve_partner(situation: Situation, library: Library) -> bool:
    """The gate is open, a no is written down, and nothing waits or rests."""
    return (
        gate(situation).is_open
        and nothing_recorded(situation, library) is None
        and situation.open_offer is None
        and not is_settling(situation)
        and not is_easing_off(situation)
    )


def _is_free(step: str, situation: Situation, library: Library) -> bool:
    if step not in STEPS:
        return False
    if step in RESTS and not gate(situation).is_open:
        return False
    if involves_partner(step) and not _may_involve_partner(situation, library):
        return False
    if step in NEW_ASKS and is_asked_enough(situation):
        return False
    return _makes_sense(step, situation, library)


def _makes_sense(step: str, situation: Situation, library: Library) -> bool:
    """Whether a step that is allowed has anything to stand on."""
    match step:
        case "wait":
            return situation.open_offer is not None
        case "keep_going":
            return bool(situation.running)
        case "small_ask":
            return not rests(situation, SMALL_ASK)
        case "smaller_step":
            return bool(untried(situation, library)) and (
                has_asked(situation) or bool(situation.reasons)
            )
        case "check_in":
            return not is_check_in_resting(situation, library)
        case "decide":
            return is_pattern(situation, library) or is_limit_unanswered(situation)
        case _:
            return True
