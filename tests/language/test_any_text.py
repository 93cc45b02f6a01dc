"""All four readings take any text at all: no crash, and every quote is the text's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameteam.language import TextFault, judge_limit, read_refusal, review_draft, screen_text
from sameteam.language.reader import NullReader
from sameteam.language.text import LONGEST

READINGS: list[Callable[[str], Any]] = [read_refusal, review_draft, judge_limit, screen_text]
PIECES = [
    "you never", "or I'm leaving", "I'm sorry", "he hit me", "we can't afford it", "no", "again",
    "“", "”", "'", "!!!", "???", "…", "\n\n", "\x00", "👩\u200d👧", "e\u0301", "İ", "ﬀ", "\u202e",
    "and last Christmas", "the loan, the car, the dog", "if you", "until you", "YOU ALWAYS", "ßß",
    "could you?", "what if I cry", "the more you push", "take your side", "don’t", "not about",
]  # fmt: skip
MESSAGES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join),
)
# Words that many patterns begin with, marks and blanks without end, one letter, no full stop.
HOSTILE = [
    "you never you always ", "or I'm ", "it's not the ", "remember ", "first it was ", "A! ", "AB",
    ". ", "'a ", '"', "\n", "😀", "the a b, ", "and the time ", "you forgot ", "what ", "e\u0301",
    "I don't ", "if you ", "my the ", "a", "!", "not a ", "the more you ", "he said \"no\" ",
]  # fmt: skip


def quotes(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every quote in an answer, however deep."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value["start"], value["end"], value["quote"]
        for part in value.values():
            yield from quotes(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from quotes(part)


@pytest.mark.parametrize("read", READINGS)
@settings(max_examples=60, deadline=None)
@given(text=MESSAGES)
def test_every_quote_of_every_answer_is_the_text_as_typed(
    read: Callable[[str], Any], text: str
) -> None:
    answer = msgspec.to_builtins(read(text))
    msgspec.json.encode(answer)
    for start, end, quote in quotes(answer):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == quote


@pytest.mark.parametrize("read", READINGS)
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_text_of_the_greatest_length_is_read_to_its_end(
    read: Callable[..., Any], piece: str
) -> None:
    # A pattern that goes over the same words again and again would keep this from ending.
    read((piece * (LONGEST // len(piece) + 1))[:LONGEST], NullReader())


@pytest.mark.parametrize("piece", ["you never you always ", "😀", "a"])
def test_the_trained_reader_too_reads_a_text_of_the_greatest_length(piece: str) -> None:
    assert screen_text((piece * LONGEST)[:LONGEST]).read_by == "rules and reader"


@pytest.mark.parametrize("read", READINGS)
@pytest.mark.parametrize("value", [None, 3, b"no", "no\ud800", "a" * (LONGEST + 1)])
def test_what_cant_be_read_is_refused_and_never_crashes(
    read: Callable[[Any], Any], value: object
) -> None:
    with pytest.raises(TextFault):
        read(value)
