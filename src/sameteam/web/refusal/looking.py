"""The reading of one refusal as a page shows it: marked words, reasons, how sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sameteam import language
from sameteam.content.model import Reason
from sameteam.web.shared.library import library

SURE, LIKELY = 0.75, 0.5


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """One reason that the reader hears, with the words that show it."""

    reason: Reason
    sure: Literal["sure", "likely", "maybe"]
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    pieces: tuple[Piece, ...]
    heard: tuple[Heard, ...]
    unsure: bool
    unstated: bool
    rules_only: bool

    @property
    def ids(self) -> list[str]:
        return [heard.reason.id for heard in self.heard]


def look(words: str) -> Look:
    reading = language.read_refusal(words)
    named = [read for read in reading.reasons if read.id != "unstated"]
    heard = tuple(
        Heard(
            library().reasons[read.id],
            _sureness(read.confidence),
            tuple(dict.fromkeys(span.quote for span in read.spans)),
        )
        for read in named
    )
    spans = sorted((span.start, span.end) for read in named for span in read.spans)
    return Look(
        pieces=tuple(_cut(words, spans)),
        heard=heard,
        unsure=reading.unsure,
        unstated=not named and not reading.unsure,
        rules_only=reading.read_by == "rules",
    )


def _sureness(confidence: float) -> Literal["sure", "likely", "maybe"]:
    if confidence >= SURE:
        return "sure"
    return "likely" if confidence >= LIKELY else "maybe"


def _cut(words: str, spans: list[tuple[int, int]]) -> list[Piece]:
    """The text as marked and plain pieces; spans may overlap."""
    pieces, at = [], 0
    for start, end in spans:
        start = max(start, at)
        if start >= end:
            continue
        if start > at:
            pieces.append(Piece(words[at:start], marked=False))
        pieces.append(Piece(words[start:end], marked=True))
        at = end
    if at < len(words):
        pieces.append(Piece(words[at:], marked=False))
    return pieces
