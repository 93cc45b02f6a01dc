"""What the engine answers: frozen values, ready to become JSON.

Offsets count code points of the text as typed.

Source: `score.py` and `labels.md` of the language sets.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Level = Literal["none", "check", "serious", "emergency"]
LEVELS: tuple[Level, ...] = ("none", "check", "serious", "emergency")


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


class Finding(Struct, frozen=True):
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


class LimitJudgement(Struct, frozen=True):
    label: Literal["boundary", "ultimatum", "request", "complaint"]
    confidence: float
    spans: tuple[Span, ...]


class SignSeen(Struct, frozen=True):
    id: str
    spans: tuple[Span, ...]


class SafetyReading(Struct, frozen=True):
    level: Level
    signs: tuple[SignSeen, ...]


class TextFault(ValueError):  # noqa: N818 -- the fault of an input, not of the engine
    """The input can't be read as text (not a string, lone surrogate, longer than the bound)."""
