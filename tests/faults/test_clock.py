"""R-3: the clock jumps, ahead and back. What was kept still opens, and nothing opens by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from actions import action, broken, fresh_journal, keep, make_vaults
from django.utils import timezone

from sameteam.method import fold, gate
from sameteam.method.events import ScreenTaken
from sameteam.web.store import log
from tests.web.walker import Walker

pytestmark = [pytest.mark.S("R-3"), pytest.mark.django_db]
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
JUMPS = [timedelta(0), timedelta(days=-4000), timedelta(days=9000), timedelta(microseconds=-1)]

Moves = Callable[[timedelta], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Moves:
    """Set the clock that the pages look at, by so much from the true one."""
    true_now = timezone.now

    def move(by: timedelta) -> None:
        monkeypatch.setattr(timezone, "now", lambda: true_now() + by)

    return move


def test_entries_from_any_time_form_one_chain_and_one_situation() -> None:
    journal = fresh_journal()
    make_vaults(journal)
    for number, jump in enumerate(JUMPS):
        at, name = NOW + jump, f"action {number}"
        assert log.append(journal, action(name, at), at, name)
    events = log.events(journal)
    names, halves = broken(events)
    assert (len(names), halves) == (len(JUMPS), [])
    for jump in JUMPS:
        situation = fold(events, (NOW + jump).date())
        assert len(situation.refusals) == len(JUMPS)
        assert not gate(situation).is_open


def test_a_clear_screen_from_the_future_opens_nothing_until_then() -> None:
    journal = fresh_journal()
    make_vaults(journal)
    ahead = NOW + timedelta(days=400)
    log.append(journal, [ScreenTaken(at=ahead, on=ahead.date(), level="none")], ahead, "screen")
    assert gate(fold(log.events(journal), ahead.date())).is_open
    assert not gate(fold(log.events(journal), NOW.date())).is_open


def test_a_form_that_comes_again_after_the_jump_is_still_kept_once() -> None:
    journal = fresh_journal()
    make_vaults(journal)
    assert keep(journal, "a form")
    past = NOW - timedelta(days=5000)
    assert not log.append(journal, action("a form", past), past, "a form")


@pytest.mark.S("S-25")
def test_a_clock_that_was_ahead_at_sign_in_keeps_no_visit_awake(alex: Walker, clock: Moves) -> None:
    clock(timedelta(days=300))
    alex.signs_in()
    assert alex.get("/today").status_code == 200
    clock(timedelta(0))
    assert alex.get("/today").status_code != 200
    assert alex.client.cookies["n"].value == ""


@pytest.mark.S("S-25")
def test_a_clock_that_jumps_ahead_locks_and_loses_nothing(alex: Walker, clock: Moves) -> None:
    clock(timedelta(days=2))
    answer = alex.post("/book/new", words="Typed when the clock jumped", form=str(uuid4()))
    assert answer.status_code == 403
    assert alex.signs_in().headers["Location"] == "/book/new"
    assert "Typed when the clock jumped" in alex.page("/book/new")


def test_wrong_tries_from_the_future_keep_nobody_out(alex: Walker, clock: Moves) -> None:
    clock(timedelta(days=300))
    for _ in range(9):
        alex.signs_in("some other words entirely")
    assert alex.signs_in().status_code == 403
    clock(timedelta(0))
    assert alex.signs_in().status_code == 302


def test_two_servers_whose_clocks_differ_by_seconds_share_a_visit(
    alex: Walker, clock: Moves
) -> None:
    for seconds in (20, -20, 20, -20):
        clock(timedelta(seconds=seconds))
        assert alex.get("/today").status_code == 200
