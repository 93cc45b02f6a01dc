"""Small rooms: a module, a test file, a page or a script stops at 300 lines; a rule file at 200."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = {".py": 300, ".html": 300, ".js": 300, ".css": 300}
FORBIDDEN = {"utils", "helpers", "common", "misc", "manager"}
FILES = [
    path
    for part in ("src", "tests", "bench", "scripts")
    for path in sorted((ROOT / part).rglob("*"))
    if path.is_file() and path.suffix in LONGEST
]


def test_no_file_has_grown_too_long() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in FILES
        if (count := len(path.read_text().splitlines())) > LONGEST[path.suffix]
    }
    assert long == {}


@pytest.mark.parametrize("name", sorted(FORBIDDEN))
def test_nothing_is_a_drawer_for_everything(name: str) -> None:
    assert [path for path in FILES if path.stem == name or name in path.parts] == []
