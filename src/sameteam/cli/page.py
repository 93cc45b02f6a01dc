"""Plain text on the terminal: headings, folded paragraphs, lists; and one line of JSON."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable

import msgspec

from sameteam.cli.stop import Stop

WIDTH = 78


def show(*lines: str) -> None:
    """Print. What the terminal's encoding lacks is shown as a question mark, never a fault."""
    for line in lines:
        print(line)


def heading(text: str) -> str:
    return f"\n{plain(text)}"


def fold(text: str, indent: str = "") -> str:
    """A paragraph, folded to the width."""
    return textwrap.fill(plain(text), WIDTH, initial_indent=indent, subsequent_indent=indent)


def items(texts: Iterable[str], *, numbered: bool = False) -> list[str]:
    marks = (f"{count}." if numbered else "-" for count in range(1, 1000))
    return [_item(mark, text) for mark, text in zip(marks, texts, strict=False)]


def plain(text: str) -> str:
    """One line of it, with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else "·" for c in " ".join(text.split()))


def show_json(value: object) -> None:
    """One JSON object on one line of stdout, in UTF-8, there at once."""
    out = getattr(sys.stdout, "buffer", None)
    if out is None:
        raise Stop("There is no output to write to.")
    out.write(msgspec.json.encode(value) + b"\n")
    out.flush()


def _item(mark: str, text: str) -> str:
    indent = " " * (len(mark) + 3)
    return textwrap.fill(plain(text), WIDTH, initial_indent=f"  {mark} ", subsequent_indent=indent)
