"""What the engine answers: frozen values, ready to become JSON.

Offsets count code points of the text as typed.

Source: `score.py` and `labels.md` of the language sets.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Level = Literal["none", "check", "serious", "emergency"]
LEVELS: tuple[Level, ...] = ("none", "check", "serious", "emergency")
ReadBy = Literal["rules", "rules and reader"]
PartId = Literal["pattern", "impact", "need", "next_step", "own_consequence"]


class Span(Struct, frozen=True):
    """A half-open range of the text, and the very words in it."""

    start: int
    end: int
    quote: str


class ReasonRead(Struct, frozen=True):
    id: str
    confidence: float  # 0..1; how often such a reading was right on labelled text
    spans: tuple[Span, ...]


class RefusalReading(Struct, frozen=True):
    """`reasons` is never empty: `unstated` alone stands for "no reason given".

    `unsure` says "can't tell".
    """

    reasons: tuple[ReasonRead, ...]
    unsure: bool
    read_by: ReadBy = "rules"


class Finding(Struct, frozen=True):
    """A place worth a mark. `instead` says the very thing in a way that can be heard, with a blank
    ("____") for each thing that only the writer knows.
    """

    rule: str
    start: int
    end: int
    quote: str
    message: str
    why: str
    instead: str


class Strength(Struct, frozen=True):
    id: str
    start: int
    end: int
    quote: str


class DraftReview(Struct, frozen=True):
    verdict: Literal["ready", "revise", "stop"]
    findings: tuple[Finding, ...]
    strengths: tuple[Strength, ...]
    read_by: ReadBy = "rules"


class LimitPart(Struct, frozen=True):
    """One of the five parts of a limit, and the words that are it."""

    id: PartId
    span: Span


class LimitJudgement(Struct, frozen=True):
    label: Literal["boundary", "ultimatum", "request", "complaint"]
    confidence: float
    spans: tuple[Span, ...]
    parts: tuple[LimitPart, ...] = ()
    missing: tuple[PartId, ...] = ()
    turned: str = ""  # an ultimatum said as a limit, where the text has the material
    read_by: ReadBy = "rules"


class SignSeen(Struct, frozen=True):
    id: str
    spans: tuple[Span, ...]


class SafetyReading(Struct, frozen=True):
    level: Level
    signs: tuple[SignSeen, ...]
    read_by: ReadBy = "rules"


class TextFault(ValueError):  # noqa: N818 -- the fault of an input, not of the engine
    """The input can't be read as text (not a string, lone surrogate, longer than the bound)."""
