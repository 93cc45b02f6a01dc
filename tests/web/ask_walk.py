"""What the asker does between the plan and the card."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from django.utils import timezone

from sameteam.method import CardMade, OfferMade
from tests.web.walker import Walker

PROBLEM = "how we talk about money at the end of the month"
GOAL = "we plan the month in half an hour, and nobody shouts"


def ready_to_ask(walker: Walker, *reasons: str) -> Walker:
    """A no with its reason ten days ago, and a clear screen: the gate is open, nothing rests."""
    walker.writes_a_no("You just want someone to take your side.", days_ago=10)
    walker.confirms(*(reasons or ("blame",)))
    walker.screens()
    return walker


def ask_fields(**others: str) -> dict[str, str]:
    given = {
        "label": "own",
        "own_label": "four talks with a coach",
        "problem": PROBLEM,
        "goal": GOAL,
        "timeframe": "four times",
        "look_back_on": (timezone.localdate() + timedelta(days=35)).isoformat(),
        "assurance": "You could choose the person.",
    }
    return given | others


def writes_an_ask(walker: Walker, **others: str) -> Any:
    return walker.post("/ask", **ask_fields(**others))


def makes_a_link(walker: Walker, **more: str) -> str:
    """From an open gate to the code of a card."""
    answer = writes_an_ask(walker)
    assert answer.status_code == 302, answer.content.decode()
    answer = makes(walker, "link", **more)
    assert answer.headers["Location"] == "/ask/card", answer.content.decode()
    return code_of(walker)


def code_of(walker: Walker) -> str:
    return [each.code for each in walker.events() if isinstance(each, CardMade)][-1]


def makes(walker: Walker, way: str, **more: str) -> Any:
    """Press a button of the page that shows the card: `link` or `asked`."""
    return walker.post("/ask/made", ask=ask_on(walker), **{way: "1"}, **more)


def ask_on(walker: Walker) -> str:
    """The id of the ask that the page shows."""
    shown = re.search(r'name="ask" value="(\w+)"', walker.page("/ask/look"))
    return shown[1] if shown else ""


def offers_of(walker: Walker) -> list[OfferMade]:
    return [each for each in walker.events() if isinstance(each, OfferMade)]


def opens_the_card(partner: Walker, code: str) -> Any:
    return partner.post("/card", code=code)


def version_on(page: str) -> str:
    found = re.search(r'name="version" value="(\d+)"', page)
    return found[1] if found else ""


def answers(partner: Walker, answer: str, **more: str) -> Any:
    version = version_on(partner.page("/card/read"))
    return partner.post("/card/answer", answer=answer, version=version, **more)
