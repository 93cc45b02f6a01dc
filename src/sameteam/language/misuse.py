"""Requests that get no help with wording: to press, to watch, to decide for someone, to judge them.

Plain rules alone; no trained reader widens or narrows them. Source: safety.md, Misuse, A-01 to A-07
and A-23, "Guard rules are plain code".
"""

from __future__ import annotations

from typing import Literal

from sameteam.language.rulebook import rulebook
from sameteam.language.text import read_text

Misuse = Literal["control", "guilt", "no_way_out", "verdict", "watching_answers"]


def misuse_in(text: str) -> tuple[Misuse, ...]:
    """Which of them a text asks for, in the order of the text; empty for nearly every text.

    Raises `TextFault`.
    """
    seen = rulebook("misuse").notice(read_text(text))
    return tuple(dict.fromkeys(one.rule.id for one in seen if not one.quoted))  # type: ignore[misc]
