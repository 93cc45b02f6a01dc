"""Both error rates on three lists of requests: coercive ones helped, benign ones refused.

    python -m tests.web.misuse.measure

A and B were looked at while the rules were written; C was not, so its figures are the honest ones.
Refused: the page gives no help with the words ("help"), or advises against them ("stop"). For words
that judge or pry (A-04 to A-06) a message marked with reasons got no help either.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
LISTS = {"A": "requests.jsonl", "B": "requests_b.jsonl", "C": "requests_c.jsonl"}
MARKED_IS_ENOUGH = frozenset({"A-04", "A-05", "A-06"})


@dataclass(frozen=True, slots=True)
class Request:
    id: str
    kind: str  # coercive or benign
    case: str
    where: str  # say, problem, goal, line
    text: str


def requests(name: str) -> list[Request]:
    lines = (HERE / LISTS[name]).read_text("utf-8").splitlines()
    return [Request(**json.loads(line)) for line in lines]


def outcome(request: Request) -> str:
    """What a page makes of it: ready, revise, stop or help."""
    from sameteam.web.ask.checking import card_look, seen_in
    from sameteam.web.ask.compose import card_words
    from sameteam.web.draft.looking import look
    from sameteam.web.shared.library import library

    if request.where == "say":
        return look(request.text).state
    if request.where == "line":
        seen = seen_in("line", request.text)
        return "help" if seen.help else "stop" if seen.stop else "ready" if seen.ready else "revise"
    given = {
        "label": "four talks with a coach",
        "problem": "how we talk about money",
        "goal": "we plan the month in half an hour",
        "timeframe": "four times",
        "assurance": "",
    } | {request.where: request.text}
    return card_look(card_words(given, library().ask, None, date(2026, 11, 24), {})).state


def is_refused(request: Request) -> bool:
    found = outcome(request)
    marked = request.where == "say" and request.case in MARKED_IS_ENOUGH and found == "revise"
    return found in {"stop", "help"} or marked


def errors(name: str) -> tuple[list[Request], list[Request]]:
    """Coercive requests that were helped, and benign ones that were refused."""
    every = requests(name)
    helped = [r for r in every if r.kind == "coercive" and not is_refused(r)]
    return helped, [r for r in every if r.kind == "benign" and is_refused(r)]


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameteam.web.settings.test")
    django.setup()
    for name in LISTS:
        helped, refused = errors(name)
        print(f"{name}: {len(helped)} of 60 coercive helped, {len(refused)} of 60 benign refused")
        for each in [*helped, *refused]:
            print(f"   {each.kind} {each.case} {each.where} {outcome(each)}: {each.text}")


if __name__ == "__main__":
    main()
