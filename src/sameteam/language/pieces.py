"""What a draft holds of the three things a heard message has: event, feeling, wish.

`find_pieces(text)` gives each with its place, or None, so that a page can fill in what is there and
ask for what is missing. Words that a rule would mark are no piece: an event is what a camera would
have seen. Raises `TextFault`. Source: `rules/_pieces.toml`; nonviolent communication.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from sameteam.language.answer import Span
from sameteam.language.drafts import marks_by_rules
from sameteam.language.frames import expand
from sameteam.language.rulebook import RULES, RulebookError
from sameteam.language.text import Passage, read_text

FILE = RULES / "_pieces.toml"
MOST = 100  # places of a piece that are looked at, so that a long text takes no longer
PieceId = Literal["event", "feeling", "wish"]
PIECES: tuple[PieceId, ...] = ("event", "feeling", "wish")


class Pieces(Struct, frozen=True):
    """The first of each that the text holds."""

    event: Span | None = None
    feeling: Span | None = None
    wish: Span | None = None

    def missing(self) -> tuple[PieceId, ...]:
        return tuple(name for name in PIECES if getattr(self, name) is None)


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    find: dict[PieceId, tuple[str, ...]]


class Cues(Struct, frozen=True):
    """How each piece is found, and the lists that this is written in."""

    find: Mapping[PieceId, tuple[re.Pattern[str], ...]]
    not_seen: re.Pattern[str]
    lists: Mapping[str, tuple[str, ...]]


def read_cues(path: Path = FILE) -> Cues:
    """The cues of a file. Raises `RulebookError`."""
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
        find = {
            name: tuple(re.compile(expand(entry, file.lists)) for entry in entries)
            for name, entries in file.find.items()
        }
        not_seen = re.compile(rf"\b{expand('<not_seen>', file.lists)}\b")
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError, re.error, KeyError) as fault:
        raise RulebookError([f"{path.name}: {fault}"]) from fault
    return Cues(find, not_seen, file.lists)


@cache
def cues() -> Cues:
    """The cues that come with the rules, read at the first call."""
    return read_cues()


def find_pieces(text: str) -> Pieces:
    """The event, the feeling and the wish in the text, each where it is first said."""
    passage = read_text(text)
    taken = _Taken(passage)
    feeling = _first("feeling", passage, taken)
    wish = _first("wish", passage, taken)
    return Pieces(event=_first("event", passage, taken), feeling=feeling, wish=wish)


class _Taken:
    """What is no free ground in a text: marked words, and pieces that were found already."""

    def __init__(self, passage: Passage) -> None:
        self._ends: list[Span] = [mark.span for mark in marks_by_rules(passage)]

    def add(self, span: Span) -> None:
        self._ends.append(span)

    def free(self, span: Span) -> bool:
        return not any(one.start < span.end and span.start < one.end for one in self._ends)


def _first(name: PieceId, passage: Passage, taken: _Taken) -> Span | None:
    for span in islice(_all(name, passage), MOST):
        if taken.free(span):
            taken.add(span)
            return span
    return None


def _all(name: PieceId, passage: Passage) -> Iterator[Span]:
    """Every place that may be this piece, in the order of the text."""
    for sentence in passage.sentences:
        for cue in cues().find[name]:
            match = cue.search(sentence.view)
            if match is None or (name == "event" and cues().not_seen.search(match["piece"])):
                continue
            start, end = match.span("piece")
            words = match["piece"].rstrip(" ,;:-")
            start, end = start + sentence.start, start + len(words) + sentence.start
            if not passage.is_quoted(start, start + 1):
                yield passage.span(start, end)
