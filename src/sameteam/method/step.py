"""A step: the one thing to do next, with the reason for it. And the fourteen ids that there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STEPS: tuple[str, ...] = (
    "safety",
    "record",
    "screen",
    "keep_going",
    "wait",
    "settle",
    "ask_why",
    "ease_off",
    "solo",
    "small_ask",
    "smaller_step",
    "limit",
    "decide",
    "check_in",
)

PARTNER_STEPS = frozenset(
    {"keep_going", "ask_why", "small_ask", "smaller_step", "limit", "check_in"}
)


def involves_partner(step: str) -> bool:
    return step in PARTNER_STEPS


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known that the step rests on. `text` is rendered from `phrases.facts[id]`."""

    id: str
    params: tuple[tuple[str, str | int | date], ...] = ()
    text: str = ""


def fact(kind: str, /, **params: str | int | date) -> Fact:
    return Fact(kind, tuple(params.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Ready to show: every text is final, with nothing left to fill in."""

    id: str
    variant: str
    facts: tuple[Fact, ...]  # never empty
    title: str
    lead: str
    minutes: int
    words: str  # to say or write; "" when there is nothing to say
    do: tuple[str, ...]
    not_now: tuple[str, ...]
    others: dict[str, str]  # every other step: why it is not the one
    beside: str | None  # a second step that goes well with it
    involves_partner: bool
    set_aside_until: date | None  # the asker said "not now" until then
    until: date | None  # the day on which a rest or a wait ends
    chosen: bool  # by the asker, not by the rules
    option: str = ""  # the option that the step offers, if any
    exercise: str = ""  # the exercise that the step names, if any
    source: tuple[str, ...] = ()
