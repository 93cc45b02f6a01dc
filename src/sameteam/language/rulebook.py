"""All rules of a task, and the look at a passage through them.

`rulebook(task)` walks `rules/<task>/` in sorted order, once for the whole process; adding a rule is
adding one file. Raises `RulebookError` with every fault of every file.
A word index picks the few patterns that are worth a try in a sentence, so that a review costs about
a millisecond, and the time grows in line with the text.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from threading import Lock

from msgspec import Struct

from sameteam.language.answer import Span
from sameteam.language.pattern import Pattern, PatternError, WordLists
from sameteam.language.rule import Block, Rule, Task, read_rule
from sameteam.language.text import Passage, Sentence

RULES = Path(__file__).parent / "rules"
DENIED = "denied"


class RulebookError(Exception):
    """Rule files are wrong. `faults` has one line each: file, field, what was expected."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class Seen(Struct, frozen=True):
    """One place in a passage that a rule noticed. `start` and `end` are places in the view."""

    rule: Rule
    strength: str
    start: int
    end: int
    span: Span
    sentence: int  # the number of its sentence in the passage
    quoted: bool


class Rulebook:
    """The rules of one task with their word index. Never changes after it is made."""

    def __init__(self, task: Task, rules: tuple[Rule, ...]) -> None:
        self.task = task
        self.rules = rules
        self._by_word: dict[str, list[tuple[Rule, Block, Pattern]]] = {}
        self._by_beginning: dict[str, list[tuple[Rule, Block, Pattern]]] = {}
        self._always: list[tuple[Rule, Block, Pattern]] = []
        for rule in rules:
            for block in rule.blocks:
                for pattern in block.any:
                    self._file_away(rule, block, pattern)
        self._lengths = sorted({len(beginning) for beginning in self._by_beginning})

    def _file_away(self, rule: Rule, block: Block, pattern: Pattern) -> None:
        if not pattern.anchors:
            self._always.append((rule, block, pattern))
        for anchor in pattern.anchors:
            shelf = self._by_beginning if anchor.endswith("*") else self._by_word
            shelf.setdefault(anchor.rstrip("*"), []).append((rule, block, pattern))

    def rule(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def labels(self) -> list[str]:
        """Every label that a rule stands for."""
        return sorted({label for rule in self.rules for label in rule.labels})

    def notice(self, passage: Passage, *, denied: bool = False) -> list[Seen]:
        """Everything that the rules see, in the order of the text.

        With `denied`, also what a rule would have seen but for its `unless`: with that strength.
        """
        seen: dict[tuple[str, str, int, int], Seen] = {}
        for found in self._look(passage):
            if found.strength == DENIED and not denied:
                continue
            seen.setdefault((found.rule.id, found.strength, found.start, found.end), found)
        return sorted(
            seen.values(), key=lambda one: (one.start, -one.end, one.rule.id, one.strength)
        )

    def _look(self, passage: Passage) -> Iterator[Seen]:
        around: dict[int, bool] = {}
        for number, sentence in enumerate(passage.sentences):
            for rule, strength, start, end in self._in_sentence(passage, sentence, around):
                yield _seen(passage, rule, strength, start, end, number)
        for rule in self.rules:
            for start, end, strength in rule.look(passage) if rule.look else ():
                yield _seen(passage, rule, strength, start, end)

    def _in_sentence(
        self, passage: Passage, sentence: Sentence, around: dict[int, bool]
    ) -> Iterator[tuple[Rule, str, int, int]]:
        """`around` remembers, for each block, whether its `same_text` holds in this passage."""
        cancelled_by: dict[int, list[tuple[int, int]]] = {}
        for rule, block, pattern in self._worth_trying(sentence):
            if pattern.regex.search(sentence.view) is None:
                continue
            places = list(pattern.find(sentence.view))
            if block.same_sentence and not _stands_in(sentence, block.same_sentence):
                continue
            if block.same_text:
                if id(block) not in around:
                    around[id(block)] = any(
                        _stands_in(other, block.same_text) for other in passage.sentences
                    )
                if not around[id(block)]:
                    continue
            if id(block) not in cancelled_by:
                cancelled_by[id(block)] = _places(sentence, block.unless)
            for start, end in places:
                cancelled = cancelled_by[id(block)]
                denied = any(start < right and left < end for left, right in cancelled)
                start, end = start + sentence.start, end + sentence.start
                if block.skip_quotes or block.only_quotes:
                    quoted = passage.is_quoted(start, end)
                    if (block.skip_quotes and quoted) or (block.only_quotes and not quoted):
                        continue
                yield rule, DENIED if denied else block.strength, start, end

    def _worth_trying(self, sentence: Sentence) -> list[tuple[Rule, Block, Pattern]]:
        shelves = [self._always]
        for word in sentence.words:
            if word in self._by_word:
                shelves.append(self._by_word[word])
            for length in self._lengths:
                if length > len(word):
                    break
                if word[:length] in self._by_beginning:
                    shelves.append(self._by_beginning[word[:length]])
        tried: dict[int, tuple[Rule, Block, Pattern]] = {}
        for shelf in shelves:
            for entry in shelf:
                tried[id(entry[2])] = entry
        words = sentence.words
        return [entry for entry in tried.values() if entry[2].may_stand_among(words)]


def _seen(
    passage: Passage, rule: Rule, strength: str, start: int, end: int, sentence: int | None = None
) -> Seen:
    if sentence is None:
        sentence = bisect_right(passage.sentences, start, key=lambda one: one.start) - 1
    span, quoted = passage.span(start, end), passage.is_quoted(start, end)
    return Seen(rule, strength, start, end, span, sentence, quoted)


def _places(sentence: Sentence, patterns: tuple[Pattern, ...]) -> list[tuple[int, int]]:
    return [
        place
        for pattern in patterns
        if _may_stand_in(sentence, pattern)
        for place in pattern.find(sentence.view)
    ]


def _stands_in(sentence: Sentence, patterns: tuple[Pattern, ...]) -> bool:
    return any(
        _may_stand_in(sentence, pattern) and next(pattern.find(sentence.view), None) is not None
        for pattern in patterns
    )


def _may_stand_in(sentence: Sentence, pattern: Pattern) -> bool:
    words = sentence.words
    if not pattern.may_stand_among(words):
        return False
    if not pattern.anchors or not words.isdisjoint(pattern.anchors):
        return True
    beginnings = tuple(anchor[:-1] for anchor in pattern.anchors if anchor.endswith("*"))
    return bool(beginnings) and any(word.startswith(beginnings) for word in words)


def load_rules(task: Task, folder: Path = RULES) -> Rulebook:
    """Read the rule files of a task. Raises `RulebookError`."""
    faults: list[str] = []
    rules: list[Rule] = []
    words = _word_lists(folder / "_words.toml", folder / task / "_words.toml")
    for path in sorted((folder / task).iterdir()):
        if path.suffix not in (".toml", ".py") or path.stem.startswith("_"):
            continue
        rule, wrong = read_rule(path, task, words)
        faults += wrong
        if rule is not None and rule.file.status != "retired":
            rules.append(rule)
    twice = {rule.id for rule in rules if sum(other.id == rule.id for other in rules) > 1}
    faults += [f"{task}/{name}: two files have this name" for name in sorted(twice)]
    if faults:
        raise RulebookError(faults)
    return Rulebook(task, tuple(rules))


def _word_lists(shared: Path, own: Path) -> WordLists:
    """The lists that every task shares, and those of the task itself, where it has any."""
    entries: dict[str, tuple[str, ...]] = {}
    path = shared
    try:
        for path in (shared, own):
            if path == shared or path.exists():
                read = tomllib.loads(path.read_text(encoding="utf-8"))
                entries |= {name: tuple(entry) for name, entry in read.items()}
        lists = WordLists(entries)
        for name in entries:
            lists.part(name)
    except (tomllib.TOMLDecodeError, PatternError, OSError) as fault:
        raise RulebookError([f"{path.parent.name}/{path.name}: {fault}"]) from fault
    return lists


_lock = Lock()


@cache
def _loaded(task: Task) -> Rulebook:
    return load_rules(task)


def rulebook(task: Task) -> Rulebook:
    """The rules of a task, read at the first call."""
    with _lock:
        return _loaded(task)
