"""The gate, branch by branch. Whatever is not known to be well keeps it closed."""

from __future__ import annotations

import pytest
from story import TODAY, clear, day, story

from sameteam.method import ScreenTaken, closed_gate, fold, gate
from sameteam.method.events import Level


def test_no_screen_keeps_the_gate_closed() -> None:
    now = gate(story().refused(5, "blame").situation())
    assert (now.is_open, now.why, now.opens_from) == (False, "never_screened", None)


def test_a_clear_screen_opens_the_gate() -> None:
    assert gate(story().screened(0).situation()).why == "open"


@pytest.mark.parametrize(("ago", "why"), [(0, "open"), (30, "open"), (31, "stale"), (400, "stale")])
def test_a_clear_screen_holds_for_thirty_days(ago: int, why: str) -> None:
    now = gate(story().screened(ago).situation())
    assert now.why == why
    assert now.is_open == (why == "open")


@pytest.mark.parametrize("level", ["serious", "emergency"])
def test_a_careful_screen_closes_the_gate_and_names_the_day(level: Level) -> None:
    now = gate(story().screened(20).screened(3, level, "fear").situation())
    assert (now.is_open, now.why, now.opens_from) == (False, "careful", day(-11))


@pytest.mark.parametrize("level", ["serious", "emergency"])
def test_a_careful_disclosure_closes_a_gate_that_was_open(level: Level) -> None:
    assert gate(clear().noticed(1, level, "fear").situation()).why == "careful"


@pytest.mark.parametrize(("waited", "why"), [(0, "careful"), (13, "careful"), (14, "open")])
def test_a_clear_screen_lifts_the_gate_after_fourteen_days(waited: int, why: str) -> None:
    told = story().screened(20, "serious", "fear").screened(20 - waited)
    assert gate(told.situation()).why == why


def test_an_early_clear_screen_does_not_start_to_count_later() -> None:
    told = story().screened(20, "serious").screened(15)
    assert gate(told.situation()).why == "careful"


def test_a_second_careful_answer_begins_the_cool_off_again() -> None:
    told = story().screened(30, "serious").noticed(10, "serious", "fear").screened(5)
    now = gate(told.situation())
    assert (now.why, now.opens_from) == ("careful", day(-4))


def test_a_careful_sign_after_the_lifting_screen_closes_again() -> None:
    told = story().screened(40, "emergency").screened(5).noticed(5, "serious", "threat")
    assert gate(told.situation()).why == "careful"


def test_once_lifted_an_old_screen_is_only_stale() -> None:
    told = story().screened(80, "serious").screened(50)
    assert gate(told.situation()).why == "stale"
    assert told.situation().safety.level == "none"


def test_a_check_sign_asks_for_a_screen_and_a_screen_settles_it_at_once() -> None:
    told = clear().noticed(2, "check", "control")
    assert gate(told.situation()).why == "noticed_check"
    assert gate(told.screened(2).situation()).why == "open"


def test_a_screen_left_unsure_closes_like_any_other() -> None:
    now = story().screened(1, "serious", unsure=True).situation()
    assert gate(now).why == "careful"
    assert now.safety.unsure


def test_a_sign_that_the_asker_harms_is_careful_at_any_level() -> None:
    now = clear().noticed(1, "check", "user_harm", "control").situation()
    assert (now.safety.level, now.safety.variant) == ("serious", "own")
    assert gate(now).why == "careful"


def test_a_screen_from_the_future_is_not_trusted() -> None:
    assert gate(story().screened(-1).situation()).why == "never_screened"
    lifted = story().screened(20, "serious").screened(-1)
    assert gate(lifted.situation()).why == "careful"


def test_a_careful_screen_from_the_future_still_closes() -> None:
    assert gate(clear().screened(-1, "serious").situation()).why == "careful"


def test_a_level_that_nobody_knows_is_an_error_and_closes() -> None:
    odd = ScreenTaken(at=story()._at(1), on=day(1), level="fine")  # type: ignore[arg-type]
    assert gate(fold([*clear().events, odd], TODAY)) == closed_gate()


def test_a_screening_vault_that_cannot_be_read_closes() -> None:
    assert gate(clear().situation(screening_failed=True)) == closed_gate()
    assert not closed_gate().is_open


def test_a_failed_read_never_hides_a_careful_level_that_is_known() -> None:
    told = clear().noticed(1, "emergency", "weapon")
    assert gate(told.situation(screening_failed=True)).why == "careful"


def test_a_disclosure_written_at_the_same_instant_as_a_screen_is_kept_in_its_vaults_order() -> None:
    at = story()._at(1)
    first = ScreenTaken(at=at, on=day(1), level="none")
    then = story().noticed(1, "check", "fear").events[0]
    assert gate(fold([first, then], TODAY)).why == "noticed_check"


@pytest.mark.parametrize(
    ("signs", "level", "variant"),
    [
        (("self_harm", "weapon"), "emergency", "self"),
        (("weapon",), "emergency", "urgent"),
        (("partner_self_harm", "threat"), "emergency", "urgent"),
        (("partner_self_harm",), "emergency", "partner_self"),
        (("user_harm", "physical"), "emergency", "own"),
        (("user_harm",), "serious", "own"),
        (("fear",), "serious", ""),
    ],
)
def test_the_words_for_safety_fit_what_was_noticed(
    signs: tuple[str, ...], level: Level, variant: str
) -> None:
    assert story().noticed(1, level, *signs).situation().safety.variant == variant
