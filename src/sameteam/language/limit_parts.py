"""What a limit holds of its five parts, and an ultimatum said as a limit.

`parts_of(passage)` finds pattern, impact, need, next step and own consequence, each where it is
first said. What is done to the other is no consequence of one's own. Takes time in line with the
length of the text. Source: `rules/limits/_parts*.toml`; DEAR MAN.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from sameteam.language.answer import LimitPart, PartId, Span
from sameteam.language.frames import expand, from_files
from sameteam.language.rulebook import RULES
from sameteam.language.text import Passage, Sentence

FOLDER = RULES / "limits"
FILES = "_parts*.toml"
PARTS: tuple[PartId, ...] = ("pattern", "impact", "need", "next_step", "own_consequence")
# Where two parts claim the same words, the one that says more about them has them.
_ORDER: tuple[PartId, ...] = ("pattern", "need", "next_step", "own_consequence", "impact")


class TurnFrame(Struct, frozen=True, forbid_unknown_fields=True):
    """A limit with room for what was found. All of `needs` must be there."""

    needs: tuple[str, ...]
    say: str


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    parts: dict[PartId, tuple[str, ...]] = {}
    material: dict[str, tuple[str, ...]] = {}
    bases: dict[str, str] = {}
    frames: tuple[TurnFrame, ...] = ()


class PartCues(Struct, frozen=True):
    parts: Mapping[PartId, tuple[re.Pattern[str], ...]]
    to_the_other: re.Pattern[str]
    never_turned: re.Pattern[str]
    material: Mapping[str, tuple[re.Pattern[str], ...]]
    bases: Mapping[str, str]  # "sleeping" to "sleep"
    frames: tuple[TurnFrame, ...]


def read_part_cues(folder: Path = FOLDER) -> PartCues:
    """The cues of a folder. Raises `RulebookError`."""
    return from_files(folder, FILES, _File, _ready)


def _ready(files: list[_File]) -> PartCues:
    lists = {name: words for file in files for name, words in file.lists.items()}

    def made(entries: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(expand(entry, lists)) for entry in entries)

    return PartCues(
        parts={name: made(own) for file in files for name, own in file.parts.items()},
        to_the_other=re.compile(rf"\b{expand('<to_the_other>', lists)}\b"),
        never_turned=re.compile(rf"\b{expand('<never_turned>', lists)}\b"),
        material={name: made(own) for file in files for name, own in file.material.items()},
        bases={one: base for file in files for one, base in file.bases.items()},
        frames=tuple(frame for file in files for frame in file.frames),
    )


@cache
def part_cues() -> PartCues:
    """The cues that come with the rules, read at the first call."""
    return read_part_cues()


def parts_of(passage: Passage) -> tuple[LimitPart, ...]:
    """The first of each part, in the order of the text."""
    found: dict[PartId, Span] = {}
    for sentence in passage.sentences:
        taken: list[tuple[int, int]] = []
        for name in _ORDER:
            place = _place(name, sentence, taken)
            if place:
                taken.append(place)
                found.setdefault(
                    name, passage.span(place[0] + sentence.start, place[1] + sentence.start)
                )
        if len(found) == len(PARTS):
            break
    parts = [LimitPart(name, span) for name, span in found.items()]
    return tuple(sorted(parts, key=lambda part: part.span.start))


def missing_of(label: str, parts: tuple[LimitPart, ...]) -> tuple[PartId, ...]:
    """What a limit, or what wants to be one, doesn't say yet."""
    if label not in ("boundary", "ultimatum"):
        return ()
    there = {part.id for part in parts}
    return tuple(name for name in PARTS if name not in there)


def _place(
    name: PartId, sentence: Sentence, taken: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """Where a part stands in a sentence, on words that no other part has."""
    cues = part_cues()
    for cue in cues.parts[name]:
        for match in cue.finditer(sentence.view):
            start, end = match.span("piece")
            if any(start < right and left < end for left, right in taken):
                continue
            if name == "own_consequence" and cues.to_the_other.search(match["piece"]):
                continue
            return start, end
    return None
