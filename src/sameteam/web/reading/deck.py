"""The questions as cards, one at a time: an opening, what fits the reason, the rest, the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sameteam.content.model import Reason
from sameteam.web.shared.library import library

Kind = Literal["opening", "question", "still"]


@dataclass(frozen=True, slots=True)
class PracticeCard:
    kind: Kind
    words: str  # said aloud
    beside: str  # for the asker's own eyes: when, or what to listen for
    theme: str = ""


def deck(reason: Reason | None) -> tuple[PracticeCard, ...]:
    """`reason` is what most likely stands behind the no; without one the deck is for anyone."""
    text = library().ask_first
    first = text.openings[0]
    cards = [PracticeCard("opening", reason.opener if reason else first.words, first.when)]
    if reason is not None:
        cards += [PracticeCard("question", each, "", reason.name) for each in reason.questions]
    cards += [
        PracticeCard("question", each.text, each.listen_for, theme.name)
        for theme in text.themes
        for each in theme.questions
    ]
    cards.append(PracticeCard("still", text.still_no_words, text.still_no[0]))
    return tuple(cards)
