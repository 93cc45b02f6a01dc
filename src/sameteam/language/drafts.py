"""What a careful coach would mark in a message before it goes out, what is good in it, a verdict.

`review_draft(text)` looks with the rules of `rules/drafts/` and `rules/strengths/`, and with the
trained reader where it is there. A name, a sneer, an ultimatum or a threat makes the verdict
`stop`, any other finding `revise`, none `ready`. Raises `TextFault`. Source: `labels.md` part D and
its conventions.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Literal

from msgspec import Struct

from sameteam.language.answer import DraftReview, Finding, Span, Strength
from sameteam.language.instead import Instead
from sameteam.language.reader import Reader, Reading, current
from sameteam.language.rule import Rule, Task
from sameteam.language.rulebook import DENIED, Seen, rulebook
from sameteam.language.text import Passage, read_text

STOPPING = frozenset({"threat", "ultimatum", "name_calling", "contempt"})
# Where two rules see the same words, the one that says more about them speaks alone.
SPEAKS_FOR = {
    "scorekeeping": ("accusation", "absolutes", "comparison"),
    "ultimatum": ("demand", "guilt_trip", "absolutes"),
    "threat": ("demand", "accusation"),
    "absolutes": ("accusation", "mind_reading"),
    "name_calling": ("accusation", "contempt"),
    "diagnosis": ("name_calling", "accusation", "invalidation"),
    "vague_ask": ("demand",),
    "guilt_trip": ("accusation", "comparison"),
    "loaded_question": ("accusation", "mind_reading"),
    "invalidation": ("mind_reading", "demand"),
    "contempt": ("accusation", "absolutes"),
}
# What a rule's word weighs beside the reader's.
EVIDENCE = {"certain": 3.0, "sure": 2.0, "likely": 1.2, "hint": 0.5}
# The reader sees no capitals, so that it can't tell shouting from saying.
BY_RULES = frozenset({"shouting"})
# Where a rule is sure of a fault, the reader need be only this part as sure of it as elsewhere.
AGREED = 0.4
# And so it is for a fault that stands beside another, unless it would stop the draft: where one
# thing hurts, a second is likelier than in a draft that is clean.
BESIDE = 0.6
# Of so few words as these nearly anything can be made: of "ok", say, a sneer.
FEW, SURE = 3, 0.6


class Mark(Struct, frozen=True):
    """One place, the rule it stands for, and how much the rules themselves say for it."""

    rule: Rule
    span: Span
    evidence: float


class Doubt(Struct, frozen=True):
    """What speaks against taking the reader at its word."""

    few: bool  # the text has few words
    excused: dict[str, list[Span]]  # by rule: what looks like a fault and is known to be none


class Taken:
    """The places of some marks, given in the order of the text."""

    def __init__(self, marks: list[Mark]) -> None:
        self._starts = [mark.span.start for mark in marks]
        self._reach = list(accumulate((mark.span.end for mark in marks), max))

    def reaches(self, span: Span) -> bool:
        """Whether one of them overlaps the span. Searches, since a long text has thousands."""
        at = bisect_left(self._starts, span.end)
        return at > 0 and self._reach[at - 1] > span.start


def review_draft(text: str, reader: Reader | None = None) -> DraftReview:
    """Every place worth a mark, in the order of the text, the strengths, and the verdict."""
    passage = read_text(text)
    reading = (reader or current()).read(passage)
    seen = rulebook("drafts").notice(passage, denied=True)
    marks = _marks(seen)
    doubt = Doubt(len(text.split()) <= FEW, _excused(seen))
    if reading is not None:
        marks = _joined("findings", "drafts", marks, reading, doubt)
    good = strengths_by_rules(passage, marks)
    if reading is not None:
        good = _joined("strengths", "strengths", good, reading, doubt)
    instead = Instead(passage)
    return DraftReview(
        verdict=_verdict({mark.rule.id for mark in marks}),
        findings=tuple(_finding(mark, instead) for mark in marks),
        strengths=tuple(_strength(mark) for mark in _once_each(good)),
        read_by="rules" if reading is None else "rules and reader",
    )


def marks_by_rules(passage: Passage) -> list[Mark]:
    """What the rules mark, in the order of the text."""
    return _marks(rulebook("drafts").notice(passage))


def _marks(seen: list[Seen]) -> list[Mark]:
    told = [one for one in seen if one.strength != DENIED]
    found = _without_echoes(_worth_a_mark(told))
    marks: dict[tuple[str, int, int], Mark] = {}  # one for words that a rule sees in two ways
    for one in found:
        mark = Mark(one.rule, one.span, EVIDENCE[one.strength])
        known = marks.setdefault((one.rule.id, one.start, one.end), mark)
        if known.evidence < mark.evidence:
            marks[one.rule.id, one.start, one.end] = mark
    return list(marks.values())


def strengths_by_rules(passage: Passage, marks: list[Mark]) -> list[Mark]:
    """What the rules credit, where no finding takes it back."""
    # A date that an ultimatum hangs on is a deadline, and a request in it no request.
    pressed = {
        _sentence(passage, mark) for mark in marks if mark.rule.id in ("ultimatum", "threat")
    }
    good: list[Mark] = []
    taken = Taken(marks)
    for seen in rulebook("strengths").notice(passage):
        if seen.strength == "hint" or seen.sentence in pressed:
            continue
        if not taken.reaches(seen.span):
            good.append(Mark(seen.rule, seen.span, EVIDENCE[seen.strength]))
    return good


def _excused(seen: list[Seen]) -> dict[str, list[Span]]:
    """What looks like a fault, and what a rule knows to be none: "I was an idiot"."""
    excused: dict[str, list[Span]] = {}
    for one in seen:
        if one.strength == DENIED:
            excused.setdefault(one.rule.id, []).append(one.span)
    return excused


def _joined(
    group: str, task: Task, marks: list[Mark], reading: Reading, doubt: Doubt
) -> list[Mark]:
    """The marks of rules and reader on which both together are sure enough."""
    own: dict[str, list[Mark]] = {rule.id: [] for rule in rulebook(task).rules}
    for mark in marks:
        own[mark.rule.id].append(mark)
    sure = {rule: _sureness(group, rule, seen, reading, doubt) for rule, seen in own.items()}
    told = any(own[rule] if rule in BY_RULES else sure[rule] >= 1 for rule in own)
    wanted = BESIDE if group == "findings" and told else 1.0
    joined: list[Mark] = []
    beside: list[Mark] = []
    for rule in rulebook(task).rules:
        seen = own[rule.id]
        if rule.id in BY_RULES:
            joined += seen
        elif sure[rule.id] >= 1:
            joined += seen + _more_places(group, rule, seen, reading, doubt)
        elif sure[rule.id] >= wanted and rule.id not in STOPPING:
            beside += seen + _more_places(group, rule, seen, reading, doubt)
    joined += [one for one in beside if not any(_says_more(other, one) for other in joined)]
    return sorted(joined, key=lambda mark: (mark.span.start, -mark.span.end, mark.rule.id))


def _says_more(other: Mark, one: Mark) -> bool:
    return one.rule.id in SPEAKS_FOR.get(other.rule.id, ()) and _meet(one.span, other.span)


def _sureness(group: str, rule: str, seen: list[Mark], reading: Reading, doubt: Doubt) -> float:
    """How sure rules and reader are of a label, as a part of how sure they have to be."""
    evidence = max((mark.evidence for mark in seen), default=0.0)
    wanted = reading.told_from(group, rule)
    if group == "findings" and evidence >= EVIDENCE["sure"]:
        wanted *= AGREED
    elif doubt.few:
        wanted = max(wanted, SURE)
    return reading.chance(group, rule, evidence) / wanted


def _more_places(
    group: str, rule: Rule, seen: list[Mark], reading: Reading, doubt: Doubt
) -> list[Mark]:
    """Where the reader sees it, and the rules don't."""
    more: list[Mark] = []
    taken, end = Taken(seen), 0
    excused = doubt.excused.get(rule.id, ())
    for span in reading.places(group, rule.id, more=group == "findings" and bool(seen)):
        if span.start < end or taken.reaches(span) or any(_meet(span, one) for one in excused):
            continue
        more.append(Mark(rule, span, 0.0))
        end = span.end
    return more


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _sentence(passage: Passage, mark: Mark) -> int:
    start, _ = passage.place(mark.span.start, mark.span.end)
    return bisect_right(passage.sentences, start, key=lambda one: one.start) - 1


def _verdict(rules: set[str]) -> Literal["ready", "revise", "stop"]:
    if rules & STOPPING:
        return "stop"
    return "revise" if rules else "ready"


def _worth_a_mark(seen: list[Seen]) -> list[Seen]:
    """What is sure or likely, and a hint where its sentence holds something plainer."""
    plain = {one.sentence for one in seen if one.strength != "hint"}
    return [one for one in seen if one.strength != "hint" or one.sentence in plain]


def _without_echoes(seen: list[Seen]) -> list[Seen]:
    """One mark for the same words: the longest of a rule, the fullest of several rules."""
    kept: list[Seen] = []
    open_now: list[Seen] = []  # what began earlier and may still reach into what comes
    echoes: set[int] = set()
    for one in sorted(seen, key=lambda each: (each.start, -each.end)):
        open_now = [other for other in open_now if other.end > one.start]
        for other in open_now:
            if _speaks_for(other, one):
                echoes.add(id(one))
            elif _speaks_for(one, other):
                echoes.add(id(other))
        open_now.append(one)
        kept.append(one)
    return [one for one in kept if id(one) not in echoes]


def _speaks_for(other: Seen, one: Seen) -> bool:
    if other.end <= one.start or one.end <= other.start:
        return False
    if other.rule.id != one.rule.id:
        return one.rule.id in SPEAKS_FOR.get(other.rule.id, ())
    longer = (other.end - other.start) - (one.end - one.start)
    return longer > 0 or (longer == 0 and other.start < one.start)


def _finding(mark: Mark, instead: Instead) -> Finding:
    file, span = mark.rule.file, mark.span
    return Finding(
        rule=mark.rule.id,
        start=span.start,
        end=span.end,
        quote=span.quote,
        message=file.message.replace("{match}", span.quote),
        why=file.doc.why,
        instead=instead.words(mark.rule.id, span) or file.instead,
    )


def _strength(mark: Mark) -> Strength:
    span = mark.span
    return Strength(id=mark.rule.id, start=span.start, end=span.end, quote=span.quote)


def _once_each(good: list[Mark]) -> Iterable[Mark]:
    """The first place of each strength, in the order of the text."""
    first: dict[str, Mark] = {}
    for mark in sorted(good, key=lambda mark: mark.span.start):
        first.setdefault(mark.rule.id, mark)
    return first.values()
