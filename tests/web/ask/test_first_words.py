"""What stands in the forms at first is fit to be said: the same engine reads it."""

from __future__ import annotations

from datetime import date

import pytest

from sameteam.content.asking import REPLIES, Asking
from sameteam.language import review_draft, screen_text
from sameteam.language.asks import RULES, review_ask
from sameteam.web.ask.checking import card_look
from sameteam.web.ask.compose import card_words, tidy
from sameteam.web.shared.library import library

TODAY = date(2026, 11, 24)
ASKING = pytest.mark.parametrize("asking", library().asking.values(), ids=lambda each: each.id)


def words(asking: Asking, label: str, **others: str) -> str:
    given = {
        "label": label,
        "problem": asking.problem_example,
        "goal": asking.goal_example,
        "timeframe": library().ask.timeframe_first,
        "assurance": asking.assurance,
    }
    labels = library().phrases.labels
    return card_words(given | others, library().ask, date(2026, 12, 29), TODAY, labels)


@ASKING
def test_every_card_that_is_offered_is_ready(asking: Asking) -> None:
    for label in asking.labels:
        seen = card_look(words(asking, label))
        assert seen.state == "ready", (label, seen.misuse, seen.marks)


@ASKING
def test_every_example_passes_the_checks_of_its_field(asking: Asking) -> None:
    given = {
        "problem": asking.problem_example,
        "goal": asking.goal_example,
        "timeframe": library().ask.timeframe_first,
    }
    for field in RULES:
        assert review_ask(field, given[field]) == (), field


@ASKING
def test_every_planned_line_and_every_answer_to_a_fear_is_ready(asking: Asking) -> None:
    for line in (
        *(getattr(asking.then, kind) for kind in REPLIES),
        *(f.answer for f in asking.fears),
    ):
        assert review_draft(line).verdict == "ready", line
        assert screen_text(line).level == "none", line


@pytest.mark.parametrize("option", library().options.values(), ids=lambda each: each.id)
def test_the_words_of_every_option_can_go_on_a_card(option: object) -> None:
    assert card_look(option.words).state in {"ready", "revise"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ("That we eat together.", "goal", "we eat together"),
        ("I hope that I sleep.", "goal", "I sleep"),
        ("It would be about one thing: Money.", "problem", "money"),
        ("  how we   talk \n at night!! ", "problem", "how we talk at night"),
        ("We would try it Four times", "timeframe", "four times"),
        ("", "goal", ""),
    ],
)
def test_what_the_frame_says_already_is_not_said_twice(typed: str, field: str, said: str) -> None:
    assert tidy(typed, field) == said


def test_braces_and_odd_signs_stay_as_they_were_typed() -> None:
    asking = library().asking["blame"]
    assert "{goal} ÷ 😀" in words(asking, "a walk", problem="{goal} ÷ 😀")
