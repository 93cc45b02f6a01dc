"""The facts that each step rests on, so that the asker can see why this one and not another.

Every function answers at least one fact. Texts are templates in `phrases.facts`, filled here.
"""

from __future__ import annotations

from collections.abc import Callable

from sameteam.content.model import Library
from sameteam.method.blanks import fill, name_of, say_params
from sameteam.method.days import days_from, plus_days
from sameteam.method.offers import CHECK_IN, SMALL_ASK
from sameteam.method.options import declined_kinds, untried
from sameteam.method.refusals import Refusal
from sameteam.method.rests import (
    EASE_OFF_DAYS,
    asked_lately,
    asks_free_from,
    eases_off_since,
    is_easing_off,
    is_heated,
    settled_from,
    tries_spent_on,
)
from sameteam.method.rules import is_solo_first
from sameteam.method.screening import gate
from sameteam.method.situation import Situation
from sameteam.method.step import Fact, fact

_SHOWN_WORDS = 160  # characters of a quote; the whole of it stands in the journal


def grounds(step: str, variant: str, situation: Situation, library: Library) -> tuple[Fact, ...]:
    """The facts of a step, rendered. A chosen step names the choice first."""
    facts = list(_GROUNDS[step](variant, situation, library))
    if situation.chosen == step and situation.chosen_on:
        facts.insert(0, fact("chosen", date=situation.chosen_on))
    return tuple(_render(each, situation, library) for each in facts)


def _render(each: Fact, situation: Situation, library: Library) -> Fact:
    blanks = say_params(each.params, situation.today, library)
    return Fact(each.id, each.params, fill(library.phrases.facts[each.id], blanks, library))


def _quote(words: str) -> str:
    line = " ".join(words.split())
    if len(line) <= _SHOWN_WORDS:
        return line
    whole_words = line[:_SHOWN_WORDS].rpartition(" ")[0]
    return (whole_words or line[:_SHOWN_WORDS]) + "…"


def _said(refusal: Refusal) -> Fact:
    """ "They said" and "I guess" are kept apart everywhere."""
    kind = "refusal_guess" if refusal.is_guess else "refusal_said"
    return fact(kind, date=refusal.on, words=_quote(refusal.words))


def _newest_no(situation: Situation) -> list[Fact]:
    return [_said(situation.refusals[0])] if situation.refusals else [fact("no_refusal")]


def _reason(reason: str, situation: Situation, library: Library) -> list[Fact]:
    """What is taken to be the reason, and who says so."""
    told = next((r for r in situation.refusals if reason in r.reasons), None)
    if told is None:
        return [fact("reason_unknown")]
    kind = "reason_confirmed" if told.known_by == "confirmed" else "reason_read"
    return [_said(told), fact(kind, reason=name_of(reason, library))]


def _safety(variant: str, situation: Situation, _: Library) -> list[Fact]:
    safety = situation.safety
    on = safety.careful_on or situation.today
    opens = fact("careful_opens", date=safety.opens_from or situation.today)
    if variant == "own":
        return [fact("careful_own", date=on), opens]
    if variant in ("self", "partner_self"):
        return [fact("careful_self", date=on), opens]
    if safety.unsure:
        return [fact("careful_unsure", date=on), opens]
    return [fact("careful_screen" if safety.by_screen else "careful_noticed", date=on), opens]


def _record(_: str, situation: Situation, __: Library) -> list[Fact]:
    return _newest_no(situation)


def _screen(_: str, situation: Situation, __: Library) -> list[Fact]:
    safety = situation.safety
    match gate(situation).why:
        case "open":
            return [fact("screen_clear", date=safety.screened_on or situation.today)]
        case "stale":
            return [fact("screen_stale", date=safety.screened_on or situation.today)]
        case "noticed_check":
            return [fact("screen_noticed", date=safety.noticed_check or situation.today)]
        case "error":
            return [fact("screen_error")]
        case _:
            return [fact("screen_never")]


def _keep_going(_: str, situation: Situation, library: Library) -> list[Fact]:
    facts = []
    for running in situation.running:
        what = name_of(running.what, library)
        if running.look_back_on and running.look_back_on <= situation.today:
            facts.append(fact("running_look_back", what=what, date=running.look_back_on))
        elif running.next_on and running.next_on < situation.today:
            facts.append(fact("running_passed", what=what, date=running.next_on))
        elif running.next_on:
            facts.append(fact("running_next", what=what, date=running.next_on))
        else:
            facts.append(fact("running", what=what))
    return facts or [fact("nothing_runs")]


def _wait(_: str, situation: Situation, library: Library) -> list[Fact]:
    offer = situation.open_offer
    if offer is None:
        return [fact("nothing_waits")]
    what = name_of(offer.what, library)
    if offer.answer == "later":
        return [fact("offer_later", what=what, date=offer.waits_until)]
    return [
        fact("offer_open", what=what, date=offer.on),
        fact("offer_until", date=offer.waits_until),
    ]


def _settle(_: str, situation: Situation, __: Library) -> list[Fact]:
    facts = []
    if is_heated(situation) and situation.last_talk:
        facts.append(fact("talk_heated", date=situation.last_talk))
    if situation.last_no:
        facts.append(fact("last_no", date=situation.last_no))
    return [*facts, fact("settled_from", date=settled_from(situation))]


def _ask_why(_: str, situation: Situation, library: Library) -> list[Fact]:
    facts = _newest_no(situation)
    if situation.main_reason:
        facts = _reason(situation.main_reason, situation, library)
    else:
        facts.append(fact("reason_unknown"))
    if situation.unanswered:
        facts.append(fact("tried_once", date=situation.unanswered[-1]))
    return facts


def _ease_off(variant: str, situation: Situation, library: Library) -> list[Fact]:
    since = eases_off_since(situation)
    if variant == "asks":
        return [
            fact("asked_enough", count=asked_lately(situation)),
            fact("asks_free_from", date=asks_free_from(situation)),
        ]
    if since is None or not is_easing_off(situation):
        return [fact("rest_is_fine")]
    why = [fact("tried_twice", date=since)]
    if tries_spent_on(situation) is None:
        why = _reason("pressure", situation, library)
    return [*why, fact("eases_until", date=plus_days(since, EASE_OFF_DAYS))]


def _solo(_: str, situation: Situation, library: Library) -> list[Fact]:
    facts = []
    if is_solo_first(situation):
        facts += _reason("deflect", situation, library)
    if any(offer.what == CHECK_IN for offer in situation.declined):
        facts.append(fact("check_in_rests"))
    if situation.solo:
        facts.append(fact("solo_done", count=len(situation.solo)))
    return facts or [fact("solo_always")]


def _small_ask(_: str, situation: Situation, library: Library) -> list[Fact]:
    asked = [offer for offer in situation.offers if offer.what == SMALL_ASK]
    state = fact("asked_on", date=asked[0].on) if asked else fact("never_asked")
    return [*_reason(situation.leading_reason, situation, library), state]


def _smaller_step(_: str, situation: Situation, library: Library) -> list[Fact]:
    facts = [
        fact("declined", what=name_of(offer.what, library), date=offer.closed_on)
        for offer in situation.declined[:2]
    ]
    facts = facts or _newest_no(situation)
    left = untried(situation, library)
    named = [o.instead for o in situation.offers if o.answer == "something_else" and o.instead]
    if named:
        words = name_of(named[0], library) if named[0] in library.options else named[0]
        facts.append(fact("option_named", option=_quote(words)))
    if left and left[0].id not in named:
        facts.append(fact("option_smallest", option=left[0].name, minutes=left[0].minutes))
    return facts


def _limit(_: str, situation: Situation, __: Library) -> list[Fact]:
    declined = situation.declined
    if not declined:
        return [fact("limit_any_time")]
    first, last = min(o.on for o in declined), max(o.closed_on for o in declined)
    weeks = max(1, days_from(first, last) // 7)
    return [fact("declined_kinds", count=len(declined_kinds(situation)), weeks=weeks)]


def _decide(variant: str, situation: Situation, library: Library) -> list[Fact]:
    if not situation.limits:
        return _limit(variant, situation, library)
    return [fact("limit_said", date=situation.limits[0]), fact("no_plan_yet")]


def _check_in(_: str, situation: Situation, __: Library) -> list[Fact]:
    if situation.accepted_on:
        return [fact("accepted_before", date=situation.accepted_on[-1]), fact("nothing_runs")]
    return [*_newest_no(situation), fact("nothing_waits")]


_GROUNDS: dict[str, Callable[[str, Situation, Library], list[Fact]]] = {
    "safety": _safety,
    "record": _record,
    "screen": _screen,
    "keep_going": _keep_going,
    "wait": _wait,
    "settle": _settle,
    "ask_why": _ask_why,
    "ease_off": _ease_off,
    "solo": _solo,
    "small_ask": _small_ask,
    "smaller_step": _smaller_step,
    "limit": _limit,
    "decide": _decide,
    "check_in": _check_in,
}
