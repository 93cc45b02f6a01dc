"""Asks the language engine, and tells its faults plainly."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sameteam.cli.stop import Stop

Answer = TypeVar("Answer")


def ask(reader: Callable[[str], Answer], words: object, where: str = "") -> Answer:
    """The reader's answer. Raises Stop, with `where` it was, for what can't be read as text."""
    from sameteam.language.answer import TextFault
    from sameteam.language.rulebook import RulebookError

    try:
        return reader(words)  # type: ignore[arg-type]  # the reader itself checks that it is text
    except TextFault as fault:
        raise Stop(f"{where}{fault}") from None
    except RulebookError as fault:
        raise Stop("The rules can't be used:", *fault.faults) from None
