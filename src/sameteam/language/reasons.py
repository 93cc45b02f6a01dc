"""Why the partner says no: the evidence of the rules, joined into one to three reasons.

`read_refusal(text)` looks with the rules of `rules/reasons/`. Each kind of evidence has a weight in
odds; hints add up; the sum, with how common the reason is, becomes a confidence. Where nothing in
the text speaks for any reason, the answer is `unstated` with `unsure` set: "can't tell".
Raises `TextFault`.
"""

from __future__ import annotations

import math
from collections import defaultdict

from sameteam.language.answer import ReasonRead, RefusalReading
from sameteam.language.evidence import apart, weight
from sameteam.language.reader import Reader
from sameteam.language.rulebook import Seen, rulebook
from sameteam.language.text import read_text

UNSTATED = "unstated"
MOST = 3
# Log odds that a piece of evidence adds, fitted on the labelled texts so that a confidence says how
# often such a reading was right there.
WEIGHTS = {"certain": 5.0, "sure": 3.1, "likely": 1.6, "hint": 0.7}
AGAIN = 0.8  # a second sign of the same reason says a little less than the first
START = -2.5  # before any evidence: one text in fourteen has a given reason
SAID = 0.6  # a reason at or above this is told
GUESSED = 0.25  # the best one is told as a guess at or above this, with `unsure` set
NO_EVIDENCE = 0.15  # how often a text that no rule speaks of gives no reason indeed


def read_refusal(text: str, reader: Reader | None = None) -> RefusalReading:
    """One to three reasons, the strongest first, with the words that show each."""
    passage = read_text(text)
    evidence: dict[str, list[Seen]] = defaultdict(list)
    for seen in rulebook("reasons").notice(passage, reader):
        for label in seen.rule.labels:
            evidence[label].append(seen)
    read = sorted(
        (_weigh(label, apart(seen, WEIGHTS)) for label, seen in evidence.items()),
        key=lambda one: (-one.confidence, one.id),
    )
    return RefusalReading(*_choose(read))


def _weigh(label: str, found: list[Seen]) -> ReasonRead:
    odds = START + weight(found, WEIGHTS, AGAIN)
    # Hints lend weight; they are shown only where nothing plainer is there to show.
    plain = [seen for seen in found if seen.strength != "hint"] or found
    spans = sorted((seen.span for seen in plain), key=lambda span: span.start)
    return ReasonRead(label, round(1 / (1 + math.exp(-odds)), 2), tuple(spans))


def _choose(read: list[ReasonRead]) -> tuple[tuple[ReasonRead, ...], bool]:
    if not read or read[0].confidence < GUESSED:
        return (ReasonRead(UNSTATED, NO_EVIDENCE, ()),), True
    if read[0].id == UNSTATED:
        return (read[0],), False
    said = [one for one in read if one.confidence >= SAID and one.id != UNSTATED]
    return tuple(said[:MOST] or read[:1]), not said
