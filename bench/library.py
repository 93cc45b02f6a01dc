"""The content library, which is loaded once, beside the parsing that it can't do without."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bench.timing import Measure, in_turn
from sameteam import content

ROUNDS = 15


def measure() -> list[Measure]:
    return in_turn(
        {"load the content": content.load_library},
        _parse_all,
        bare_is="parsing the same TOML files",
        rounds=ROUNDS,
    )


def _parse_all() -> None:
    for path in Path(content.__file__).parent.rglob("*.toml"):
        tomllib.loads(path.read_text(encoding="utf-8"))
