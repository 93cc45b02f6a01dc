"""Which variant of a step's words the situation asks for. A text may lack a variant."""

from __future__ import annotations

from sameteam.method.rests import is_asked_enough, is_easing_off, is_heated, tries_spent_on
from sameteam.method.rules import is_solo_first
from sameteam.method.screening import gate
from sameteam.method.situation import Situation


def variant_of(step: str, situation: Situation) -> str:
    """ "" for the plain words."""
    match step:
        case "safety":
            return situation.safety.variant
        case "screen":
            return _screen(situation)
        case "keep_going":
            return _keep_going(situation)
        case "wait":
            offer = situation.open_offer
            return "after_date" if offer and situation.today >= offer.waits_until else ""
        case "settle":
            return "heated" if is_heated(situation) else ""
        case "ease_off":
            return _ease_off(situation)
        case "solo":
            return _solo(situation)
        case _:
            return ""


def _screen(situation: Situation) -> str:
    why = gate(situation).why
    return {"stale": "stale", "open": "stale", "noticed_check": "noticed"}.get(why, "first")


def _ease_off(situation: Situation) -> str:
    """Felt pressure, tries without an answer, or simply enough asks for now."""
    if not is_easing_off(situation) and is_asked_enough(situation):
        return "asks"
    return "tries" if tries_spent_on(situation) else ""


def _keep_going(situation: Situation) -> str:
    """Looking back when that is due, else the next date when there is one."""
    running = situation.running
    if any(r.look_back_on and r.look_back_on <= situation.today for r in running):
        return "look_back"
    return "next" if any(r.next_on for r in running) else ""


def _solo(situation: Situation) -> str:
    if not gate(situation).is_open:
        return ""  # both variants speak of the partner
    if is_solo_first(situation):
        return "deflect"
    return "second_no" if len(situation.declined) >= 2 else ""
