"""Rules nine to fourteen of the method, with the edges of their days."""

from __future__ import annotations

import pytest
from story import Story, clear, story

from sameteam.content.model import Library
from sameteam.method import next_step


def step(told: Story, library: Library) -> tuple[str, str]:
    """Id and variant of the next step."""
    found = next_step(told.situation(), library)
    return found.id, found.variant


def declined(*, reasons: tuple[str, ...] = ("blame",)) -> Story:
    """Four different offers met a no over five weeks, the smallest among them; Ana asked why."""
    told = story().refused(60, *reasons).asked_why(58, answered=True).screened(7)
    for ago, what in ((50, "small_ask"), (40, "reading"), (30, "workbook"), (15, "class")):
        told.offered(ago, what, "no")
    return told


@pytest.mark.parametrize(("ago", "expected"), [(3, "solo"), (13, "solo"), (14, "small_ask")])
def test_rule_9_deflect_goes_alone_first(ago: int, expected: str, library: Library) -> None:
    told = clear(refused=ago, reasons=("deflect",))
    assert step(told, library) == (expected, "deflect" if expected == "solo" else "")


def test_rule_9_ends_after_three_exercises(library: Library) -> None:
    told = clear(reasons=("deflect",)).did_solo(8).did_solo(7)
    assert step(told, library)[0] == "solo"
    assert step(told.did_solo(6), library)[0] == "small_ask"


def test_rule_9_needs_deflect_to_be_the_main_reason(library: Library) -> None:
    assert step(clear(reasons=("cost", "deflect")), library)[0] == "small_ask"


def test_rule_10_the_small_ask_is_shaped_by_the_newest_reason(library: Library) -> None:
    told = clear(refused=20, reasons=("blame",)).refused(5, "cost", "blame")
    found = next_step(told.situation(), library)
    assert found.id == "small_ask"
    assert "Ask shaped by cost." in found.words


def test_rule_11_the_smallest_untried_option_that_fits(library: Library) -> None:
    told = clear().offered(5, "small_ask", "no")
    found = next_step(told.situation(), library)
    assert (found.id, found.option, found.beside) == ("smaller_step", "reading", None)


def test_rule_11_something_for_oneself_stands_beside_it_at_the_second_no(library: Library) -> None:
    told = clear(refused=70).offered(60, "small_ask", "no").offered(10, "reading", "silence")
    found = next_step(told.situation(), library)
    assert (found.id, found.option, found.beside) == ("smaller_step", "check_in", "solo")


def test_rule_11_a_third_offer_within_six_weeks_is_answered_by_easing_off(
    library: Library,
) -> None:
    told = clear(refused=60).offered(41, "small_ask", "no").offered(5, "reading", "no")
    found = next_step(told.situation(), library)
    assert (found.id, found.variant, found.beside) == ("ease_off", "asks", "solo")
    assert [fact.id for fact in found.facts] == ["asked_enough", "asks_free_from"]
    assert found.until == found.facts[1].params[0][1]
    told = clear(refused=60).offered(42, "small_ask", "no").offered(5, "reading", "no")
    assert next_step(told.situation(), library).id == "smaller_step"


def test_rule_11_what_the_partner_named_is_no_third_ask(library: Library) -> None:
    told = clear(refused=60).offered(30, "small_ask", "no")
    told.offered(5, "reading", "something_else", instead="class")
    found = next_step(told.situation(), library)
    assert (found.id, found.option) == ("smaller_step", "class")


def test_rule_11_what_the_partner_named_comes_first(library: Library) -> None:
    told = clear().offered(5, "small_ask", "something_else", instead="class")
    assert next_step(told.situation(), library).option == "class"


@pytest.mark.parametrize("kind", ["first_steps", "fits"])
def test_rule_11_an_option_fits_by_its_own_word_or_the_reasons(kind: str, library: Library) -> None:
    reason, option = {"first_steps": ("stigma", "reading"), "fits": ("culture", "workbook")}[kind]
    told = clear(reasons=(reason,)).offered(5, "small_ask", "no")
    assert next_step(told.situation(), library).option == option


def test_rule_12_a_pattern_of_noes_leads_to_a_limit(library: Library) -> None:
    assert step(declined(), library)[0] == "limit"


def test_rule_12_needs_four_kinds(library: Library) -> None:
    told = story().refused(120, "blame").asked_why(118).screened(7)
    for ago, what in ((110, "small_ask"), (90, "reading"), (60, "small_ask"), (15, "class")):
        told.offered(ago, what, "no")
    assert step(told, library)[0] == "smaller_step"


def test_rule_12_needs_the_smallest_among_them(library: Library) -> None:
    told = story().refused(120, "blame").asked_why(118).screened(7)
    for ago, what in ((110, "small_ask"), (90, "trial_session"), (60, "workbook"), (15, "class")):
        told.offered(ago, what, "no")
    found = next_step(told.situation(), library)
    assert (found.id, found.option) == ("smaller_step", "reading")


@pytest.mark.parametrize(("first", "expected"), [(32, "ease_off"), (33, "limit")])
def test_rule_12_needs_four_weeks(first: int, expected: str, library: Library) -> None:
    told = story().refused(60, "blame").asked_why(58).screened(3)
    for ago, what in ((first, "small_ask"), (20, "reading"), (12, "workbook"), (5, "class")):
        told.offered(ago, what, "no")
    assert step(told, library)[0] == expected


def test_rule_12_needs_that_nothing_was_accepted_and_the_reasons_were_asked(
    library: Library,
) -> None:
    accepted = declined().offered(110, "elder_talk", "yes")
    assert step(accepted, library)[0] == "ease_off"
    never_asked = declined()
    never_asked.events = [e for e in never_asked.events if type(e).__name__ != "ReasonsAsked"]
    assert step(never_asked, library)[0] == "ease_off"


@pytest.mark.parametrize(("ago", "expected"), [(27, "check_in"), (28, "decide")])
def test_rule_13_four_weeks_after_a_limit(ago: int, expected: str, library: Library) -> None:
    told = story().refused(90, "blame").asked_why(88).screened(7)
    for day_ago, what in ((80, "small_ask"), (70, "reading"), (60, "workbook"), (45, "class")):
        told.offered(day_ago, what, "no")
    assert step(told.said_limit(ago), library)[0] == expected


def test_rule_13_a_plan_since_then_is_a_plan(library: Library) -> None:
    told = clear(refused=90).said_limit(60).offered(59, "small_ask", "yes").started(58).ended(10)
    assert step(told, library)[0] == "check_in"


def test_rule_14_a_check_in_when_nothing_else_is_called_for(library: Library) -> None:
    told = clear(refused=90).offered(80, "small_ask", "yes").started(79, "trial").ended(20, "trial")
    assert step(told, library)[0] == "check_in"


def test_rule_14_a_check_in_that_rests_is_not_proposed(library: Library) -> None:
    told = clear(refused=90).offered(80, "small_ask", "yes").started(79, "trial").ended(70, "trial")
    told.offered(13, "check_in", "no").offered(9, "reading", "yes", answered=9).refused(8, "blame")
    assert step(told, library)[0] == "solo"
    aside = clear(refused=90).offered(80, "small_ask", "yes").set_aside(1, "check_in", until_in=3)
    assert step(aside, library)[0] == "solo"


def test_rule_14_nothing_untried_and_a_check_in_declined_leaves_something_for_oneself(
    library: Library,
) -> None:
    told = clear(refused=90).offered(80, "small_ask", "no")
    for ago, what in enumerate(("reading", "check_in", "workbook", "class", "trial_session"), 50):
        told.offered(ago, what, "no")
    assert step(told, library)[0] == "solo"
