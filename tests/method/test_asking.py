"""Whether something may be put to the partner now, and the first day on which it may."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import OPTIONS
from situations import any_events
from story import TODAY, Story, clear, day, story

from sameteam.method import Event, fold, gate, not_now, not_now_to_offer
from sameteam.method.events import OfferWithdrawn


def why(told: Story, what: str = "small_ask") -> tuple[str, int | None] | None:
    """The reason, and in how many days it is no longer in the way."""
    held = not_now_to_offer(told.situation(), what)
    if held is None:
        return None
    return held.why, None if held.until is None else (held.until - TODAY).days


def test_a_first_ask_after_quiet_days_is_free() -> None:
    assert why(clear(refused=60)) is None


@pytest.mark.parametrize(
    "told",
    [
        story().refused(60, "blame"),
        story().refused(60, "blame").screened(31),
        clear(refused=60).noticed(1, "check", "fear"),
        clear(refused=60).noticed(1, "serious", "fear"),
        story().refused(60, "blame").screened(3, "serious", "fear"),
    ],
)
def test_a_gate_that_is_not_open_holds_everything(told: Story) -> None:
    assert why(told) == ("gate", None)
    held = not_now(told.situation())
    assert held is not None
    assert held.why == "gate"


def test_a_screen_that_cannot_be_read_holds_everything() -> None:
    held = not_now(clear(refused=60).situation(screening_failed=True))
    assert held is not None
    assert held.why == "gate"


def test_nothing_is_asked_before_a_no_is_written_down() -> None:
    assert why(story().screened(3)) == ("nothing_recorded", None)


def test_one_ask_is_open_at_a_time() -> None:
    assert why(clear(refused=60).offered(2), "reading") == ("open", 5)


def test_a_fresh_no_takes_three_quiet_days() -> None:
    assert why(clear(refused=2)) == ("settling", 1)
    assert why(clear(refused=3)) is None


def test_felt_pressure_takes_two_weeks() -> None:
    assert why(clear(refused=10, reasons=("pressure",))) == ("easing", 4)


@pytest.mark.parametrize(("ago", "expected"), [(13, ("resting", 1)), (14, None)])
def test_the_same_ask_rests_for_two_weeks_after_its_no(
    ago: int, expected: tuple[str, int] | None
) -> None:
    told = clear(refused=60).offered(ago, "small_ask", "no")
    assert why(told) == expected
    assert why(told, "reading") is None


@pytest.mark.parametrize("answer", ["no", "silence", "yes", "something_else"])
def test_a_third_ask_in_six_weeks_is_one_too_many(answer: str) -> None:
    told = clear(refused=60).offered(41, "workbook", "no").offered(20, "reading", answer)
    assert why(told, "class") == ("enough", 1)


def test_what_the_partner_named_is_no_third_ask() -> None:
    told = clear(refused=60).offered(41, "workbook", "no")
    told.offered(20, "reading", "something_else", instead="class")
    assert why(told, "class") is None
    assert why(told, "check_in") == ("enough", 1)


def test_taking_an_ask_back_makes_no_room_for_more() -> None:
    told = clear(refused=60)
    for ago in (9, 5):
        told.offered(ago, "small_ask")
        offer = told.events[-1].id
        told.events.append(OfferWithdrawn(at=told._at(ago), offer=offer, on=day(ago)))
    situation = told.situation()
    assert situation.open_offer is None
    assert why(told) == ("enough", 33)


@given(any_events, st.sampled_from(["small_ask", *OPTIONS]))
def test_whatever_was_written_nothing_goes_through_a_closed_gate(
    events: list[Event], what: str
) -> None:
    situation = fold(events, TODAY)
    if not gate(situation).is_open or situation.open_offer is not None:
        assert not_now_to_offer(situation, what) is not None


@given(any_events, st.sampled_from(["small_ask", *OPTIONS]))
def test_the_day_that_is_named_is_the_day_on_which_that_reason_ends(
    events: list[Event], what: str
) -> None:
    held = not_now_to_offer(fold(events, TODAY), what)
    if held is None or held.until is None or held.why == "open" or held.until.year > 9000:
        return
    before = not_now_to_offer(fold(events, held.until - timedelta(days=1)), what)
    after = not_now_to_offer(fold(events, held.until), what)
    assert before is not None
    assert after is None or after.why != held.why or after.until != held.until
