"""Why the partner says no: what rules and reader saw, joined into one to three reasons.

`read_refusal(text)` looks with the rules of `rules/reasons/` and, where it is there, the trained
reader. Each kind of evidence has a weight in odds; hints add up; the sum, with how common the
reason is, becomes a confidence. Where nothing in the text speaks for any reason, the answer is
`unstated` with `unsure` set: "can't tell". Raises `TextFault`.
"""

from __future__ import annotations

import math
from collections import defaultdict

from sameteam.language.answer import ReadBy, ReasonRead, RefusalReading, Span
from sameteam.language.evidence import apart, weight
from sameteam.language.reader import Reader, Reading, current
from sameteam.language.rulebook import DENIED, Seen, rulebook
from sameteam.language.text import Passage, read_text

UNSTATED = "unstated"
MOST = 3
# Log odds that a piece of evidence adds, fitted on the labelled texts so that a confidence says how
# often such a reading was right there.
WEIGHTS = {"certain": 5.0, "sure": 3.1, "likely": 1.6, "hint": 0.7, DENIED: -4.0}
AGAIN = 0.8  # a second sign of the same reason says a little less than the first
START = -2.5  # before any evidence: one text in fourteen has a given reason
SAID = 0.6  # the rules alone tell a reason at or above this
GUESSED = 0.25  # the best one is told as a guess at or above this, with `unsure` set
GUESSED_BY_BOTH = 0.15  # the same where the reader was heard, which knows more of what is unlikely
LIKELY = 0.5  # "no reason given" is a guess below this
NO_EVIDENCE = 0.15  # how often a text that no rule speaks of gives no reason indeed


def read_refusal(text: str, reader: Reader | None = None) -> RefusalReading:
    """One to three reasons, the strongest first, with the words that show each."""
    passage = read_text(text)
    seen = seen_in(passage)
    reading = (reader or current()).read(passage)
    read_by: ReadBy
    if reading is None:
        read_by = "rules"
        read = [_by_rules(label, found) for label, found in seen.items()]
        told_from, guessed = dict.fromkeys(seen, SAID), GUESSED
    else:
        read_by = "rules and reader"
        labels = rulebook("reasons").labels()
        read = [_by_both(label, seen.get(label, []), reading) for label in labels]
        told_from = {label: reading.told_from("reasons", label) for label in labels}
        guessed = GUESSED_BY_BOTH
    read.sort(key=lambda one: (-one.confidence, one.id))
    reasons, unsure = _choose(read, told_from, guessed)
    if reading is not None:
        reasons = tuple(_shown(one, reading) for one in reasons)
    return RefusalReading(reasons, unsure, read_by)


def seen_in(passage: Passage) -> dict[str, list[Seen]]:
    """What the rules saw of each reason, no words counted twice."""
    evidence: dict[str, list[Seen]] = defaultdict(list)
    for seen in rulebook("reasons").notice(passage, denied=True):
        for label in seen.rule.labels:
            evidence[label].append(seen)
    return {label: apart(found, WEIGHTS) for label, found in evidence.items()}


def evidence_of(found: list[Seen]) -> float:
    """What the rules saw, as log odds."""
    return weight(found, WEIGHTS, AGAIN)


def _by_rules(label: str, found: list[Seen]) -> ReasonRead:
    odds = START + evidence_of(found)
    return ReasonRead(label, round(1 / (1 + math.exp(-odds)), 2), _spans(found))


def _by_both(label: str, found: list[Seen], reading: Reading) -> ReasonRead:
    chance = reading.chance("reasons", label, evidence_of(found))
    return ReasonRead(label, round(chance, 2), _spans(found))


def _spans(found: list[Seen]) -> tuple[Span, ...]:
    # Hints lend weight; they are shown only where nothing plainer is there to show.
    said = [seen for seen in found if seen.strength != DENIED]
    plain = [seen for seen in said if seen.strength != "hint"] or said
    return tuple(sorted((seen.span for seen in plain), key=lambda span: span.start))


def _shown(one: ReasonRead, reading: Reading) -> ReasonRead:
    """Each reason with words: those that a rule saw, or else those that spoke to the reader."""
    if one.spans or one.id == UNSTATED:
        return one
    return ReasonRead(one.id, one.confidence, reading.places("reasons", one.id))


def _choose(
    read: list[ReasonRead], told_from: dict[str, float], guessed: float
) -> tuple[tuple[ReasonRead, ...], bool]:
    if not read or read[0].confidence < guessed:
        return (ReasonRead(UNSTATED, NO_EVIDENCE, ()),), True
    if read[0].id == UNSTATED:
        return (read[0],), read[0].confidence < LIKELY
    said = [one for one in read if one.confidence >= told_from[one.id] and one.id != UNSTATED]
    return tuple(said[:MOST] or read[:1]), not said
