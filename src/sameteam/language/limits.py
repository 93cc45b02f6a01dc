"""Is it a boundary? One of four labels for what is said to the partner, and the words that show it.

`judge_limit(text)` weighs the evidence of `rules/limits/` for each label. A price on the other's no
outweighs the calm words around it: better a limit looked at twice than a lever passed as a limit.
Raises `TextFault`. Source: `labels.md` part B.
"""

from __future__ import annotations

import math

from sameteam.language.answer import LimitJudgement
from sameteam.language.evidence import apart, weight
from sameteam.language.reader import Reader
from sameteam.language.rulebook import Seen, rulebook
from sameteam.language.text import read_text

WEIGHTS = {"certain": 4.0, "sure": 2.0, "likely": 0.7, "hint": 0.3}
AGAIN = 0.7  # a second sign of the same label says less than the first
# Without any evidence a text is most often a hurt told in words of its own.
START = {"boundary": 0.0, "ultimatum": -0.3, "request": 0.0, "complaint": 0.6}
MOST_SPANS = 3


def judge_limit(text: str, reader: Reader | None = None) -> LimitJudgement:
    """The likeliest label, how sure (0..1), and up to three places that show it."""
    passage = read_text(text)
    found: dict[str, list[Seen]] = {label: [] for label in START}
    for seen in rulebook("limits").notice(passage, reader):
        for label in seen.rule.labels:
            found[label].append(seen)
    weights = {
        label: START[label] + weight(apart(seen, WEIGHTS), WEIGHTS, AGAIN)
        for label, seen in found.items()
    }
    # On a tie the order of caution decides: ultimatum, request, boundary, complaint.
    caution = ("ultimatum", "request", "boundary", "complaint")
    label = max(caution, key=lambda one: weights[one])
    whole = sum(math.exp(weight) for weight in weights.values())
    strongest = sorted(found[label], key=lambda one: (-WEIGHTS[one.strength], one.start))
    shown = sorted(strongest[:MOST_SPANS], key=lambda one: one.start)
    return LimitJudgement(
        label=label,  # type: ignore[arg-type]  # the keys of START are the four labels
        confidence=round(math.exp(weights[label]) / whole, 2),
        spans=tuple(dict.fromkeys(seen.span for seen in shown)),
    )
