"""Finds the content files and reads them as TOML, before anyone asks what they mean.

    sources.toml            one table a source
    crisis/<code>.toml      one country a file
    en/<kind>/<id>.toml     reasons, asking, options, exercises, steps, pages, signs: one a file
    en/<kind>.toml          ask_first, ask, talk, screen, safety_plan, phrases, wording, rewriting

The id of a thing is the name of its file (or, for a source, of its table).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sameteam.content.faults import Fault

MANY = ("reasons", "asking", "options", "exercises", "steps", "pages", "signs")
ONE = ("ask_first", "ask", "talk", "screen", "safety_plan", "phrases", "wording", "rewriting")
LANGUAGE = "en"

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One thing as its file gives it, not yet checked. `tree` is None where it can't be read."""

    kind: str
    id: str
    file: str  # relative to the content folder, with forward slashes
    at: str  # the path of the thing inside its file; empty when it is the whole file
    tree: Tree | None


def read_sheets(root: Path) -> tuple[list[Sheet], list[Fault]]:
    """Everything under `root`, and the faults of files that are missing, stray or not TOML."""
    sheets: list[Sheet] = []
    faults: list[Fault] = []
    for kind, path in _files(root, faults):
        file = path.relative_to(root).as_posix()
        tree, fault = _parse(path, file)
        if fault:
            faults.append(fault)
        if kind == "sources":
            sheets += _tables(tree, file, faults)
        else:
            sheets.append(Sheet(kind, path.stem, file, "", tree))
    return sheets, faults


def _files(root: Path, faults: list[Fault]) -> Iterator[tuple[str, Path]]:
    language = root / LANGUAGE
    alone = {"sources": root / "sources.toml"} | {k: language / f"{k}.toml" for k in ONE}
    for kind, path in alone.items():
        if path.is_file():
            yield kind, path
        else:
            faults.append(Fault(path.relative_to(root).as_posix(), "", "no file", "this file"))
    folders = {"crisis": root / "crisis"} | {kind: language / kind for kind in MANY}
    for kind, folder in folders.items():
        paths = sorted(folder.glob("*.toml")) if folder.is_dir() else []
        yield from ((kind, path) for path in paths)
        if not paths:
            name = folder.relative_to(root).as_posix()
            faults.append(Fault(name, "", "no files", "a folder with one file a thing"))
    faults += _strays(root, {*alone.values()}, {*folders.values()})


def _strays(root: Path, files: set[Path], folders: set[Path]) -> Iterator[Fault]:
    """A misspelt name would otherwise be a silence: a text that nobody ever sees."""
    for part in (root / LANGUAGE, root / "crisis"):
        for path in sorted(part.rglob("*")):
            in_place = path.parent in folders and path.suffix == ".toml" and path.is_file()
            is_known = in_place or path in files | folders
            if not is_known and not path.name.startswith("."):
                name = path.relative_to(root).as_posix()
                yield Fault(name, "", "a stray name", "only the known folders and .toml files")


def _parse(path: Path, file: str) -> tuple[Tree | None, Fault | None]:
    try:
        return tomllib.loads(path.read_bytes().decode()), None
    except UnicodeDecodeError:
        return None, Fault(file, "", "bytes that are not UTF-8", "text in UTF-8")
    except tomllib.TOMLDecodeError as error:
        said, _, place = str(error).partition(" (at ")
        line = re.search(r"line \d+", place)
        found = f"a line that is not TOML ({said[:1].lower()}{said[1:]})"
        return None, Fault(file, line[0] if line else "the end", found, "valid TOML")


def _tables(tree: Tree | None, file: str, faults: list[Fault]) -> Iterator[Sheet]:
    """The sources: each table of the file is a thing of its own."""
    for key, value in (tree or {}).items():
        if isinstance(value, dict):
            yield Sheet("sources", key, file, key, value)
        else:
            faults.append(Fault(file, key, "a value", "a table of fields"))
