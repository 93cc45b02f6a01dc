"""What the page that tries a message shows, as its tests ask for it."""

from __future__ import annotations

import re


def marks_in(shown: str, button: str = "pass") -> list[str]:
    """The keys of the marks that have this button."""
    return re.findall(rf'name="{button}" value="(\w+)"', shown)


def help_first(shown: str) -> bool:
    return "What we noticed" in shown and "We do not help with the wording here" in shown
