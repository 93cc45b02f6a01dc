"""The questions to ask first: as a list, and as cards one at a time."""

from __future__ import annotations

from sameteam.web.reading.deck import deck
from sameteam.web.shared.library import library
from tests.web.ask_walk import ready_to_ask
from tests.web.walker import Walker


def test_anyone_can_turn_the_cards_from_the_opening_to_the_end(visitor: Walker) -> None:
    last = len(deck(None))
    assert "How to begin" in visitor.page("/cards/1")
    assert 'rel="prev"' not in visitor.page("/cards/1")
    assert "When the answer stays no" in visitor.page(f"/cards/{last}")
    assert 'rel="next"' not in visitor.page(f"/cards/{last}")
    assert visitor.get(f"/cards/{last + 1}").status_code == 404
    assert visitor.get("/cards/0").status_code == 404


def test_what_fits_the_reason_comes_first(alex: Walker) -> None:
    ready_to_ask(alex, "cost")
    reason = library().reasons["cost"]
    assert reason.name in alex.page("/cards/2")
    assert f"Fitting what they said: {reason.name}" in alex.page("/cards")


def test_with_a_closed_gate_no_card_is_shown(alex: Walker) -> None:
    ready_to_ask(alex, "cost")
    alex.screens({"frightened": "yes"})
    page = alex.page("/cards/2")
    assert "closed for now" in page
    assert library().reasons["cost"].name not in page
