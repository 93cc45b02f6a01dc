"""No address tells what these notes are about, not even to a reader of the URL table (S-03)."""

from __future__ import annotations

import re

import pytest

from tests.routes import NEUTRAL, routes

TELLING = re.compile(
    r"partner|couple|abus|violen|safe|therap|relation|refus|screen|emergency|crisis|suicid|harm|sex"
    r"|divorce|husband|wife|love|fear",
    re.I,
)


@pytest.mark.S("S-03")
def test_every_word_of_an_address_is_on_the_list_of_plain_words() -> None:
    words = {
        word for route in routes() for word in route.split("/") if word and not word.startswith("<")
    }
    assert words - NEUTRAL == set()


@pytest.mark.S("S-03")
def test_the_list_itself_tells_nothing() -> None:
    assert [word for word in sorted(NEUTRAL) if TELLING.search(word)] == []
