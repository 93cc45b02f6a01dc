"""The four reading tasks, text by text: with the trained reader beside its bare network, and by the
rules alone beside splitting into words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from bench import labelled
from bench.passes import Fresh, each_in_turn
from bench.timing import Measure, compared, in_turn, taken
from sameteam import language
from sameteam.language import trained
from sameteam.language.reader import NullReader, Reader

ROUNDS = 100
WARM = 3
SHORT = 28  # tokens
WORD = re.compile(r"\w+")
TASKS: dict[str, tuple[str, Callable[[str, Reader], Any]]] = {
    "drafts": ("review_draft", language.review_draft),
    "reasons": ("read_refusal", language.read_refusal),
    "limits": ("judge_limit", language.judge_limit),
    "safety": ("screen_text", language.screen_text),
}
PUT_IN = ("I", "was", "so", "tired", "when", "the", "week", "was", "over.")
LENGTHS = (10, 100, 10_000, 100_000)
BESIDE = 1_000  # characters


def measure() -> list[Measure]:
    # The rules come first: their patterns are made at the first look, and are warm after that.
    found = [*_by_rules(), *_growth("by the rules alone", NullReader(), 5)]
    try:
        fresh = Fresh()
    except trained.ReaderBroken:
        return found
    return [*_reviews(fresh), *_tasks(fresh), *_growth("", fresh, 3), *found]


def _reviews(fresh: Fresh) -> list[Measure]:
    drafts = list(islice(labelled.long_drafts(), ROUNDS + WARM))
    short = [text for text in labelled.texts("drafts") if _tokens(fresh, text) == SHORT]
    return [
        _beside_passes(f"review_draft, {labelled.LONG} words", "drafts", drafts, fresh),
        _beside_passes(f"review_draft, {SHORT} tokens", "drafts", short, fresh),
        _as_typed(drafts[:3], fresh),
    ]


def _tasks(fresh: Fresh) -> list[Measure]:
    return [
        _beside_passes(f"{name}, a text of the open set", task, labelled.texts(task), fresh)
        for task, (name, _) in TASKS.items()
    ]


def _beside_passes(what: str, task: str, texts: list[str], fresh: Fresh) -> Measure:
    read = TASKS[task][1]
    [found] = in_turn(
        {what: each_in_turn(lambda text: read(text, fresh), texts)},
        fresh.passes(texts),
        bare_is="the bare network, same windows",
        rounds=ROUNDS,
        warm=WARM,
    )
    return found


def _tokens(fresh: Fresh, text: str) -> int:
    return sum(one["ids"].size for one in fresh.feeds(text))


def _as_typed(drafts: list[str], fresh: Fresh) -> Measure:
    """The last sentence is typed word by word, then one in the middle anew."""
    reader = trained.load(trained.FOLDER)
    states = [state for draft in drafts for state in _typing(draft)]
    ours = each_in_turn(lambda text: language.review_draft(text, reader), states)
    [found] = in_turn(
        {"review_draft, after each word typed": ours},
        each_in_turn(lambda text: language.review_draft(text, fresh), states),
        bare_is=f"reading all of its {labelled.LONG} words anew",
        rounds=len(states) - 1,
        warm=1,
    )
    return found


def _typing(draft: str) -> Iterator[str]:
    words = draft.split()
    for count in range(len(words) - 20, len(words) + 1):
        yield " ".join(words[:count])
    for count in range(10):
        yield " ".join([*words[:40], *PUT_IN[:count], *words[40:]])


def _by_rules() -> Iterator[Measure]:
    rules = NullReader()
    drafts = list(islice(labelled.long_drafts(), ROUNDS + WARM))
    sets = {f"review_draft, {labelled.LONG} words": (language.review_draft, drafts)}
    for task, (name, read) in TASKS.items():
        sets[f"{name}, a text of the open set"] = read, labelled.texts(task)
    for what, (read, texts) in sets.items():
        for text in texts:
            read(text, rules)
        ours = each_in_turn(lambda text, read=read: read(text, rules), texts)
        yield from in_turn(
            {f"{what}, by the rules alone": ours},
            each_in_turn(lambda text: WORD.findall(text.casefold()), texts),
            bare_is="splitting it into words",
            rounds=ROUNDS,
            unit="µs",
            warm=WARM,
        )


def _growth(how: str, reader: Reader, rounds: int) -> list[Measure]:
    """Time for each character of a text, beside the same of a text of `BESIDE` characters."""
    beside = labelled.run_of(BESIDE)
    pairs: dict[int, list[tuple[float, float]]] = {length: [] for length in LENGTHS}
    for _ in range(rounds):
        for length, found in pairs.items():
            text = labelled.run_of(length)
            ours, bare = (
                taken(lambda one=one: language.review_draft(one, reader), "µs") / len(one)
                for one in (text, beside)
            )
            found.append((ours, bare))
    return [
        compared(
            f"review_draft, each of {length:,} characters{how and ', ' + how}",
            found,
            bare_is=f"each of {BESIDE:,}",
            unit="µs",
        )
        for length, found in pairs.items()
    ]
