"""Is it a boundary? One of four labels for what is said to the partner, and the words that show it.

`judge_limit(text)` weighs the evidence of `rules/limits/` for each label, with the trained reader's
where it is there. A price on the other's no outweighs the calm words around it: better a limit
looked at twice than a lever passed as a limit. Raises `TextFault`. Source: `labels.md` part B.
"""

from __future__ import annotations

import math

from sameteam.language.answer import LimitJudgement, ReadBy, Span
from sameteam.language.evidence import apart, weight
from sameteam.language.limit_parts import missing_of, parts_of
from sameteam.language.reader import Reader, Reading, current
from sameteam.language.rulebook import Seen, rulebook
from sameteam.language.text import Passage, read_text
from sameteam.language.turning import turned

WEIGHTS = {"certain": 4.0, "sure": 2.0, "likely": 0.7, "hint": 0.3}
AGAIN = 0.7  # a second sign of the same label says less than the first
# Without any evidence a text is most often a hurt told in words of its own.
START = {"boundary": 0.0, "ultimatum": -0.3, "request": 0.0, "complaint": 0.6}
# On a tie the order of caution decides.
CAUTION = ("ultimatum", "request", "boundary", "complaint")
MOST_SPANS = 3


def judge_limit(text: str, reader: Reader | None = None) -> LimitJudgement:
    """The likeliest label, how sure (0..1), and up to three places that show it."""
    passage = read_text(text)
    seen = seen_in(passage)
    reading = (reader or current()).read(passage)
    read_by: ReadBy = "rules" if reading is None else "rules and reader"
    chances = _chances(_by_rules(seen) if reading is None else _by_both(seen, reading))
    label = max(CAUTION, key=lambda one: chances[one])
    if reading is not None and chances["ultimatum"] >= reading.told_from("limits", "ultimatum"):
        label = "ultimatum"
    spans = _shown(seen[label])
    if not spans and reading is not None:
        spans = reading.places("limits", label)
    parts = parts_of(passage)
    return LimitJudgement(
        label=label,  # type: ignore[arg-type]  # CAUTION holds the four labels
        confidence=round(chances[label], 2),
        spans=spans,
        parts=parts,
        missing=missing_of(label, parts),
        turned=turned(passage, label_by_rules) if label == "ultimatum" else "",
        read_by=read_by,
    )


def label_by_rules(text: str) -> str:
    """What the rules alone call it."""
    odds = _by_rules(seen_in(read_text(text)))
    return max(CAUTION, key=lambda one: odds[one])


def seen_in(passage: Passage) -> dict[str, list[Seen]]:
    """What the rules saw of each label."""
    found: dict[str, list[Seen]] = {label: [] for label in CAUTION}
    for seen in rulebook("limits").notice(passage):
        for label in seen.rule.labels:
            found[label].append(seen)
    return found


def evidence_of(found: list[Seen]) -> float:
    """What the rules saw, as log odds."""
    return weight(apart(found, WEIGHTS), WEIGHTS, AGAIN)


def _by_rules(seen: dict[str, list[Seen]]) -> dict[str, float]:
    return {label: START[label] + evidence_of(found) for label, found in seen.items()}


def _by_both(seen: dict[str, list[Seen]], reading: Reading) -> dict[str, float]:
    return {label: reading.odds("limits", label, evidence_of(seen[label])) for label in CAUTION}


def _chances(odds: dict[str, float]) -> dict[str, float]:
    """One of the four holds: their chances add up to one."""
    whole = sum(math.exp(each) for each in odds.values())
    return {label: math.exp(each) / whole for label, each in odds.items()}


def _shown(found: list[Seen]) -> tuple[Span, ...]:
    strongest = sorted(found, key=lambda one: (-WEIGHTS[one.strength], one.start))
    shown = sorted(strongest[:MOST_SPANS], key=lambda one: one.start)
    return tuple(dict.fromkeys(seen.span for seen in shown))
