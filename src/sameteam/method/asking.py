"""Whether something new may be put to the partner now; if not, why, and from when.

Never a campaign: one open ask at a time, the same ask rests two weeks after a no, and a third ask
of any kind within six weeks is answered by easing off. Source: method.md 1, 2 "No nagging", 8.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sameteam.method.days import plus_days
from sameteam.method.rests import (
    EASE_OFF_DAYS,
    SAME_ASK_DAYS,
    asks_free_from,
    eases_off_since,
    is_asked_enough,
    is_easing_off,
    is_named_by_partner,
    is_settling,
    rests,
    settled_from,
)
from sameteam.method.screening import gate
from sameteam.method.situation import Situation

Why = Literal["gate", "nothing_recorded", "open", "settling", "easing", "resting", "enough"]


@dataclass(frozen=True, slots=True)
class NotNow:
    """Why not, and the first day on which this is no longer in the way; None: not a matter of days.

    `open` names the day until which the open offer waits.
    """

    why: Why
    until: date | None = None


def not_now(situation: Situation) -> NotNow | None:
    """What stands in the way of anything that involves the partner, a talk too; None: nothing."""
    if not gate(situation).is_open:
        return NotNow("gate")
    if not (situation.refusals or situation.accepted_on):
        return NotNow("nothing_recorded")
    if situation.open_offer is not None:
        return NotNow("open", situation.open_offer.waits_until)
    if is_settling(situation):
        return NotNow("settling", settled_from(situation))
    since = eases_off_since(situation)
    if since is not None and is_easing_off(situation):
        return NotNow("easing", plus_days(since, EASE_OFF_DAYS))
    return None


def not_now_to_offer(situation: Situation, what: str) -> NotNow | None:
    """The same for one offer more. `what` is "small_ask" or an option id."""
    held = not_now(situation)
    if held is not None:
        return held
    if rests(situation, what):
        last_no = max(o.closed_on for o in situation.declined if o.what == what)
        return NotNow("resting", plus_days(last_no, SAME_ASK_DAYS))
    if is_asked_enough(situation) and not is_named_by_partner(situation, what):
        return NotNow("enough", asks_free_from(situation))
    return None
