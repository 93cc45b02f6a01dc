"""Why the partner says no: the evidence of the rules, joined into one to three reasons.

`read_refusal(text)` looks with the rules of `rules/reasons/`. Each kind of evidence has a weight in
odds; hints add up; the sum, with how common the reason is, becomes a confidence. Where nothing in
the text speaks for any reason, the answer is `unstated` with `unsure` set: "can't tell".
Raises `TextFault`.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from sameteam.language.answer import ReasonRead, RefusalReading, Span
from sameteam.language.reader import Reader
from sameteam.language.rulebook import Seen, rulebook
from sameteam.language.text import Passage, read_text

UNSTATED = "unstated"
MOST = 3
# Log odds that a piece of evidence adds; measured on the labelled texts, see docs/rules.
WEIGHTS = {"sure": 2.6, "likely": 1.3, "hint": 0.6}
START = -2.6  # before any evidence: about one text in fourteen has a given reason
SAID = 0.5  # a reason at or above this is told
GUESSED = 0.2  # the best one is told as a guess at or above this, with `unsure` set


def read_refusal(text: str, reader: Reader | None = None) -> RefusalReading:
    """One to three reasons, the strongest first, with the words that show each."""
    passage = read_text(text)
    evidence: dict[str, list[Seen]] = defaultdict(list)
    for seen in rulebook("reasons").notice(passage, reader):
        for label in seen.rule.labels:
            evidence[label].append(seen)
    read = sorted(
        (_weigh(label, _apart(seen)) for label, seen in evidence.items()),
        key=lambda one: (-one.confidence, one.id),
    )
    return RefusalReading(*_choose(read, passage))


def _apart(found: Iterable[Seen]) -> list[Seen]:
    """The strongest of those that overlap, so that the same words never count twice."""
    kept: list[Seen] = []
    for seen in sorted(found, key=lambda one: (-WEIGHTS[one.strength], one.start - one.end)):
        if all(seen.end <= other.start or other.end <= seen.start for other in kept):
            kept.append(seen)
    return kept


def _weigh(label: str, found: list[Seen]) -> ReasonRead:
    odds = START
    for rank, seen in enumerate(sorted(found, key=lambda one: -WEIGHTS[one.strength])):
        # A second sign of the same kind in one breath says less than the first.
        odds += WEIGHTS[seen.strength] * 0.8**rank
    spans = sorted({(s.span.start, s.span.end): s.span for s in found}.items())
    return ReasonRead(label, round(1 / (1 + math.exp(-odds)), 3), tuple(s for _, s in spans))


def _choose(read: list[ReasonRead], passage: Passage) -> tuple[tuple[ReasonRead, ...], bool]:
    if not read or read[0].confidence < GUESSED:
        whole: tuple[Span, ...] = ()
        return (ReasonRead(UNSTATED, 0.1, whole),), True
    if read[0].id == UNSTATED:
        return (read[0],), read[0].confidence < SAID
    said = [one for one in read if one.confidence >= SAID and one.id != UNSTATED]
    if said:
        return tuple(said[:MOST]), False
    return (read[0],), True
