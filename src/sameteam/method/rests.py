"""Resting times: when nothing that involves the partner may be proposed or chosen.

A no needs quiet, a feeling of being pushed needs more of it, and one ask is open at a time.
Source: method.md 2 "No nagging" and 8, rules 5 to 8; the numbers of days are the method's.
"""

from __future__ import annotations

from datetime import date

from sameteam.method.days import is_within, plus_days
from sameteam.method.situation import Situation

SETTLE_DAYS = 3
EASE_OFF_DAYS = 14
SAME_ASK_DAYS = 14
TRIES = 2
ASKS_IN_ROW = 2
ASKS_DAYS = 42


def is_heated(situation: Situation) -> bool:
    """The last talk got heated, and less than three days have passed."""
    return situation.last_talk_heated and is_within(
        situation.last_talk, situation.today, SETTLE_DAYS
    )


def is_settling(situation: Situation) -> bool:
    """The last no or the last heated talk is less than three days old."""
    return is_heated(situation) or is_within(situation.last_no, situation.today, SETTLE_DAYS)


def settled_from(situation: Situation) -> date:
    """The first day after the settling time."""
    days = [situation.last_no] if situation.last_no else []
    if situation.last_talk_heated and situation.last_talk:
        days.append(situation.last_talk)
    return plus_days(max(days, default=situation.today), SETTLE_DAYS)


def tries_spent_on(situation: Situation) -> date | None:
    """The day of the last gentle try, once two or more stayed without an answer."""
    if situation.reasons or len(situation.unanswered) < TRIES:
        return None
    return situation.unanswered[-1]


def eases_off_since(situation: Situation) -> date | None:
    """The last sign that the partner feels pushed: said so, or twice did not answer why."""
    return situation.pressure_on or tries_spent_on(situation)


def is_easing_off(situation: Situation) -> bool:
    return is_within(eases_off_since(situation), situation.today, EASE_OFF_DAYS)


def rests(situation: Situation, what: str) -> bool:
    """The same ask rests for two weeks after a no to it."""
    return any(
        offer.what == what and is_within(offer.closed_on, situation.today, SAME_ASK_DAYS)
        for offer in situation.declined
    )


def asked_lately(situation: Situation) -> int:
    """How many things were put to the partner in the last six weeks."""
    return sum(is_within(o.on, situation.today, ASKS_DAYS) for o in situation.offers)


def asks_free_from(situation: Situation) -> date:
    """The first day on which fewer than two asks lie within six weeks."""
    days = sorted(offer.on for offer in situation.offers)
    return plus_days(days[-ASKS_IN_ROW], ASKS_DAYS) if len(days) >= ASKS_IN_ROW else situation.today


def is_asked_enough(situation: Situation) -> bool:
    """Two asks in six weeks are enough: one more is not made by the asker's own choice."""
    return asked_lately(situation) >= ASKS_IN_ROW


def is_named_by_partner(situation: Situation, what: str) -> bool:
    """The partner's last answer was "something else", and named this: it is their wish, no push."""
    last = next(iter(situation.offers), None)
    return last is not None and last.answer == "something_else" and last.instead == what
