"""What is wrong in the content files, in plain words: the file, the field, found, expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sameteam.content.piece import Piece


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing to mend. `field` is a dotted path, entries of lists counted from 1; or empty."""

    file: str
    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        where = f"{self.file}: {self.field}" if self.field else self.file
        return f"{where}: found {self.found}, expected {self.expected}"


class ContentError(Exception):
    """The content files can't be used. Carries every fault of every file, in the files' order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__(self.faults)

    def __str__(self) -> str:
        many = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        head = f"{many} in the content files (entries of lists are counted from 1):"
        return "\n".join([head, *map(str, self.faults)])


def dotted(*parts: str | int) -> str:
    """The path of a field as people count: `("lines", 0, "name")` is `lines.1.name`."""
    shown = (str(part + 1) if isinstance(part, int) else part for part in parts)
    return ".".join(part for part in shown if part and part != "[key]")


def faults_of(error: ValidationError, file: str, at: str = "") -> list[Fault]:
    """Pydantic's complaints about one file, said plainly. `at` is the path of the piece in it."""
    return [
        Fault(file, dotted(at, *detail["loc"]), _found(detail), _expected(detail))
        for detail in error.errors(include_url=False)
        if not _only_echoes(detail)
    ]


def _only_echoes(detail: ErrorDetails) -> bool:
    """A list counts as too short when one of its entries is faulty; the entry is told already."""
    value = detail["input"]
    is_short = detail["type"] == "too_short" and isinstance(value, list)
    return is_short and len(value) >= detail["ctx"]["min_length"]


def _found(detail: ErrorDetails) -> str:
    match detail["type"]:
        case "missing":
            return "nothing"
        case "extra_forbidden":
            return "an unknown field"
        case "too_short" | "too_long":
            count = len(detail["input"])
            return "1 entry" if count == 1 else f"{count} entries"
    return shown(detail["input"])


def _expected(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return "no field of this name" + _did_you_mean(detail["loc"])
    if kind == "too_short":
        return f"at least {context['min_length']}"
    if kind == "too_long":
        return f"at most {context['max_length']}"
    if kind == "literal_error":
        return "one of " + str(context["expected"]).replace(" or ", ", ")
    for start, words in PLAIN.items():
        if kind.startswith(start):
            return words
    return detail["msg"][:1].lower() + detail["msg"][1:]


PLAIN = {
    "missing": "this field",
    "string_too_short": "some words",
    "string_pattern": "an id: small letters, digits, - and _, with a letter first",
    "string": "text in quotes",
    "int": "a whole number",
    "date": "a date like 2026-11-01",
    "tuple": "a list",
    "dict": "a table of names and texts",
    "model": "a table of fields",
}


def _did_you_mean(loc: Sequence[str | int]) -> str:
    close = difflib.get_close_matches(str(loc[-1]), _known_fields(), n=1, cutoff=0.75)
    return f" (did you mean `{close[0]}`?)" if close else ""


def _known_fields() -> set[str]:
    return {name for piece in Piece.__subclasses__() for name in piece.model_fields}


def shown(value: object) -> str:
    """A value for a fault's line: never long, never over several lines."""
    if isinstance(value, str):
        short = value if len(value) <= 40 else value[:37] + "..."
        return repr(short)
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else str(value)
