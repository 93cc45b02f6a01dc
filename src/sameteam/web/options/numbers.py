"""How an address names an option: by its place, since its id may tell what the notes are about."""

from __future__ import annotations

from sameteam.content.model import Option
from sameteam.web.shared.library import library


def number_of(option: str) -> int:
    """0 for an option that there is not."""
    names = sorted(library().options)
    return names.index(option) + 1 if option in names else 0


def option_at(number: int) -> Option | None:
    names = sorted(library().options)
    return library().options[names[number - 1]] if 0 < number <= len(names) else None
