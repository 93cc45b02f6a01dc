"""What a person reads in a step: facts, filled blanks, dates as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from story import TODAY, clear, day, story

from sameteam.content.model import Library
from sameteam.method import because, next_step, say_date, say_when, step_beside, tell
from sameteam.method.blanks import fill


def test_they_said_and_i_guess_are_told_apart(library: Library) -> None:
    said = because(next_step(clear().situation(), library))
    guessed = because(
        next_step(story().refused(9, "blame", guess=True).screened(1).situation(), library)
    )
    assert said[0] == "On Sat 14 Nov they said: “You just want someone to take your side.”"
    assert guessed[0].startswith("On Sun 15 Nov you guessed what they meant: “You just want")


def test_a_reading_is_told_as_a_reading(library: Library) -> None:
    read = next_step(story().refused(9, "cost", read=True).screened(1).situation(), library)
    assert because(read)[1] == "Their words may point to this: Reason cost. You can correct it."
    assert because(next_step(clear().situation(), library))[1] == (
        "You said that this is behind it: Reason blame."
    )


def test_braces_in_the_partners_words_are_left_as_they_are(library: Library) -> None:
    told = story().refused(9, "blame", words="I {date} said {no}").screened(1)
    assert "“I {date} said {no}”" in because(next_step(told.situation(), library))[0]


def test_long_words_are_shortened_in_the_facts(library: Library) -> None:
    told = story().refused(9, "blame", words="never " * 500).screened(1)
    fact = because(next_step(told.situation(), library))[0]
    assert len(fact) < 220
    assert fact.endswith("never…”")


def test_the_blanks_hold_the_reasons_own_words(library: Library) -> None:
    step = next_step(clear().situation(), library)
    assert "Ask shaped by blame. label for blame Reason blame Opener for blame. Why blame?" in (
        step.words
    )


def test_without_a_known_reason_the_words_are_general(library: Library) -> None:
    step = next_step(clear(reasons=()).situation(), library)
    assert library.phrases.labels["general_ask_words"] in step.words


def test_a_blank_nobody_knows_leaves_nothing_behind(library: Library) -> None:
    assert fill("A {nothing_known} b {date}.", {"date": "Tue"}, library) == "A  b Tue."


def test_a_variant_changes_only_the_lines_that_it_has(library: Library) -> None:
    step = next_step(clear().offered(7).situation(), library)
    assert step.lead == "Lead of wait when after_date, Tue 24 Nov."
    assert step.title == "Title of wait"


def test_the_step_beside_is_written_out_as_well(library: Library) -> None:
    told = clear(refused=60).offered(30, "small_ask", "no").offered(9, "reading", "no")
    beside = step_beside(told.situation(), library)
    assert beside is not None
    assert (beside.id, beside.variant, beside.exercise) == ("solo", "second_no", "breath")
    assert step_beside(clear().situation(), library) is None


def test_the_next_exercise_is_one_not_done_yet_then_the_one_done_longest_ago(
    library: Library,
) -> None:
    told = clear(refused=5, reasons=("deflect",)).did_solo(4, "breath")
    assert next_step(told.situation(), library).exercise == "walk"
    assert next_step(told.did_solo(3, "walk").situation(), library).exercise == "breath"


def test_a_careful_step_says_from_when_it_can_open(library: Library) -> None:
    told = story().refused(9).screened(1, "serious", "fear")
    facts = because(next_step(told.situation(), library))
    assert facts[0] == "Some of your private answers on Mon 23 Nov ask for care first."
    assert "From Mon 7 Dec on" in facts[1]


def test_an_unsure_screen_is_not_told_as_a_yes(library: Library) -> None:
    step = next_step(story().screened(1, "serious", unsure=True).situation(), library)
    assert step.facts[0].id == "careful_unsure"


def test_a_typed_disclosure_is_told_as_typed(library: Library) -> None:
    step = next_step(story().noticed(1, "serious", "fear").situation(), library)
    assert step.facts[0].id == "careful_noticed"


def test_a_date_that_has_passed_asks_to_write_down_how_it_went(library: Library) -> None:
    facts = because(next_step(clear().started(9, next_in=-2).situation(), library))
    assert facts == [
        "You two have agreed on this: Option check_in. Its date, Sun 22 Nov, has passed. "
        "Write down how it went."
    ]


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (0, "today, Tue 24 Nov"),
        (1, "tomorrow, Wed 25 Nov"),
        (-1, "yesterday, Mon 23 Nov"),
        (5, "in five days, Sun 29 Nov"),
        (7, "in one week, Tue 1 Dec"),
        (14, "in two weeks, Tue 8 Dec"),
        (15, "Wed 9 Dec"),
        (-6, "six days ago, Wed 18 Nov"),
        (-21, "three weeks ago, Tue 3 Nov"),
    ],
)
def test_dates_are_said_as_people_say_them(ahead: int, said: str, library: Library) -> None:
    assert say_when(day(-ahead), TODAY, library.phrases.labels) == said


def test_a_date_in_another_year_names_the_year(library: Library) -> None:
    labels = library.phrases.labels
    assert say_date(date(2027, 1, 5), TODAY, labels) == "Tue 5 Jan 2027"
    assert say_when(date.max, TODAY, labels) == "Fri 31 Dec 9999"


def test_a_step_is_told_in_the_documented_shape(library: Library) -> None:
    told = tell(next_step(clear().offered(1).situation(), library), library, TODAY)
    assert told["step"] == "wait"
    assert told["until"] == {"on": "2026-11-30", "said": "in six days, Mon 30 Nov"}
    assert told["because"] == [
        "You offered this on Mon 23 Nov: a small ask. There is no answer yet.",
        "It can rest until Mon 30 Nov.",
    ]
