"""The reader, text by text, and the content library: what is done without a database."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from bench.timing import Measure, in_turn
from sameteam import content, language
from sameteam.language.rulebook import rulebook

ROUNDS = 15
WORD = re.compile(r"\w+")


def texts() -> list[str]:
    """Every example of the rules for reasons and for safety, flags and passes alike."""
    found = []
    for task in ("reasons", "safety"):
        for rule in rulebook(task).rules:
            found += [flag.text for flag in rule.file.flags]
            found += [each.text for each in rule.file.passes]
    return found


def measure() -> list[Measure]:
    known = texts()
    length = sum(map(len, known)) // len(known)
    return [
        *in_turn(
            {
                "read_refusal, a text": lambda: [language.read_refusal(text) for text in known],
                "screen_text, a text": lambda: [language.screen_text(text) for text in known],
            },
            lambda: [WORD.findall(text.casefold()) for text in known],
            bare_is=f"splitting it into words ({len(known)} texts of {length} characters)",
            rounds=ROUNDS,
            unit="µs",
            per=len(known),
        ),
        *in_turn(
            {"load the content": content.load_library},
            _parse_all,
            bare_is="parsing the same TOML files",
            rounds=ROUNDS,
        ),
    ]


def _parse_all() -> None:
    for path in Path(content.__file__).parent.rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
