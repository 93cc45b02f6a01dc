"""What is seen in one field while it is typed, and in the whole card before it is one."""

from __future__ import annotations

from dataclasses import dataclass

from sameteam import language
from sameteam.language.answer import Finding
from sameteam.language.asks import RULES, review_ask
from sameteam.web.draft.looking import Look, look


@dataclass(frozen=True, slots=True)
class Seen:
    """`help`: the words tell of danger or of pressure, and get no help with wording."""

    findings: tuple[Finding, ...] = ()
    help: bool = False
    stop: bool = False
    ready: bool = False


def seen_in(field: str, text: str) -> Seen:
    if not text.strip():
        return Seen()
    if look(text).state == "help":
        return Seen(help=True)
    found: list[Finding] = []
    if field in RULES:
        found += review_ask(field, text)
    review = language.review_draft(text)
    found += review.findings
    one_each = {(each.start, each.end): each for each in reversed(found)}
    findings = tuple(sorted(one_each.values(), key=lambda each: each.start))
    return Seen(findings, stop=review.verdict == "stop", ready=not findings)


def card_look(words: str, typed: str = "") -> Look:
    """The card as a whole; "help" and "stop" can't become one (safety.md, A-01, A-02, A-23)."""
    return look(words, beside=typed)


REFUSED = frozenset({"help", "stop", "closed", "empty", "long"})
