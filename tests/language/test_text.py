"""Reading a text: what is refused, how it is folded, and the way back to what was typed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam.language.answer import TextFault
from sameteam.language.text import LONGEST, LONGEST_SENTENCE, read_text

ANY_TEXT = st.text(max_size=300)
# Every odd thing that a phone or an editor puts into a message, often enough to meet.
ODD_TEXT = st.lists(
    st.sampled_from(
        [
            "no",
            "I’m",
            "soooo",
            " ",
            "\n\n",
            "“",
            "”",
            "'",
            '"',
            "…",
            "?!",
            "e\u0301",
            "ß",
            "İ",
            "ﬁ",
            "\u200d",
            "👩\u200d👧",
            "\u202e",
            "\x00",
            "\x85",
            "don't",
            "Dr. ",
            ". ",
            "`",
            "—",
            "ǅ",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("value", [None, 7, b"no", ["no"]])
def test_what_is_no_text_is_refused_in_plain_words(value: object) -> None:
    with pytest.raises(TextFault, match="This is not text"):
        read_text(value)


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(TextFault, match="place 3"):
        read_text("no\ud800")


def test_a_text_at_the_bound_is_read_and_one_past_it_is_not() -> None:
    assert len(read_text("a" * LONGEST).view) == 1  # one letter, many times, is one letter
    with pytest.raises(TextFault, match="100,000"):
        read_text("a" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("typed", "view"),
    [
        ("I Don’t  KNOW", "i dont know"),
        ("“Nooo”", '"no"'),
        ("a\tb\u00a0c", "a b c"),
        ("half\nline", "half\nline"),
        ("thera\u200dpy", "therapy"),
        ("rock ’n’ roll", "rock 'n' roll"),
        ("STRAẞE", "strasse"),
    ],
)
def test_the_view_folds_what_is_typed_in_many_ways(typed: str, view: str) -> None:
    assert read_text(typed).view == view


@given(st.one_of(ANY_TEXT, ODD_TEXT))
def test_every_range_of_the_view_leads_back_to_the_words_as_typed(text: str) -> None:
    passage = read_text(text)
    for sentence in passage.sentences:
        span = passage.span(sentence.start, sentence.end)
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote


@given(st.one_of(ANY_TEXT, ODD_TEXT))
def test_sentences_come_in_order_and_never_share_a_letter(text: str) -> None:
    sentences = read_text(text).sentences
    assert all(left.end <= right.start for left, right in pairwise(sentences))
    assert all(len(sentence.view) <= LONGEST_SENTENCE for sentence in sentences)


def test_a_mark_that_sits_on_the_last_letter_belongs_to_the_word() -> None:
    passage = read_text("a cafe\u0301 then")
    start = passage.view.index("cafe")
    assert passage.span(start, start + 4).quote == "cafe\u0301"


def test_a_sentence_ends_at_its_mark_and_not_at_a_short_form() -> None:
    views = [one.view for one in read_text("Dr. Smith came. He left... Why?! ok").sentences]
    assert views == ["dr. smith came.", "he left...", "why?!", "ok"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no way” and left.", ["no way"]),
        ("She said 'I don't want to' twice.", ["I don't want to"]),
        ('"All of it."', ["All of it."]),
        ("It's the boys' room, isn't it?", []),
    ],
)
def test_quotations_are_found_and_apostrophes_are_not(text: str, quoted: list[str]) -> None:
    passage = read_text(text)
    assert [passage.span(*quote).quote for quote in passage.quotes] == quoted


def test_a_place_inside_a_quotation_is_known_as_such() -> None:
    passage = read_text("He said “go alone” and I cried.")
    go, cried = passage.view.index("go"), passage.view.index("cried")
    assert passage.is_quoted(go, go + 8)
    assert not passage.is_quoted(cried, cried + 5)
    assert read_text("“All of it.”").is_one_quote()
    assert not passage.is_one_quote()
