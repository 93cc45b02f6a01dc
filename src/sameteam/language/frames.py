"""The words of `rules/drafts/_instead*.toml`: what can be pulled out of a draft, and the frames.

`frames()` reads the files once; the long patterns are made at their first use, since few texts need
them. Raises `RulebookError` where a file can't be read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from sameteam.language.rulebook import RULES, RulebookError

FOLDER = RULES / "drafts"
FILES = "_instead*.toml"
BEFORE, AFTER = 20, 30  # letters beside a mark into which words of its kind may reach
_WORDLESS = re.compile(r"\\b|\(\?<!\w+ \)")  # what takes up no letter
_END = r"(?=\W*\Z| ?[-.,;:!?…\"()\n]| (?:%s)\b)"
Lists = Mapping[str, tuple[str, ...]]
Shape = TypeVar("Shape")
Made = TypeVar("Made")


class Frame(Struct, frozen=True, forbid_unknown_fields=True):
    """Words for the rules that it fits. `needs` names all that they are built round; `marked` tells
    the kind of words that have to stand in the mark.
    """

    rules: tuple[str, ...]
    say: str
    fill: tuple[str, ...]  # a sensible filling for each blank
    needs: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    whole: bool = False  # what is needed may stand anywhere in the sentence of the mark
    near: bool = False  # and in the sentences beside it, too

    def filled(self, said: str) -> str:
        """What was made of this frame, as someone would send it."""
        for words in self.fill:
            said = said.replace("____", words, 1)
        return said


class Lead(Struct, frozen=True, forbid_unknown_fields=True):
    """`before` leads up to words of the list `slot`, and they are then called `to`. After them a
    clause ends, or what `then` says follows. `said` is how they are told, in place of "{slot}".
    """

    to: str
    before: str
    slot: str
    then: str = ""
    said: str = "{slot}"


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    sources: tuple[str, ...]
    lists: dict[str, tuple[str, ...]] = {}
    leads: tuple[Lead, ...] = ()
    frames: tuple[Frame, ...] = ()


class Finder:
    """Finds a lead, and right after it the slot."""

    def __init__(self, lead: Lead, lists: Lists) -> None:
        self.to, self.said = lead.to, lead.said
        before = expand(lead.before, lists)
        # A lead without words of its own holds nearly everywhere: it is looked for with its slot.
        self._bare = before if not _WORDLESS.sub("", before) else ""
        self._before = re.compile(before)
        then = rf"(?={expand(lead.then, lists)})" if lead.then else _end("may_follow", lists)
        self._source = expand(f"<{lead.slot}>", lists) + then

    @cached_property
    def _slot(self) -> re.Pattern[str]:
        return _compiled(self._bare + self._source)

    def find(self, view: str) -> Iterator[tuple[int, int, int]]:
        """Where the lead begins, and the range of the slot."""
        if self._bare:
            for found in self._slot.finditer(view):
                yield found.start(), found.start(), found.end()
            return
        for match in self._before.finditer(view):
            slot = self._slot.match(view, match.end())
            if slot:
                yield match.start(), slot.start(), slot.end()


class Frames:
    """What the files hold, ready for use."""

    def __init__(self, files: Sequence[_File]) -> None:
        lists = {name: words for file in files for name, words in file.lists.items()}
        made = [frame for file in files for frame in file.frames]
        self.finders = tuple(Finder(lead, lists) for file in files for lead in file.leads)
        self.by_rule = {
            rule: tuple(frame for frame in made if rule in frame.rules)
            for rule in {rule for frame in made for rule in frame.rules}
        }
        self.names = re.compile(rf"\b{expand('<names>', lists)}\b")  # written with a capital
        self.asks = re.compile(rf"{expand('<asks>', lists)}\b")  # how a question begins
        self.good = re.compile(rf"\b{expand('<good>', lists)}\b")  # what a thank-you has
        self._lists = lists

    def is_of_kind(self, frame: Frame, view: str, start: int, end: int) -> bool:
        """Whether what is marked, `view[start:end]`, has words of the kind that a frame is for."""
        kind = _compiled(rf"\b(?:{'|'.join(frame.marked)})(?!\w)")
        return any(
            match.start() < end and start < match.end()
            for match in kind.finditer(view, max(0, start - BEFORE), end + AFTER)
        )

    @cached_property
    def after_about(self) -> re.Pattern[str]:
        """A thing or a person that is talked about; the group `by` is the word before it."""
        by = "|".join(self._lists["person_after"])
        end = _end("topic_may_follow", self._lists)
        return re.compile(rf"\b(?P<by>{by}) (?P<slot>{expand('<topic>', self._lists)}){end}")

    @cached_property
    def thing(self) -> re.Pattern[str]:
        """A thing that isn't a mere place or time."""
        return self._standing_alone("(?:<before_things>) (?:(?:<about_things>) ){0,2}<things>")

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """A thing as above, or a matter that stands without "the", anywhere in a sentence."""
        return self._standing_alone(
            "(?:(?:<before_things>) (?:(?:<about_things>) ){0,2}<things>|<matters>)"
        )

    @cached_property
    def kin(self) -> re.Pattern[str]:
        """A person of the family who is in it, and isn't just told, asked or near by."""
        return self._standing_alone("<kin>")

    def _standing_alone(self, entry: str) -> re.Pattern[str]:
        not_after = "".join(rf"(?<!\b{word} )" for word in self._lists["not_after"])
        own, end = expand(entry, self._lists), _end("topic_may_follow", self._lists)
        return re.compile(rf"\b{not_after}(?P<slot>{own}){end}")


def read_frames(folder: Path = FOLDER) -> Frames:
    """The frames of a folder. Raises `RulebookError`."""
    return from_files(folder, FILES, _File, Frames)


def from_files(
    folder: Path, names: str, shape: type[Shape], make: Callable[[list[Shape]], Made]
) -> Made:
    """What is made of a folder's files of such names, in their order. Raises `RulebookError`."""
    files = []
    path = folder
    try:
        for path in sorted(folder.glob(names)):
            read = tomllib.loads(path.read_text(encoding="utf-8"))
            files.append(msgspec.convert(read, shape))
        return make(files)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError, re.error, KeyError) as fault:
        raise RulebookError([f"{folder.name}/{path.name}: {fault}"]) from fault


def expand(entry: str, lists: Lists) -> str:
    """The regular expression of an entry, with the lists that it names. KeyError for no list."""

    def branches(match: re.Match[str]) -> str:
        words = sorted(lists[match[1]], key=len, reverse=True)
        return "(?:" + "|".join(expand(word, lists) for word in words) + ")"

    return re.sub(r"(?<!P)<(\w+)>", branches, entry)


def _end(name: str, lists: Lists) -> str:
    """That a clause ends here, or goes on in a way that changes nothing before it."""
    return _END % expand(f"<{name}>", lists)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def frames() -> Frames:
    """The frames that come with the rules, read at the first call."""
    return read_frames()
