"""The trained reader's place: it scores labels, and rules of the kind `scored` say what counts.

`NullReader` scores nothing; with it the rules alone answer, and the product is whole.
"""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct

from sameteam.language.text import Passage


class Score(Struct, frozen=True):
    """How sure the reader is (0..1) that a label fits `view[start:end]`."""

    label: str
    value: float
    start: int
    end: int


class Reader(Protocol):
    """Scores a passage for one task. Must be safe to call from several threads."""

    def scores(self, task: str, passage: Passage) -> tuple[Score, ...]: ...


class NullReader:
    """No trained reader is there."""

    def scores(self, task: str, passage: Passage) -> tuple[Score, ...]:
        return ()
