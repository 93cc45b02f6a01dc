"""The fourteen rules of method.md section 8, in their order. The first that matches wins.

Each is one condition on the situation. Rule 11 leaves room for rule 12: once the answers make a
pattern, one more small offer would be nagging, and the pattern itself is what to look at.
"""

from __future__ import annotations

from collections.abc import Callable

from sameteam.content.model import Library
from sameteam.method.days import days_from, is_within
from sameteam.method.offers import CHECK_IN
from sameteam.method.options import has_asked, is_pattern, untried
from sameteam.method.rests import (
    is_asked_enough,
    is_easing_off,
    is_named_by_partner,
    is_settling,
    rests,
    tries_spent_on,
)
from sameteam.method.screening import gate
from sameteam.method.situation import Situation

SOLO_FIRST_DAYS = 14
SOLO_FIRST_TIMES = 3
LIMIT_RESTS_DAYS = 28

Rule = Callable[[Situation, Library], str | None]


def safety_only(situation: Situation, _: Library) -> str | None:
    """1. Level emergency or serious, or the asker harms."""
    return "safety" if situation.safety.level != "none" else None


def nothing_recorded(situation: Situation, _: Library) -> str | None:
    """2. No refusal recorded, and nothing accepted."""
    return None if situation.refusals or situation.accepted_on else "record"


def not_screened(situation: Situation, _: Library) -> str | None:
    """3. Never screened, screened too long ago, or a sign noticed since."""
    return None if gate(situation).is_open else "screen"


def something_runs(situation: Situation, _: Library) -> str | None:
    """4. A trial, a check-in series or another accepted offer is running."""
    return "keep_going" if situation.running else None


def offer_waits(situation: Situation, _: Library) -> str | None:
    """5. An offer waits for an answer."""
    return "wait" if situation.open_offer else None


def still_fresh(situation: Situation, _: Library) -> str | None:
    """6. The last no is less than three days old, or the last talk got heated."""
    return "settle" if is_settling(situation) else None


def reason_unknown(situation: Situation, _: Library) -> str | None:
    """7. No reason known; after two tries without an answer, two weeks of easing off."""
    if situation.reasons:
        return None
    if tries_spent_on(situation) is None:
        return "ask_why"
    return "ease_off" if is_easing_off(situation) else None


def feels_pushed(situation: Situation, _: Library) -> str | None:
    """8. Pressure among the reasons: two weeks without asking."""
    return "ease_off" if is_easing_off(situation) else None


def deflects(situation: Situation, _: Library) -> str | None:
    """9. "You are the problem" is the main reason: go alone first."""
    return "solo" if is_solo_first(situation) else None


def is_solo_first(situation: Situation) -> bool:
    """Until three exercises are done or two weeks have passed since that no."""
    if situation.main_reason != "deflect":
        return False
    said = next(r.on for r in situation.refusals if r.reasons)
    done = sum(day >= said for day, _ in situation.solo)
    return done < SOLO_FIRST_TIMES and is_within(said, situation.today, SOLO_FIRST_DAYS)


def never_asked(situation: Situation, _: Library) -> str | None:
    """10. Reason known, and no small ask made yet; easing off when it would be one ask too many."""
    if not situation.leading_reason or has_asked(situation):
        return None
    return "ease_off" if is_asked_enough(situation) else "small_ask"


def asked_and_declined(situation: Situation, library: Library) -> str | None:
    """11. Asked and declined, or no reason to shape an ask by: the smallest untried option.

    A third offer within six weeks would be a push, unless the partner named it.
    """
    closed = next((offer for offer in situation.offers if not offer.is_open), None)
    if (closed and closed.is_accepted) or is_pattern(situation, library):
        return None
    left = untried(situation, library)
    if not left or not (has_asked(situation) or not situation.leading_reason):
        return None
    one_too_many = is_asked_enough(situation) and not is_named_by_partner(situation, left[0].id)
    return "ease_off" if one_too_many else "smaller_step"


def pattern_of_no(situation: Situation, library: Library) -> str | None:
    """12. Four kinds declined, the smallest among them, over four weeks, none accepted."""
    if situation.limits or not is_pattern(situation, library):
        return None
    return "limit"


def limit_without_plan(situation: Situation, _: Library) -> str | None:
    """13. A limit said, four weeks gone, still no plan of any kind."""
    return "decide" if is_limit_unanswered(situation) else None


def is_limit_unanswered(situation: Situation) -> bool:
    return any(
        days_from(said, situation.today) >= LIMIT_RESTS_DAYS
        and not any(day >= said for day in situation.accepted_on)
        for said in situation.limits
    )


def otherwise(situation: Situation, library: Library) -> str | None:
    """14. Else a check-in; something for oneself while that one rests."""
    if is_check_in_resting(situation, library):
        return "solo"
    return "ease_off" if is_asked_enough(situation) else "check_in"


def is_check_in_resting(situation: Situation, library: Library) -> bool:
    """Declined in the last two weeks, set aside, or declined when nothing smaller is left."""
    if rests(situation, CHECK_IN) or situation.resting_until("check_in"):
        return True
    if not any(offer.what == CHECK_IN for offer in situation.declined):
        return False
    return is_pattern(situation, library) or not untried(situation, library)


RULES: tuple[Rule, ...] = (
    safety_only,
    nothing_recorded,
    not_screened,
    something_runs,
    offer_waits,
    still_fresh,
    reason_unknown,
    feels_pushed,
    deflects,
    never_asked,
    asked_and_declined,
    pattern_of_no,
    limit_without_plan,
    otherwise,
)


def first_match(situation: Situation, library: Library) -> str:
    """What the rules say, before any choice of the asker."""
    return next(found for rule in RULES if (found := rule(situation, library)) is not None)
