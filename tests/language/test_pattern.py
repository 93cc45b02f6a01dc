"""The pattern language: what each sign finds, and what is refused as no pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam.language.pattern import Pattern, PatternError, WordLists
from sameteam.language.rule import TASKS, Task
from sameteam.language.rulebook import rulebook
from sameteam.language.text import read_text

WORDS = WordLists({"help": ("therapy", "counsel*"), "ring": ("<ring>",), "deep": ("see <help>",)})


def found(pattern: str, text: str) -> list[str]:
    passage = read_text(text)
    return [
        passage.span(start + one.start, end + one.start).quote
        for one in passage.sentences
        for start, end in Pattern(pattern, WORDS).find(one.view)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "quotes"),
    [
        ("can't afford", "We CANT afford it", ["CANT afford"]),
        ("can't afford", "we can’t, afford", ["can’t, afford"]),
        ("therap*", "the therapists said", ["therapists"]),
        ("{money|a raise}", "no money, a raise?", ["money", "a raise"]),
        ("[just] talk", "just talk. we talk", ["just talk", "talk"]),
        ("not ... money", "not about any more money", ["not about any more money"]),
        ("not ... money", "not one two three four five six money", []),
        (
            "not ...6 money",
            "not one two three four five six money",
            ["not one two three four five six money"],
        ),
        ("see <help>", "see counselling", ["see counselling"]),
        ("<deep>", "we see therapy", ["see therapy"]),
        ("^ no $", "No.", ["No"]),
        ("^ no", "he said “no way”", ["no"]),
        ("^ no $", "no money", []),
        ("why not ?", "why not? why not", ["why not?"]),
        ("stop !", "stop! stop it", ["stop!"]),
        ("# weeks", "6 weeks or six weeks", ["6 weeks"]),
        ("£ each", "£40 each or 40€ each or $1,200 each", ["£40 each", "40€ each", "$1,200 each"]),
        (r"re:\bno+\b", "no", ["no"]),
        ("art", "party cart", []),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, quotes: list[str]) -> None:
    assert found(pattern, text) == quotes


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{a|b", "missing"),
        ("a}", "closes nothing"),
        ("... a", "begin with a gap"),
        ("a ...", "end with a word"),
        ("[a]", "no word"),
        ("<nothing>", "no word list"),
        ("<ring>", "circle"),
        ("a % b", "no meaning"),
    ],
)
def test_a_bad_pattern_is_refused_with_a_reason(pattern: str, told: str) -> None:
    with pytest.raises(PatternError, match=told):
        Pattern(pattern, WORDS)


@given(st.text(alphabet="ab {}|[]^$?!#£<>.*'-,", max_size=30))
def test_no_pattern_crashes_in_any_other_way(source: str) -> None:
    try:
        pattern = Pattern(source, WORDS)
    except PatternError:
        return
    list(pattern.find("a b ab a. b"))


def test_a_pattern_is_looked_for_only_where_one_of_its_rare_words_stands() -> None:
    assert Pattern("we can not {afford|pay} it", WORDS).anchors == {"afford", "pay"}
    assert Pattern("see <help>", WORDS).anchors == {"see"}


def test_a_pattern_asks_for_its_next_rarest_words_too() -> None:
    pattern = Pattern("you never {help|cook} with <help>", WORDS)
    assert pattern.may_stand_among(frozenset(["you", "never", "help", "with", "therapy"]))
    assert not pattern.may_stand_among(frozenset(["i", "help", "with", "therapy"]))


@pytest.mark.parametrize("task", TASKS)
def test_no_pattern_is_passed_over_where_it_would_be_found(task: Task) -> None:
    """The words that are asked for first may only save time."""
    passed_over = 0
    for rule in rulebook(task).rules:
        patterns = [pattern for block in rule.blocks for pattern in block.any]
        texts = [one.text for one in (*rule.file.flags, *rule.file.passes)]
        for sentence in (each for text in texts for each in read_text(text).sentences):
            for pattern in patterns:
                if not pattern.may_stand_among(sentence.words):
                    assert next(pattern.find(sentence.view), None) is None, pattern.source
                    passed_over += 1
    assert passed_over
