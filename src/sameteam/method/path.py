"""The whole path, for the picture beside the step: seven stations, one of them now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sameteam.method.offers import CHECK_IN, SMALL_ASK
from sameteam.method.options import has_asked
from sameteam.method.screening import gate
from sameteam.method.situation import Situation

State = Literal["done", "now", "ahead"]


@dataclass(frozen=True, slots=True)
class Station:
    """A step id of the path and where the asker stands with it."""

    id: str
    state: State


def path(situation: Situation) -> tuple[Station, ...]:
    """In the order of the way. With a careful level there is a short path of one's own."""
    if situation.safety.level != "none":
        done = {"record": bool(situation.refusals), "safety": False, "solo": False}
        return _stations(done, now="safety")
    offered = {offer.what for offer in situation.offers}
    done = {
        "record": bool(situation.refusals or situation.accepted_on),
        "screen": gate(situation).is_open,
        "ask_why": bool(situation.reasons),
        "small_ask": has_asked(situation),
        "smaller_step": bool(offered - {SMALL_ASK, CHECK_IN}),
        "check_in": CHECK_IN in offered or any(r.what == CHECK_IN for r in situation.running),
        "keep_going": False,
    }
    return _stations(done, now=next(step for step, is_done in done.items() if not is_done))


def _stations(done: dict[str, bool], *, now: str) -> tuple[Station, ...]:
    states: dict[str, State] = {step: "done" if done[step] else "ahead" for step in done}
    states[now] = "now"
    return tuple(Station(step, state) for step, state in states.items())
