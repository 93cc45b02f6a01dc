"""The labelled texts that the reader's figures are taken on, and drafts of any length from them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from training.texts import DATA, read

GIVEN = DATA / "given"
LONG = 100  # words of a draft


def path_of(task: str) -> Path:
    """The open set of a task, as `sameteam read --jsonl` takes it."""
    return GIVEN / f"open_{task}.jsonl"


def drafts(kind: str) -> list[dict[str, Any]]:
    """The drafts of one of the two sets, open or train, with their labels."""
    return read(GIVEN / f"{kind}_drafts.jsonl")


def texts(task: str) -> list[str]:
    return [line["text"] for line in read(path_of(task))]


def long_drafts() -> Iterator[str]:
    """Drafts of `LONG` words without end: whole texts one after the other, the last one cut."""
    given = cycle(line["text"] for kind in ("open", "train") for line in drafts(kind))
    while True:
        words: list[str] = []
        while len(words) < LONG:
            words += next(given).split()
        yield " ".join(words[:LONG])


def run_of(characters: int) -> str:
    """One text of just so many characters."""
    whole = " ".join(line["text"] for line in drafts("train"))
    return whole[:characters]
