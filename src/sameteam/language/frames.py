"""The words of `rules/drafts/_instead.toml`: what can be pulled out of a draft, and the frames.

`frames()` reads the file once. Raises `RulebookError` where it can't be read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from sameteam.language.rulebook import RULES, RulebookError

FILE = RULES / "drafts" / "_instead.toml"
_END = r"(?=\W*\Z| ?[-.,;:!?…\"()\n]| (?:%s)\b)"


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the rules that it fits. `needs` names what they are built round."""

    rules: tuple[str, ...]
    needs: str
    say: str
    fill: tuple[str, ...]  # a sensible filling for each blank
    near: bool = False  # the sentence before or after may hold what is needed, too

    def filled(self, said: str) -> str:
        """What was made of this frame, as someone would send it."""
        for words in self.fill:
            said = said.replace("____", words, 1)
        return said


class Lead(Struct, frozen=True, forbid_unknown_fields=True):
    """`find` leads up to a `slot`, and is called by what it finds. Nothing may follow but an end of
    a clause, unless `ends` is false.
    """

    to: str
    find: str
    ends: bool = True


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[str, ...]
    lists: dict[str, tuple[str, ...]]
    leads: tuple[Lead, ...]
    frames: tuple[Frame, ...]


class Frames(Struct, frozen=True):
    """`leads` find a `slot` in one folded sentence; `topics` do so without a lead."""

    leads: tuple[tuple[str, re.Pattern[str]], ...]
    topics: tuple[tuple[str, re.Pattern[str]], ...]
    names: re.Pattern[str]  # words written with a capital, however they were typed
    asks: re.Pattern[str]  # how a question begins
    by_rule: Mapping[str, tuple[Frame, ...]]


def read_frames(path: Path = FILE) -> Frames:
    """The frames of a file. Raises `RulebookError`."""
    try:
        file = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
        lists = file.lists
        end = _END % expand("<may_follow>", lists)
        leads = tuple(
            (lead.to, re.compile(expand(lead.find, lists) + (end if lead.ends else "")))
            for lead in file.leads
        )
        topics = _topics(lists)
        asks = re.compile(rf"{expand('<asks>', lists)}\b")
        names = re.compile(rf"\b{expand('<names>', lists)}\b")
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError, re.error, KeyError) as fault:
        raise RulebookError([f"drafts/{path.name}: {fault}"]) from fault
    rules = {rule for frame in file.frames for rule in frame.rules}
    by_rule = {r: tuple(frame for frame in file.frames if r in frame.rules) for r in rules}
    return Frames(leads, topics, names, asks, by_rule)


def _topics(lists: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """`about` and `with`: what comes after such a word; `topic`: a thing, wherever it stands."""
    own = expand("(?:<before_things>) (?:(?:<about_things>) ){0,2}", lists)
    things, persons, bare = (expand(f"<{name}>", lists) for name in ("things", "persons", "bare"))
    not_after = "".join(rf"(?<!\b{word} )" for word in lists["not_after"])
    end = _END % expand("<topic_may_follow>", lists)
    any_after = "|".join(rf"(?<=\b{word} )" for word in lists["person_after"])
    named = f"{own}(?:{things}|{persons})|{bare}"
    return (
        ("about", re.compile(rf"\b(?P<slot>(?<=\babout )(?:{named})){end}")),
        ("with", re.compile(rf"\b(?P<slot>(?:{any_after})(?:{named})){end}")),
        ("topic", re.compile(rf"\b(?P<slot>{not_after}{own}{things}){end}")),
    )


def expand(entry: str, lists: Mapping[str, tuple[str, ...]]) -> str:
    """The regular expression of an entry, with the lists that it names. KeyError for no list."""

    def branches(match: re.Match[str]) -> str:
        words = sorted(lists[match[1]], key=len, reverse=True)
        return "(?:" + "|".join(expand(word, lists) for word in words) + ")"

    return re.sub(r"(?<!P)<(\w+)>", branches, entry)


@cache
def frames() -> Frames:
    """The frames that come with the rules, read at the first call."""
    return read_frames()
