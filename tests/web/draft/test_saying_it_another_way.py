"""Three questions, one message from the answers, and no polish for what may hurt."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from sameteam.language import review_draft
from sameteam.web.shared.library import library
from tests.web.draft_page import help_first
from tests.web.walker import Walker

PIECES = {
    "event": "you came home at ten on Tuesday",
    "feeling": "worried",
    "wish": "text me when it gets late",
}


@pytest.fixture
def alex(alex: Walker) -> Walker:
    alex.screens()
    return alex


def sends(walker: Walker, **typed: Any) -> str:
    return unescape(walker.client.post("/say", typed, follow=True).content.decode())


def field(shown: str, name: str) -> str:
    found = re.search(rf'<textarea name="{name}".*?>\n?(.*?)</textarea>', shown, re.S)
    assert found is not None, name
    return found[1]


def composed(shown: str) -> str:
    found = re.search(r'<p id="say-composed">(.*?)</p>', shown, re.S)
    return found[1] if found else ""


def test_what_the_message_holds_already_is_filled_in_and_the_rest_asked_for(alex: Walker) -> None:
    words = "You never listen. I felt so lonely on Sunday. Could you sit with me for ten minutes?"
    shown = sends(alex, words=words, open="")
    asked = library().rewriting
    for piece in (asked.event, asked.feeling, asked.wish):
        assert piece.question in shown
    assert "lonely" in field(shown, "feeling")
    assert "sit with me" in field(shown, "wish")
    assert field(shown, "words") == words


def test_what_was_typed_in_a_field_is_not_overwritten(alex: Walker) -> None:
    shown = sends(alex, words="I felt lonely.", feeling="left out", open="")
    assert field(shown, "feeling") == "left out"


def test_the_answers_become_one_message_that_is_ready(alex: Walker) -> None:
    made = composed(sends(alex, another="1", compose="", **PIECES))
    for words in PIECES.values():
        assert words in made
    assert review_draft(made).verdict == "ready"


def test_it_becomes_the_message_by_a_press_alone_and_can_be_undone(alex: Walker) -> None:
    before = "You never text me."
    shown = sends(alex, words=before, another="1", compose="", **PIECES)
    assert field(shown, "words") == before
    made = composed(shown)
    shown = sends(alex, words=before, another="1", composed="1", use="", **PIECES)
    assert field(shown, "words") == made
    assert "Ready to say" in shown
    assert field(sends(alex, words=made, before=before, undo=""), "words") == before


def test_an_answer_that_still_hurts_is_named_with_the_reason(alex: Walker) -> None:
    shown = sends(alex, another="1", compose="", **{**PIECES, "event": "you never listen"})
    assert composed(shown) == ""
    assert "These words may still hurt: “" in shown
    assert 'aria-invalid="true"' in shown
    assert 'id="id_event_faults"' in shown


def test_what_is_missing_is_asked_for(alex: Walker) -> None:
    shown = sends(alex, another="1", compose="", event=PIECES["event"])
    assert library().rewriting.wish.missing in shown
    assert composed(shown) == ""


@pytest.mark.S("A-02", "A-23")
@pytest.mark.parametrize(
    "wish",
    [
        "share your location with me",
        "ask me before you go out with your friends",
        "give me your phone password",
        "stop seeing your sister",
    ],
)
def test_a_wish_to_watch_or_direct_is_not_put_into_kind_words(alex: Walker, wish: str) -> None:
    shown = sends(alex, another="1", compose="", **{**PIECES, "wish": wish})
    assert help_first(shown)
    assert composed(shown) == ""


@pytest.mark.S("A-02")
@pytest.mark.parametrize("button", ["open", "compose", "use"])
def test_a_threat_is_not_reworded(alex: Walker, button: str) -> None:
    words = "Come to counselling or I'll tell your mother everything about you."
    shown = sends(alex, words=words, another="1", **PIECES, **{button: ""})
    assert "We do not make one sound kinder" in shown or help_first(shown)
    assert library().rewriting.event.question not in shown
    assert field(shown, "words") == words


def test_the_three_answers_are_there_again_after_a_reload(alex: Walker) -> None:
    sends(alex, another="1", compose="", **PIECES)
    shown = unescape(alex.page("/say"))
    for name, words in PIECES.items():
        assert field(shown, name) == words
    assert composed(shown)


def test_a_closed_gate_closes_the_three_questions(robin: Walker) -> None:
    shown = sends(robin, another="1", compose="", **PIECES)
    assert "closed for now" in shown
    assert composed(shown) == ""
