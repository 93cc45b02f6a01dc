"""Marks in a message: where they stand, what they say, and the text cut at their ends. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from typing import Literal

from sameteam.language.answer import DraftReview, Finding, Strength
from sameteam.language.drafts import STOPPING
from sameteam.language.rulebook import rulebook
from sameteam.language.text import Passage

Kind = Literal["stop", "look", "good"]
# Words that threaten are not to be worded better; they are to be left out.
NEVER_SOFTENED = frozenset({"threat"})


# Where one clause ends and the next begins.
_JOINT = re.compile(r"[\s,;:–—-]*[,;:–—]\s*(?:(?:and|but|so|yet)\b\s*)?|\s+(?:but|and)\s+")


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding or a strength. `start` and `end` count code points of the message."""

    number: int  # its place in the message, from 1
    key: str  # the same for the same words, so that a mark set aside stays aside until they change
    kind: Kind
    rule: str
    title: str
    quote: str
    start: int
    end: int
    message: str = ""
    why: str = ""
    instead: str = ""
    place: tuple[int, int] | None = None  # what can be taken out for `said`
    said: str = ""  # `instead`, as it would stand in the message


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    mark: Mark | None = None
    first: bool = False  # the first piece of its mark, which bears the mark's name


def marks_of(review: DraftReview, passage: Passage) -> list[Mark]:
    """Each finding as a mark."""
    marks, times = [], dict[tuple[str, str], int]()
    sentences = _sentences(passage) if review.findings else []
    # Nothing is worded for somebody who threatens: every mark gives the rule's own advice alone.
    threatens = any(each.rule in NEVER_SOFTENED for each in review.findings)
    one_each = {(each.rule, each.start, each.end): each for each in review.findings}
    for found in one_each.values():
        same = (found.rule, found.quote)
        times[same] = times.get(same, 0) + 1
        rule = rulebook("drafts").rule(found.rule)
        # A rule's own advice is read; what was fitted to these words can be put in their place.
        advice = rule.file.instead if rule else found.instead
        place, said = None, ""
        if found.instead != advice and not threatens:
            place, said = _in_place(passage.text, sentences, found, review.strengths)
        marks.append(
            Mark(
                number=len(marks) + 1,
                key=_key(*same, times[same]),
                kind="stop" if found.rule in STOPPING else "look",
                rule=found.rule,
                title=rule.file.title if rule else "",
                quote=found.quote,
                start=found.start,
                end=found.end,
                message=found.message,
                why=found.why,
                instead=advice if threatens else found.instead,
                place=place,
                said=said,
            )
        )
    return marks


def credits_of(strengths: Iterable[Strength]) -> list[Mark]:
    """Each strength as a mark, with what is good about it."""
    marks = []
    for each in strengths:
        rule = rulebook("strengths").rule(each.id)
        title, why = (rule.file.title, rule.file.doc.why) if rule else ("", "")
        key = _key(each.id, each.quote, 0)
        marks.append(
            Mark(0, key, "good", each.id, title, each.quote, each.start, each.end, why=why)
        )
    return marks


def cut(words: str, marks: Iterable[Mark]) -> list[Piece]:
    """The text in pieces. Where marks overlap, the shorter one is seen."""
    inner_last = sorted(marks, key=lambda mark: mark.start - mark.end)
    ends = {0, len(words)} | {end for mark in inner_last for end in (mark.start, mark.end)}
    edges = sorted(ends)
    over: dict[int, Mark] = {}
    places = {edge: number for number, edge in enumerate(edges)}
    for mark in inner_last:
        for number in range(places[mark.start], places[mark.end]):
            over[number] = mark
    pieces: list[Piece] = []
    named: set[str] = set()
    for number, (start, end) in enumerate(pairwise(edges)):
        mark = over.get(number)
        first = mark is not None and mark.key not in named
        if mark is not None:
            named.add(mark.key)
        pieces.append(Piece(words[start:end], mark, first))
    return pieces


def _key(rule: str, quote: str, time: int) -> str:
    """Tells nothing of the words, and is the same for the same words."""
    return blake2b(f"{rule}\0{quote}\0{time}".encode(), digest_size=6).hexdigest()


def _sentences(passage: Passage) -> list[tuple[int, int]]:
    spans = [passage.span(each.start, each.end) for each in passage.sentences]
    return [(span.start, span.end) for span in spans]


def _in_place(
    text: str, sentences: Sequence[tuple[int, int]], found: Finding, good: Iterable[Strength]
) -> tuple[tuple[int, int], str]:
    """The sentence in which the mark stands, or what follows its last good part, and the new words.

    What is good in a sentence stays: only what comes after it is taken out.
    """
    held = [each for each in sentences if each[0] < found.end and found.start < each[1]]
    start = min([found.start, *(each[0] for each in held)])
    end = max([found.end, *(each[1] for each in held)])
    kept = max((each.end for each in good if start <= each.start < found.start), default=start)
    joints = [*_JOINT.finditer(text, kept, found.start)] if kept > start else []
    if joints:
        return (joints[-1].start(), end), f". {found.instead}"
    return (start, end), found.instead
