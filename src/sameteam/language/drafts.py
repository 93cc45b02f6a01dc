"""What a careful coach would mark in a message before it goes out, what is good in it, a verdict.

`review_draft(text)` looks with the rules of `rules/drafts/` and `rules/strengths/`. A name, a
sneer, an ultimatum or a threat makes the verdict `stop`, any other finding `revise`, none `ready`.
Raises `TextFault`. Source: `labels.md` part D and its conventions.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sameteam.language.answer import DraftReview, Finding, Strength
from sameteam.language.reader import Reader
from sameteam.language.rulebook import Seen, rulebook
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


def review_draft(text: str, reader: Reader | None = None) -> DraftReview:
    """Every place worth a mark, in the order of the text, the strengths, and the verdict."""
    passage = read_text(text)
    found = _without_echoes(_worth_a_mark(rulebook("drafts").notice(passage, reader)))
    rules = {seen.rule.id for seen in found}
    return DraftReview(
        verdict=_verdict(rules),
        findings=tuple(_finding(seen) for seen in found),
        strengths=tuple(_strengths(passage, found, reader)),
    )


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


def _finding(seen: Seen) -> Finding:
    file = seen.rule.file
    return Finding(
        rule=seen.rule.id,
        start=seen.span.start,
        end=seen.span.end,
        quote=seen.span.quote,
        message=file.message.replace("{match}", seen.span.quote),
        why=file.doc.why,
        instead=file.instead,
    )


def _strengths(passage: Passage, found: list[Seen], reader: Reader | None) -> Iterable[Strength]:
    """The first place of each strength that no finding takes back."""
    told: set[str] = set()
    # A date that an ultimatum hangs on is a deadline, and a request in it no request.
    pressed = {one.sentence for one in found if one.rule.id in ("ultimatum", "threat")}
    for seen in rulebook("strengths").notice(passage, reader):
        if seen.strength == "hint" or seen.rule.id in told or seen.sentence in pressed:
            continue
        if any(seen.start < one.end and one.start < seen.end for one in found):
            continue
        told.add(seen.rule.id)
        span = seen.span
        yield Strength(id=seen.rule.id, start=span.start, end=span.end, quote=span.quote)
