"""R-1: writers are killed at any moment, and nothing that was acknowledged is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.S("R-1")
def test_what_was_acknowledged_outlives_two_killed_writers(
    alone: Callable[..., Any], rounds: int, say: Callable[[str], None]
) -> None:
    told = alone("crash", rounds)
    assert told["faults"] == []
    assert told["rounds"] == rounds
    # Four rounds of five go on until something was acknowledged, and end in the middle of more.
    assert told["acknowledged"] >= rounds * 4 // 5
    assert told["sent_again"] > rounds / 2
    assert told["server_kills"] == (rounds // 16 if "DATABASE_URL" in os.environ else 0)
    say(
        f"{told['rounds']} rounds, {told['acknowledged']} appends acknowledged, none lost; "
        f"{told['sent_again']} forms sent again, of which "
        f"{told['kept_unacknowledged']} were there already; {told['server_kills']} server kills"
    )


@pytest.mark.S("R-1")
def test_every_writer_writes_through_to_the_disk(alone: Callable[..., Any]) -> None:
    assert alone("crash", 4)["synchronous"] in (["2"], ["on"])


@pytest.mark.S("R-1")
@pytest.mark.S("R-4")
def test_a_kill_before_any_statement_leaves_nothing_and_after_the_commit_all(
    alone: Callable[..., Any],
) -> None:
    places = alone("stepwise")
    assert len(places) > 10
    for place in places:
        assert place["signal"] == signal.SIGKILL, place
        assert place["faults"] == [], place
        assert place["there"] == (place["place"] == "after the commit"), place
        # The form comes again, as after a reload of the page: then it is there once.
        assert place["there_again"], place
        assert place["fresh_again"] is not place["there"], place
