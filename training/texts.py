"""Labelled texts: one JSON object a line, read, checked and told apart by author.

`python -m training.texts FILE...` checks files and names every fault with its line. The formats are
those of the four sets in `data/given/`; the task is the beginning of a file's name, up to the first
"_" or ".". Labels and conventions: `data/LABELS.md`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sameteam.language.answer import LEVELS
from sameteam.language.drafts import STOPPING
from sameteam.language.safety import SIGNS

DATA = Path(__file__).parent / "data"
REASONS = [
    "blame",
    "stigma",
    "last_resort",
    "privacy",
    "exposure",
    "hopeless",
    "skeptic",
    "cost",
    "time",
    "past",
    "overwhelm",
    "no_problem",
    "self_reliance",
    "pressure",
    "deflect",
    "culture",
    "unstated",
]
RULES = [
    "accusation",
    "absolutes",
    "name_calling",
    "contempt",
    "diagnosis",
    "ultimatum",
    "threat",
    "demand",
    "mind_reading",
    "guilt_trip",
    "comparison",
    "recruiting",
    "invalidation",
    "scorekeeping",
    "vague_ask",
    "loaded_question",
    "referee",
    "shouting",
]
STRENGTHS = [
    "i_statement",
    "open_question",
    "specific_ask",
    "time_box",
    "appreciation",
    "choice",
    "same_team",
    "ownership",
]
LIMITS = ["boundary", "ultimatum", "request", "complaint"]
TASKS = ("reasons", "drafts", "limits", "safety")

Line = dict[str, Any]


def task_of(path: Path) -> str:
    return re.split(r"[_.]", path.name.removeprefix("open_").removeprefix("train_"))[0]


def read(path: Path) -> list[Line]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def faults(task: str, line: Line) -> Iterator[str]:
    """What is wrong with one labelled text."""
    text = line.get("text")
    if not isinstance(text, str) or not text.strip():
        yield "text: a text is needed"
        return
    if not line.get("author"):
        yield "author: it is missing"
    yield from {"reasons": _reasons, "drafts": _drafts, "limits": _limits, "safety": _safety}[task](
        text, line
    )


def _reasons(text: str, line: Line) -> Iterator[str]:
    found = line.get("reasons", [])
    yield from _of(found, REASONS, "reasons")
    if not 1 <= len(found) <= 3:
        yield f"reasons: {len(found)} found, one to three expected"
    if "unstated" in found and len(found) > 1:
        yield "reasons: unstated stands alone"


def _drafts(text: str, line: Line) -> Iterator[str]:
    findings = line.get("findings", [])
    yield from _of([one.get("rule") for one in findings], RULES, "findings")
    yield from _of(line.get("strengths", []), STRENGTHS, "strengths")
    for one in findings:
        if not one.get("quote") or one["quote"] not in text:
            yield f"findings: “{one.get('quote')}” doesn't stand in the text"
    due = verdict({one.get("rule") for one in findings})
    if line.get("verdict") != due:
        yield f"verdict: {line.get('verdict')} found, {due} expected from the findings"


def verdict(rules: set[str]) -> str:
    """By the conventions: four rules stop a message, any other has it revised."""
    return "stop" if rules & STOPPING else "revise" if rules else "ready"


def _limits(text: str, line: Line) -> Iterator[str]:
    yield from _of([line.get("label")], LIMITS, "label")


def _safety(text: str, line: Line) -> Iterator[str]:
    signs = line.get("signs", [])
    yield from _of([line.get("level")], LEVELS, "level")
    yield from _of(signs, SIGNS, "signs")
    if line.get("level") == "none" and signs:
        yield "signs: level none has no signs"


def _of(found: list[Any], known: Sequence[str], field: str) -> Iterator[str]:
    for one in found:
        if one not in known:
            yield f"{field}: there is no “{one}”"
    for one, times in Counter(map(str, found)).items():
        if times > 1 and field != "findings":
            yield f"{field}: {one} stands there {times} times"


def runs(text: str, length: int = 6) -> set[tuple[str, ...]]:
    """All runs of so many words, to see what was written twice."""
    words = re.findall(r"[a-z']+", text.lower().replace("’", "'"))
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def echoes(lines: list[Line], known: set[tuple[str, ...]]) -> Iterator[tuple[int, str]]:
    """Lines that share half of their runs with what is known or with each other."""
    seen = set(known)
    for number, line in enumerate(lines, start=1):
        own = runs(str(line.get("text", "")))
        if own and len(own & seen) * 2 >= len(own):
            yield number, "it repeats another text"
        seen |= own


def main(paths: list[str]) -> int:
    known = {run for path in (DATA / "given").glob("*.jsonl") for one in read(path)
             for run in runs(one["text"])}  # fmt: skip
    wrong = 0
    for path in map(Path, paths):
        lines = read(path)
        told = [(n, f) for n, one in enumerate(lines, 1) for f in faults(task_of(path), one)]
        told += echoes(lines, known) if "given" not in path.parts else ()
        for number, fault in sorted(told):
            print(f"{path}:{number}: {fault}")
        wrong += len(told)
        print(f"{path}: {len(lines)} texts, {len(told)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
