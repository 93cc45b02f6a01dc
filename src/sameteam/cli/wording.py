"""The reader's answers in plain words: what it sees, the words that show it, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable

from sameteam.cli.page import fold, heading, items, plain
from sameteam.content import Library
from sameteam.language.answer import (
    DraftReview,
    LimitJudgement,
    PartId,
    RefusalReading,
    SafetyReading,
    Span,
)

QUITE_SURE, LIKELY = 0.75, 0.5
SELF = {"self_harm", "partner_self_harm"}


def reasons(reading: RefusalReading, library: Library) -> list[str]:
    named = [each for each in reading.reasons if each.id != "unstated"]
    if not named and reading.unsure:
        return [library.say("terminal.reasons_unsure")]
    if not named:
        return [library.say("terminal.reasons_unstated")]
    lines = [library.say("terminal.reasons")]
    for each in named:
        lines.append(
            f"\n{library.reasons[each.id].name} ({each.id}): {_sure(each.confidence, library)}"
        )
        lines += _quoted(each.spans)
    if reading.unsure:
        lines.append("\n" + library.say("terminal.reasons_guess"))
    return lines


def draft(review: DraftReview, library: Library) -> list[str]:
    lines = [library.say(f"terminal.verdict_{review.verdict}")]
    for found in review.findings:
        lines += [f"\n“{plain(found.quote)}” ({found.rule})", fold(found.message, "  ")]
        instead = library.say("terminal.try_instead", instead=found.instead)
        lines += [fold(found.why, "  "), fold(instead, "  ")]
    if review.strengths:
        lines.append(heading(library.say("terminal.strengths")))
        lines += items(f"“{each.quote}” ({each.id})" for each in review.strengths)
    return lines


def limit(judged: LimitJudgement, library: Library) -> list[str]:
    said = library.say(f"terminal.limit_{judged.label}")
    lines = [f"{said} ({_sure(judged.confidence, library)})", *_quoted(judged.spans)]
    if judged.parts:
        lines.append(heading(library.say("terminal.parts")))
        lines += items(f"{_part(part.id, library)}: “{part.span.quote}”" for part in judged.parts)
    if judged.missing:
        lines.append(heading(library.say("terminal.parts_missing")))
        lines += items(_part(each, library) for each in judged.missing)
    if judged.turned:
        lines.append(heading(library.say("terminal.turned")))
        lines += [fold(f"“{judged.turned}”", "  "), fold(library.say("terminal.turned_blanks"))]
    return lines


def _part(part: PartId, library: Library) -> str:
    return library.say(f"terminal.part_{part}")


def safety(reading: SafetyReading, library: Library) -> list[str]:
    lines = [fold(library.say(f"terminal.level_{reading.level}"))]
    if {sign.id for sign in reading.signs} & SELF:
        lines.append(library.say("terminal.crisis_first"))
    if reading.level != "none":
        lines.append(library.say("terminal.numbers"))
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


def _sure(confidence: float, library: Library) -> str:
    """Confidence is how often a reading like this was right on labelled texts."""
    word = "maybe"
    if confidence >= LIKELY:
        word = "sure" if confidence >= QUITE_SURE else "likely"
    times = min(max(round(confidence * 10), 1), 9)  # never "always", never "not once"
    return library.say(f"terminal.sure_{word}", times=times)


def _quoted(spans: Iterable[Span]) -> list[str]:
    return [fold(f"“{quote}”", "  ") for quote in dict.fromkeys(span.quote for span in spans)]
