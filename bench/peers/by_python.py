"""One reader in a process of its own, warm: `by_python.py NAME`.

A line in is a JSON list of texts; a line out says the seconds that they took and, text by text,
whether something in it would hurt. The peers run in a venv that has nothing of ours.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

Flag = Callable[[str], bool]


def same_team() -> Flag:
    from bench.passes import Fresh
    from sameteam.language import review_draft

    reader = Fresh()
    return lambda text: review_draft(text, reader).verdict != "ready"


def same_team_rules() -> Flag:
    from sameteam.language import review_draft
    from sameteam.language.reader import NullReader

    rules = NullReader()
    return lambda text: review_draft(text, rules).verdict != "ready"


def proselint() -> Flag:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: bool(LintFile("draft", text).lint())


def vader() -> Flag:
    """Negative from the compound of -0.05 on, as its authors advise."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    scores = SentimentIntensityAnalyzer().polarity_scores
    return lambda text: scores(text)["compound"] <= -0.05


KNOWN: dict[str, Callable[[], Flag]] = {
    "same_team": same_team,
    "same_team_rules": same_team_rules,
    "proselint": proselint,
    "vader": vader,
}


def main(name: str) -> None:
    flag = KNOWN[name]()
    for line in sys.stdin:
        texts = json.loads(line)
        began = time.perf_counter()
        flagged = [flag(text) for text in texts]
        seconds = time.perf_counter() - began
        print(json.dumps({"seconds": seconds, "flagged": flagged}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
