"""How single events add up to what is known."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec import structs
from story import TODAY, clear, day, story

from sameteam.content.model import Library
from sameteam.method import (
    OfferAnswered,
    ReasonsConfirmed,
    ReasonsRead,
    choices,
    fold,
    next_step,
    path,
)


def test_a_reading_that_cannot_tell_names_no_reason_until_it_is_confirmed() -> None:
    told = story().refused(5, "cost", read=True)
    told.events[1] = structs.replace(told.events[1], unsure=True)
    assert told.situation().reasons == ()
    refusal = told.situation().refusals[0].id
    confirmed = ReasonsConfirmed(at=told._at(4), refusal=refusal, reasons=("time",))
    assert fold([*told.events, confirmed], TODAY).reasons == ("time",)


def test_a_later_reading_never_beats_the_askers_own_word() -> None:
    told = story().refused(5, "cost")
    refusal = told.situation().refusals[0].id
    reading = ReasonsRead(at=told._at(1), refusal=refusal, reasons=("blame",))
    assert fold([*told.events, reading], TODAY).reasons == ("cost",)


def test_the_newest_refusal_weighs_first_and_unstated_is_no_reason() -> None:
    told = story().refused(3, "time", "cost").refused(9, "blame", "cost").refused(1, "unstated")
    assert told.situation().reasons == ("time", "cost", "blame")
    assert told.situation().main_reason == "time"


def test_a_guess_counts_for_the_reasons_and_stays_a_guess() -> None:
    refusal = story().refused(3, "time", guess=True).situation().refusals[0]
    assert (refusal.is_guess, refusal.reasons) == (True, ("time",))


def test_the_last_no_is_the_later_of_refusal_and_declined_offer() -> None:
    assert clear(refused=9).situation().last_no == day(9)
    told = clear(refused=9).offered(8, "small_ask", "no", answered=2)
    assert told.situation().last_no == day(2)
    assert clear(refused=9).offered(3, "small_ask", "yes").situation().last_no == day(9)


def test_a_silence_that_was_written_down_is_a_no() -> None:
    assert clear(refused=9).offered(3, "small_ask", "silence").situation().last_no == day(3)


def test_the_last_answer_to_an_offer_counts() -> None:
    told = clear().offered(5, "small_ask", "later")
    offer = told.situation().offers[0].id
    answer = OfferAnswered(at=told._at(1), offer=offer, on=day(1), answer="yes")
    assert fold([*told.events, answer], TODAY).offers[0].is_accepted


def test_a_series_that_began_is_a_yes_to_its_offer() -> None:
    told = clear().offered(5, "check_in")
    offer = told.situation().offers[0].id
    told.started(4)
    told.events[-1] = structs.replace(told.events[-1], offer=offer)
    situation = told.situation()
    assert situation.open_offer is None
    assert len(situation.running) == 1


def test_answers_and_readings_of_nothing_known_are_passed_over() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    lost = [
        OfferAnswered(at=at, offer="gone", on=day(1), answer="no"),
        ReasonsRead(at=at, refusal="gone", reasons=("cost",)),
    ]
    assert fold(lost, TODAY) == fold([], TODAY)


def test_instants_without_a_zone_are_read_as_utc() -> None:
    told = clear()
    bare = [structs.replace(e, at=e.at.replace(tzinfo=None)) for e in told.events]
    assert fold(bare, TODAY) == told.situation()


@pytest.mark.parametrize("today", [date.min, TODAY, date.max])
@pytest.mark.parametrize("on", [date.min, date.max])
def test_days_at_either_end_of_the_calendar_break_nothing(
    today: date, on: date, library: Library
) -> None:
    told = (
        clear().asked_why(3).asked_why(2).offered(3, "small_ask", "no").offered(2, "class", "yes")
    )
    told.refused(1, "pressure").talked(1, heated=True).started(1).said_limit(1).did_solo(1)
    told.noticed(1, "serious", "fear").set_aside(1, "limit", until_in=1).chose(0, "solo")
    for kept in range(len(told.events)):
        moved = [structs.replace(e, on=on) if hasattr(e, "on") else e for e in told.events[:kept]]
        situation = fold(moved, today)
        assert next_step(situation, library).facts
        assert choices(situation, library)
        assert path(situation)


def test_a_no_dated_tomorrow_still_rests(library: Library) -> None:
    assert next_step(clear(refused=-1).situation(), library).id == "settle"
