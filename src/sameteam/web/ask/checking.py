"""What is seen in one field while it is typed, and in the whole card before it is one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sameteam import language
from sameteam.language.answer import Finding
from sameteam.language.asks import RULES, review_ask
from sameteam.web.draft.looking import Look, look

# In a message they are marked, and the writer chooses. What goes out from here, as a card or as a
# line of the plan, holds none of them.
NEVER_PUT = frozenset({"threat", "ultimatum", "guilt_trip", "diagnosis", "recruiting"})


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
    pressing = review.verdict == "stop" or any(each.rule in NEVER_PUT for each in findings)
    return Seen(findings, stop=pressing, ready=not findings)


def card_look(words: str) -> Look:
    """The card as a whole; "help" and "stop" can't become one (safety.md, A-01, A-02, A-23)."""
    seen = look(words)
    if seen.state == "revise" and any(mark.rule in NEVER_PUT for mark in seen.marks):
        return replace(seen, state="stop")
    return seen


REFUSED = frozenset({"help", "stop", "closed", "empty", "long"})
