"""Say it another way: three questions, and one message put together from the answers."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sameteam.language.rewrite import PieceId, compose, find_pieces
from sameteam.web.draft.typed import Typed
from sameteam.web.shared.library import library


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands in the way in one of the three fields."""

    says: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Another:
    """`text` is empty until the three pieces make a message that is ready."""

    text: str = ""
    faults: dict[PieceId, tuple[Fault, ...]] | None = None

    def of(self, field: str) -> tuple[Fault, ...]:
        return (self.faults or {}).get(field, ())  # type: ignore[call-overload]


def opened(typed: Typed) -> Typed:
    """The three fields shown, with what the message holds of them where they are still empty."""
    pieces = find_pieces(typed.words)
    found = {
        name: span.quote
        for name in ("event", "feeling", "wish")
        if (span := getattr(pieces, name)) is not None and not getattr(typed, name).strip()
    }
    return replace(typed, another=True, composed=False, **found)


def reword(typed: Typed) -> Another:
    if not typed.composed:
        return Another()
    words = library().rewriting
    made = compose(typed.event, typed.feeling, typed.wish, words)
    faults: dict[PieceId, tuple[Fault, ...]] = {}
    for name in made.missing:
        faults[name] = (Fault(getattr(words, name).missing),)
    for hurt in made.hurts:
        says = words.hurts.format(quote=hurt.finding.quote)
        faults[hurt.field] = (*faults.get(hurt.field, ()), Fault(says, hurt.finding.why))
    return Another(made.text if made.verdict == "ready" else "", faults)
