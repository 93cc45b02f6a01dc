"""The trained reader's place. With `NullReader` the rules alone answer, and the product is whole.

`current()` is the reader of this process: the trained one where its files are there and sound, and
else `NullReader`, whose `because` says what is wrong. It is loaded at the first use, once.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import Protocol

from sameteam.language.answer import Span
from sameteam.language.text import Passage


class Reading(Protocol):
    """What the trained reader makes of one passage. `group` is one of reasons, findings, strengths,
    limits, level, signs.
    """

    def odds(self, group: str, label: str, evidence: float) -> float:
        """The log odds of the label, given what the rules saw of it, as log odds too."""

    def chance(self, group: str, label: str, evidence: float) -> float:
        """The same as a chance, 0 to 1."""

    def told_from(self, group: str, label: str) -> float:
        """The chance from which the label is told."""

    def places(self, group: str, label: str, *, more: bool = False) -> tuple[Span, ...]:
        """The words that speak for the label, in the order of the text; `more` than are known."""


class Reader(Protocol):
    """Reads a passage. Must be safe to call from several threads."""

    def read(self, passage: Passage) -> Reading | None: ...


class NullReader:
    """No trained reader is there."""

    def __init__(self, because: str = "") -> None:
        self.because = because

    def read(self, passage: Passage) -> None:
        return None


_lock = Lock()


@cache
def _loaded() -> Reader:
    from sameteam.language import trained  # numbers and networks are loaded only when needed

    try:
        return trained.load(trained.FOLDER)
    except trained.ReaderBroken as fault:
        return NullReader(str(fault))


def current() -> Reader:
    """The reader of this process."""
    with _lock:
        return _loaded()


def fault() -> str:
    """Why the rules alone answer; empty where the trained reader does its part."""
    reader = current()
    return reader.because if isinstance(reader, NullReader) else ""
