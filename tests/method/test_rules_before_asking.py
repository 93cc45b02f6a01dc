"""Rules one to eight of the method, one after the other, with the edges of their days."""

from __future__ import annotations

import pytest
from story import Story, clear, day, story

from sameteam.content.model import Library
from sameteam.method import next_step
from sameteam.method.events import Level


def step(told: Story, library: Library) -> tuple[str, str]:
    """Id and variant of the next step."""
    found = next_step(told.situation(), library)
    return found.id, found.variant


@pytest.mark.parametrize("level", ["serious", "emergency"])
def test_rule_1_a_careful_level_leaves_safety_only(level: Level, library: Library) -> None:
    told = clear().offered(5, "small_ask", "yes").screened(1, level, "fear")
    assert step(told, library)[0] == "safety"


def test_rule_1_the_asker_harms(library: Library) -> None:
    assert step(clear().noticed(1, "check", "user_harm"), library) == ("safety", "own")


def test_rule_1_comes_before_an_empty_journal(library: Library) -> None:
    assert step(story().noticed(0, "serious", "fear"), library)[0] == "safety"


def test_rule_2_nothing_is_written_down_yet(library: Library) -> None:
    assert step(story(), library)[0] == "record"
    assert step(story().screened(1), library)[0] == "record"


def test_rule_2_a_yes_needs_no_refusal(library: Library) -> None:
    assert step(story().screened(1).offered(2, "check_in", "yes"), library)[0] == "keep_going"


def test_rule_3_never_screened(library: Library) -> None:
    assert step(story().refused(10, "blame"), library) == ("screen", "first")


def test_rule_3_screened_more_than_thirty_days_ago(library: Library) -> None:
    assert step(story().refused(50, "blame").screened(30), library)[0] == "small_ask"
    assert step(story().refused(50, "blame").screened(31), library) == ("screen", "stale")


def test_rule_3_a_sign_noticed_since(library: Library) -> None:
    assert step(clear().noticed(1, "check", "fear"), library) == ("screen", "noticed")


def test_rule_3_the_screen_comes_before_a_trial_that_runs(library: Library) -> None:
    assert step(story().refused(10).started(5, "trial"), library)[0] == "screen"


def test_rule_3_an_unreadable_screening_vault(library: Library) -> None:
    found = next_step(clear().situation(screening_failed=True), library)
    assert found.id == "screen"


def test_rule_4_a_series_runs(library: Library) -> None:
    assert step(clear().started(5, next_in=2), library) == ("keep_going", "next")
    assert step(clear().started(5), library) == ("keep_going", "")


def test_rule_4_looking_back_is_due_on_its_day(library: Library) -> None:
    assert step(clear().started(20, "trial", next_in=3, back_in=1), library)[1] == "next"
    assert step(clear().started(20, "trial", next_in=3, back_in=0), library)[1] == "look_back"


def test_rule_4_an_accepted_offer_runs_before_it_has_a_series(library: Library) -> None:
    assert step(clear().offered(3, "small_ask", "yes"), library)[0] == "keep_going"


def test_rule_4_an_accepted_offer_is_looked_back_at_and_then_over(library: Library) -> None:
    assert step(clear(refused=90).offered(28, "reading", "yes"), library)[1] == "look_back"
    assert step(clear(refused=90).offered(41, "reading", "yes"), library)[0] == "keep_going"
    assert step(clear(refused=90).offered(42, "reading", "yes"), library)[0] != "keep_going"


def test_rule_4_ends_with_the_series(library: Library) -> None:
    told = clear(refused=60).offered(50, "small_ask", "yes").started(49).ended(20)
    assert step(told, library)[0] == "check_in"


def test_rule_4_a_later_no_takes_back_a_bare_yes(library: Library) -> None:
    told = clear().offered(9, "small_ask", "yes").refused(5, "blame")
    assert step(told, library)[0] != "keep_going"


def test_rule_4_the_next_date_is_the_one_named_when_they_met(library: Library) -> None:
    told = clear().started(9, next_in=-2).met(2, next_in=5)
    found = next_step(told.situation(), library)
    assert (found.variant, found.until) == ("next", day(-5))


@pytest.mark.parametrize(("ago", "variant"), [(6, ""), (7, "after_date")])
def test_rule_5_an_open_offer_waits_a_week(ago: int, variant: str, library: Library) -> None:
    assert step(clear().offered(ago), library) == ("wait", variant)


def test_rule_5_an_open_offer_waits_until_its_own_date(library: Library) -> None:
    assert step(clear().offered(9, wait_until=day(-1)), library) == ("wait", "")
    assert step(clear().offered(9, wait_until=day(0)), library) == ("wait", "after_date")


def test_rule_5_later_waits_until_the_date_that_was_named(library: Library) -> None:
    told = clear().offered(9, "small_ask", "later", until=day(-20))
    assert next_step(told.situation(), library).until == day(-20)


def test_rule_5_has_something_for_oneself_beside_it(library: Library) -> None:
    assert next_step(clear().offered(1).situation(), library).beside == "solo"


@pytest.mark.parametrize(("ago", "expected"), [(0, "settle"), (2, "settle"), (3, "small_ask")])
def test_rule_6_a_no_settles_for_three_days(ago: int, expected: str, library: Library) -> None:
    assert step(clear(refused=ago), library)[0] == expected


@pytest.mark.parametrize(("ago", "expected"), [(2, "settle"), (3, "smaller_step")])
def test_rule_6_a_declined_offer_settles_too(ago: int, expected: str, library: Library) -> None:
    told = clear(refused=20).offered(9, "small_ask", "no", answered=ago)
    assert step(told, library)[0] == expected


@pytest.mark.parametrize(("ago", "expected"), [(2, "settle"), (3, "small_ask")])
def test_rule_6_a_heated_talk_settles_too(ago: int, expected: str, library: Library) -> None:
    assert step(clear().talked(ago, heated=True), library)[0] == expected


def test_rule_6_only_the_last_talk_counts(library: Library) -> None:
    told = clear().talked(2, heated=True).talked(1, heated=False)
    assert step(told, library)[0] == "small_ask"
    assert step(clear().talked(1, heated=True), library) == ("settle", "heated")


@pytest.mark.parametrize("reasons", [(), ("unstated",)])
def test_rule_7_no_reason_is_known(reasons: tuple[str, ...], library: Library) -> None:
    assert step(clear(reasons=reasons), library)[0] == "ask_why"
    assert step(clear(reasons=reasons).asked_why(5), library)[0] == "ask_why"


@pytest.mark.parametrize(
    ("ago", "expected"), [(0, "ease_off"), (13, "ease_off"), (14, "smaller_step")]
)
def test_rule_7_two_tries_without_an_answer_are_pressure(
    ago: int, expected: str, library: Library
) -> None:
    told = clear(refused=40, reasons=()).asked_why(30).asked_why(ago)
    assert step(told, library) == (expected, "tries" if expected == "ease_off" else "")


def test_rule_7_an_answered_try_begins_the_count_again(library: Library) -> None:
    told = clear(refused=40, reasons=()).asked_why(30).asked_why(25, answered=True).asked_why(5)
    assert step(told, library)[0] == "ask_why"


def test_rule_7_the_askers_own_word_beats_the_reader(library: Library) -> None:
    told = story().refused(10, "cost", read=True).screened(7)
    assert step(told, library)[0] == "small_ask"
    refusal = told.situation().refusals[0].id
    told.events.append(type(clear().events[1])(at=told._at(1), refusal=refusal, reasons=()))
    assert step(told, library)[0] == "ask_why"


@pytest.mark.parametrize(("ago", "expected"), [(13, "ease_off"), (14, "small_ask")])
def test_rule_8_pressure_rests_for_two_weeks(ago: int, expected: str, library: Library) -> None:
    assert step(clear(refused=ago, reasons=("pressure", "cost")), library)[0] == expected


def test_rule_8_pressure_alone_leads_to_the_smallest_fitting_option(library: Library) -> None:
    found = next_step(clear(refused=14, reasons=("pressure",)).situation(), library)
    assert (found.id, found.option) == ("smaller_step", "reading")


def test_rule_8_counts_from_the_last_sign_of_pressure(library: Library) -> None:
    told = clear(refused=30, reasons=("pressure",)).refused(5, "cost")
    assert step(told, library)[0] == "small_ask"
    assert step(told.refused(4, "time", "pressure"), library)[0] == "ease_off"
