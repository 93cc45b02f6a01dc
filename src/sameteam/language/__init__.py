"""Four readings of informal text, each with a reason for everything it says. Pure.

The one exception to pure: each task reads its rule files once, at its first use.
"""

from __future__ import annotations

from sameteam.language.answer import (
    DraftReview,
    Finding,
    LimitJudgement,
    ReasonRead,
    RefusalReading,
    SafetyReading,
    SignSeen,
    Span,
    Strength,
    TextFault,
)
from sameteam.language.drafts import review_draft
from sameteam.language.limits import judge_limit
from sameteam.language.misuse import misuse_in
from sameteam.language.reasons import read_refusal
from sameteam.language.safety import screen_text

__all__ = [
    "DraftReview",
    "Finding",
    "LimitJudgement",
    "ReasonRead",
    "RefusalReading",
    "SafetyReading",
    "SignSeen",
    "Span",
    "Strength",
    "TextFault",
    "judge_limit",
    "misuse_in",
    "read_refusal",
    "review_draft",
    "screen_text",
]
