"""Choosing another step, and saying "not now"."""

from __future__ import annotations

import pytest
from msgspec import structs
from story import TODAY, clear, day, story

from sameteam.content.model import Library
from sameteam.method import choices, fold, next_step


def test_a_choice_is_kept_and_named_among_the_facts(library: Library) -> None:
    step = next_step(clear().chose(0, "ask_why").situation(), library)
    assert (step.id, step.chosen, step.facts[0].id) == ("ask_why", True, "chosen")


@pytest.mark.parametrize(("ago", "expected"), [(13, "solo"), (14, "small_ask")])
def test_a_choice_holds_for_two_weeks(ago: int, expected: str, library: Library) -> None:
    told = story().refused(30, "blame").screened(20).chose(ago, "solo")
    assert next_step(told.situation(), library).id == expected


def test_a_choice_from_the_future_is_not_kept(library: Library) -> None:
    assert not next_step(clear().chose(-1, "solo").situation(), library).chosen


@pytest.mark.parametrize("change", ["refused", "offered", "screened", "noticed"])
def test_a_choice_falls_when_the_ground_changes(change: str, library: Library) -> None:
    told = clear().chose(6, "solo")
    changed = {
        "refused": lambda: told.refused(5, "blame"),
        "offered": lambda: told.offered(5, "small_ask", "no"),
        "screened": lambda: told.screened(5),
        "noticed": lambda: told.noticed(5, "none"),
    }[change]()
    assert not next_step(changed.situation(), library).chosen


def test_the_newest_choice_counts(library: Library) -> None:
    told = clear().chose(2, "solo").chose(1, "limit")
    assert next_step(told.situation(), library).id == "limit"


def test_a_partner_step_cannot_be_chosen_before_the_screen(library: Library) -> None:
    told = story().refused(10, "blame").chose(0, "small_ask")
    assert next_step(told.situation(), library).id == "screen"
    assert set(choices(told.situation(), library)) == {"safety", "record", "screen", "solo"}


def test_something_for_oneself_can_be_chosen_before_the_screen(library: Library) -> None:
    step = next_step(story().refused(10, "deflect").chose(0, "solo").situation(), library)
    assert (step.id, step.variant, step.chosen) == ("solo", "", True)


@pytest.mark.parametrize("wish", ["small_ask", "ask_why", "check_in", "limit", "smaller_step"])
def test_a_fresh_no_cannot_be_outvoted(wish: str, library: Library) -> None:
    assert next_step(clear(refused=1).chose(0, wish).situation(), library).id == "settle"


def test_while_an_offer_waits_nothing_else_is_put_to_the_partner(library: Library) -> None:
    told = clear().offered(1).chose(0, "check_in")
    assert next_step(told.situation(), library).id == "wait"


def test_the_same_ask_rests_for_two_weeks_after_a_no(library: Library) -> None:
    for ago, is_free in ((13, False), (14, True)):
        told = clear(refused=60).offered(ago, "small_ask", "no")
        assert ("small_ask" in choices(told.situation(), library)) == is_free


def test_a_third_ask_in_six_weeks_is_answered_by_easing_off(library: Library) -> None:
    told = clear(refused=60).offered(41, "small_ask", "no").offered(20, "small_ask", "no")
    step = next_step(told.chose(0, "small_ask").situation(), library)
    assert (step.id, step.variant, step.chosen) == ("ease_off", "asks", False)
    assert [fact.id for fact in step.facts] == ["asked_enough", "asks_free_from"]


def test_after_six_weeks_there_is_room_for_a_new_ask(library: Library) -> None:
    told = clear(refused=60).offered(42, "small_ask", "no").offered(20, "small_ask", "no")
    assert next_step(told.chose(0, "small_ask").situation(), library).id == "small_ask"


def test_deciding_opens_with_the_pattern_and_not_before(library: Library) -> None:
    assert "decide" not in choices(clear().situation(), library)
    told = story().refused(60, "blame").asked_why(58).screened(7)
    for ago, what in ((50, "small_ask"), (40, "reading"), (30, "workbook"), (15, "class")):
        told.offered(ago, what, "no")
    assert "decide" in choices(told.situation(), library)


def test_the_proposed_step_can_always_be_chosen_again(library: Library) -> None:
    for told in (story(), clear(), clear().offered(1), clear(refused=1), clear().started(2)):
        situation = told.situation()
        assert next_step(situation, library).id in choices(situation, library)


def test_a_step_nobody_knows_is_no_choice(library: Library) -> None:
    assert next_step(clear().chose(0, "therapy").situation(), library).id == "small_ask"


def test_not_now_is_told_with_its_date_until_that_date(library: Library) -> None:
    told = clear().set_aside(2, "small_ask", until_in=3)
    assert next_step(told.situation(), library).set_aside_until == day(-3)
    assert next_step(told.situation(day(-3)), library).set_aside_until is None


def test_the_other_steps_say_why_not(library: Library) -> None:
    others = next_step(clear(refused=1).situation(), library).others
    assert others["small_ask"].startswith("small_ask later")
    assert others["wait"].startswith("wait passed")
    labels = library.phrases.labels
    closed = next_step(story().refused(9).situation(), library).others
    assert closed["small_ask"] == labels["why_not_closed"]
    assert (
        next_step(clear().offered(1).situation(), library).others["solo"]
        == (labels["why_not_beside"])
    )
    off = next_step(story().noticed(1, "serious", "fear").situation(), library).others
    assert off["check_in"] == labels["why_not_off"]


def test_words_to_say_are_blanked_while_the_gate_is_closed(library: Library) -> None:
    solo = library.steps["solo"].model_copy(update={"words_kind": "say"})
    spoken = library.model_copy(update={"steps": {**library.steps, "solo": solo}})
    told = story().refused(10, "blame").chose(0, "solo")
    assert next_step(told.situation(), spoken).words == ""
    assert next_step(told.screened(0).chose(0, "solo").situation(), spoken).words != ""


def test_a_screen_at_the_instant_of_a_choice_undoes_it_whichever_vault_is_read_first() -> None:
    at = clear()._at(0)
    choice, screen = clear().chose(0, "solo").events[-1], clear().screened(0).events[-1]
    pair = [structs.replace(choice, at=at), structs.replace(screen, at=at)]
    assert fold(pair, TODAY).chosen == fold(pair[::-1], TODAY).chosen == ""
