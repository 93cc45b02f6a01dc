"""The reader's answers in plain words: what it sees, the words that show it, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable

from sameteam.cli.page import fold, heading, items, plain
from sameteam.content import Library
from sameteam.language.answer import (
    DraftReview,
    LimitJudgement,
    RefusalReading,
    SafetyReading,
    Span,
)

QUITE_SURE, LIKELY = 0.75, 0.5
SELF = {"self_harm", "partner_self_harm"}

VERDICTS = {
    "ready": "This can go out as it is, as far as the rules can tell.",
    "revise": "It is worth another look before you say or send it.",
    "stop": "Please don't send this as it is. It holds something that hurts or presses.",
}
LIMITS = {
    "boundary": "This reads as a limit: what you will do to look after yourself.",
    "ultimatum": "This reads as an ultimatum: your partner must do something, or pays for it.",
    "request": "This reads as a request: you ask, and a no stays possible.",
    "complaint": "This reads as a complaint: it tells of a hurt, and asks for nothing yet.",
}
LEVELS = {
    "none": "Nothing was noticed. That is no proof that all is well.",
    "check": "Something here may be ordinary, and it may matter. You can tell, and these rules "
    "can't. Some private questions come before any step with your partner in it.",
    "serious": "Something here asks for care before anything else.",
    "emergency": "This may be danger to someone's life. Call the emergency number where you are.",
}
NUMBERS = "The numbers for your country stand on the help page: sameteam serve, then /help."


def reasons(reading: RefusalReading, library: Library) -> list[str]:
    named = [each for each in reading.reasons if each.id != "unstated"]
    if not named and reading.unsure:
        return ["We can't tell the reason from these words."]
    if not named:
        return ["They gave no reason here. It can be asked about later, gently."]
    lines = ["What may lie behind it. You know your partner: your word is what counts."]
    for each in named:
        lines.append(f"\n{library.reasons[each.id].name} ({each.id}): {_sure(each.confidence)}")
        lines += _quoted(each.spans)
    if reading.unsure:
        lines.append("\nTake it as a guess: these words leave much open.")
    return lines


def draft(review: DraftReview) -> list[str]:
    lines = [VERDICTS[review.verdict]]
    for found in review.findings:
        lines += [f"\n“{plain(found.quote)}” ({found.rule})", fold(found.message, "  ")]
        lines += [fold(found.why, "  "), fold(f"Try instead: {found.instead}", "  ")]
    if review.strengths:
        lines.append(heading("What is good about it"))
        lines += items(f"“{each.quote}” ({each.id})" for each in review.strengths)
    return lines


def limit(judged: LimitJudgement) -> list[str]:
    return [f"{LIMITS[judged.label]} ({_sure(judged.confidence)})", *_quoted(judged.spans)]


def safety(reading: SafetyReading, library: Library) -> list[str]:
    lines = [fold(LEVELS[reading.level])]
    if {sign.id for sign in reading.signs} & SELF:
        lines.append("A crisis line comes first. Someone can talk with you right now.")
    if reading.level != "none":
        lines.append(NUMBERS)
    for sign in reading.signs:
        lines += ["", *_quoted(sign.spans)]
        words = library.signs.get(sign.id)
        lines += [fold(part) for part in (words.noticed, words.matters, words.who)] if words else []
    return lines


def danger(reading: SafetyReading, library: Library) -> list[str]:
    """What goes before every other answer: nothing, below "serious"."""
    if reading.level in ("none", "check"):
        return []
    return [*safety(reading, library), "\n----\n"]


def _sure(confidence: float) -> str:
    """Confidence is how often a reading like this was right on labelled texts."""
    word = "only maybe"
    if confidence >= LIKELY:
        word = "quite sure" if confidence >= QUITE_SURE else "likely"
    times = min(max(round(confidence * 10), 1), 9)  # never "always", never "not once"
    return f"{word}, right about {times} times in 10"


def _quoted(spans: Iterable[Span]) -> list[str]:
    return [fold(f"“{quote}”", "  ") for quote in dict.fromkeys(span.quote for span in spans)]
