"""docs/map.md names every folder there is, and no folder that there isn't."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAPPED = ("src/sameteam", "tests", "training", "bench", "scripts", "docs", ".ci")


def folders() -> set[str]:
    """Every folder with a file that git tracks, below the parts that the map covers."""
    listed = subprocess.run(
        ["git", "ls-files", *MAPPED], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    parents = {parent.as_posix() for path in listed for parent in Path(path).parents}
    return {f"{name}/" for name in parents if name.startswith(MAPPED)}


def test_every_folder_stands_in_the_map() -> None:
    named = set(re.findall(r"^- `([^`]+/)`", (ROOT / "docs" / "map.md").read_text(), re.M))
    assert folders() - named == set()
    assert {name for name in named if not (ROOT / name).is_dir()} == set()
