"""Guided rewriting: what a draft holds, and one message out of three fields."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameteam.content import load_library
from sameteam.language import TextFault, review_draft
from sameteam.language.answer import Span
from sameteam.language.pieces import PIECES, read_cues
from sameteam.language.reader import NullReader
from sameteam.language.rewrite import Rewriting, compose, find_pieces
from sameteam.language.rulebook import RulebookError
from sameteam.language.text import LONGEST

WORDS = load_library().rewriting
RULES = NullReader()


def composed(event: str, feeling: str, wish: str) -> Rewriting:
    return compose(event, feeling, wish, WORDS, RULES)


def quote(span: Span | None) -> str | None:
    return span.quote if span else None


@pytest.mark.parametrize(
    ("text", "event", "feeling", "wish"),
    [
        (
            "When you came home at nine I felt so lonely. Could you text me next time?",
            "you came home at nine",
            "I felt so lonely",
            "Could you text me next time?",
        ),
        (
            "Last night we talked about money for an hour, and I'm worn out and sad.",
            "Last night we talked about money for an hour",
            "I'm worn out and sad",
            None,
        ),
        (
            "I’d like us to eat together on Sunday. I miss our talks",
            None,
            "I miss our talks",
            "I’d like us to eat together on Sunday",
        ),
        ("👩‍👧 Hey. I’m exhausted.", None, "I’m exhausted", None),
        ("No.", None, None, None),
    ],
)
def test_the_pieces_of_a_message_are_found_with_the_words_as_typed(
    text: str, event: str | None, feeling: str | None, wish: str | None
) -> None:
    found = find_pieces(text)
    assert (quote(found.event), quote(found.feeling), quote(found.wish)) == (event, feeling, wish)
    absent = {name for name, piece in zip(PIECES, (event, feeling, wish), strict=True) if not piece}
    assert set(found.missing()) == absent


@pytest.mark.parametrize(
    "text",
    [
        "You lied to me about the money.",
        "You never listened.",
        "On Friday you wanted to hurt me on purpose.",
        "You humiliated me last night.",
        "“You came home at nine,” she said",
    ],
)
def test_what_no_camera_could_see_or_another_said_is_no_event(text: str) -> None:
    assert find_pieces(text).event is None


def test_a_feeling_that_is_a_charge_is_no_feeling_and_an_order_no_wish() -> None:
    found = find_pieces("I feel that you are lazy. I want you out.")
    assert (found.feeling, found.wish) == (None, None)


PARTS = [
    "When you came home", "at nine", "I felt sad", "could you", "text me?", "you never", "I'd like",
    "“", "”", "\n", "👩‍👧", "e\u0301", "İ", "last night", "we talked", "and", ",", ".", "miss",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PARTS), max_size=14).map(" ".join))
)
def test_every_piece_is_the_text_as_typed_and_no_two_overlap(text: str) -> None:
    found = find_pieces(text)
    spans = [span for span in (found.event, found.feeling, found.wish) if span]
    assert all(text[span.start : span.end] == span.quote for span in spans)
    ends = sorted((span.start, span.end) for span in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(ends))


EVENTS = [
    "", "You came home at nine on Tuesday", "when dinner was cold.", "On Tuesday you came at nine",
    "The dishes stood in the sink.", "Yesterday we talked for an hour. Then you went to bed",
    "Nobody was at the pick-up", "your phone rang at dinner", "I waited two hours at the station",
    "We had three evenings without a talk this week", "You work late on Fridays", "Sunday lunch",
    "the kids were asleep 🙂", "My mum rang twice",
]  # fmt: skip
FEELINGS = [
    "lonely", "I felt sad and tired", "it hurt me", "Worn out", "I'm so worried about us",
    "like I don't matter much", "I was really scared", "exhausted, sad and unseen", "I miss you",
    "I couldn't sleep", "sad, and a bit angry", "Einsam", "I get nervous about money",
]  # fmt: skip
WISHES = [
    "text me when you are late", "you to text me when you're late", "us to eat together on Sunday",
    "Could you call me on Friday?", "could you do bedtime on Tuesday", "a hug when you come in",
    "I'd like an hour on Sunday", "to sit down for ten minutes", "ten minutes without phones",
    "one evening a week for the two of us", "we could cook together", "eating together",
    "I wish we could talk for ten minutes tonight", "call me before eight", "More time with you",
    "Would you come with me to one session?", "listen for five minutes",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(EVENTS), st.sampled_from(FEELINGS), st.sampled_from(WISHES))
def test_clean_fields_always_make_a_message_that_is_ready(
    event: str, feeling: str, wish: str
) -> None:
    made = composed(event, feeling, wish)
    assert made.verdict == "ready", (made.text, made.hurts)
    assert (made.hurts, made.missing) == ((), ())
    assert made.text.count("?") >= 1
    assert "{" not in made.text
    assert "  " not in made.text


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(EVENTS), st.sampled_from(FEELINGS), st.sampled_from(WISHES))
def test_the_own_words_stay(event: str, feeling: str, wish: str) -> None:
    said = composed(event, feeling, wish).text.lower()
    for own in (event, feeling, wish):
        bare = own.lower().rstrip(" .!?").removeprefix("when ")
        for lead in ("you to ", "us to ", "we could "):
            bare = bare.removeprefix(lead)
        assert bare in said


@pytest.mark.parametrize(
    ("event", "feeling", "wish", "text"),
    [
        (
            "You came home at nine",
            "lonely",
            "you to text me",
            "When you came home at nine, I felt lonely. Could you text me? "
            "If that doesn't suit you, tell me what would.",
        ),
        (
            "",
            "Sad",
            "a walk on Sunday.",
            "There is something I'd like to tell you. I felt sad. I'd like a walk on Sunday. "
            "Would that work for you? If that doesn't suit you, tell me what would.",
        ),
        (
            "You work late on Fridays",
            "lonely",
            "we could eat at eight",
            "You work late on Fridays. I feel lonely. Could we eat at eight? "
            "If that doesn't suit you, tell me what would.",
        ),
    ],
)
def test_fields_are_joined_where_the_grammar_is_sure(
    event: str, feeling: str, wish: str, text: str
) -> None:
    assert composed(event, feeling, wish).text == text


@pytest.mark.parametrize(
    ("fields", "hurting", "verdict"),
    [
        (("You are a liar", "sad", "a talk"), "event", "stop"),
        (
            ("You came at nine", "I feel that you don't care about us", "a talk"),
            "feeling",
            "revise",
        ),
        (("You came at nine", "sad", "you have to stop gaming"), "wish", "revise"),
    ],
)
def test_words_that_still_hurt_are_told_with_their_field(
    fields: tuple[str, str, str], hurting: str, verdict: str
) -> None:
    made = composed(*fields)
    assert made.verdict == verdict
    assert {hurt.field for hurt in made.hurts} == {hurting}
    assert all(made.text[h.finding.start : h.finding.end] == h.finding.quote for h in made.hurts)
    assert all(hurt.finding.why for hurt in made.hurts)


def test_without_a_feeling_or_a_wish_it_asks_and_makes_no_message() -> None:
    made = composed("You came at nine", "  \n", "😢")
    assert (made.text, made.verdict, made.missing) == ("", None, ("feeling", "wish"))


def test_the_joints_themselves_are_ready() -> None:
    joints = WORDS.joints
    for joint in (joints.opener, joints.ask, joints.room):
        assert review_draft(joint, RULES).verdict == "ready"


@pytest.mark.parametrize("value", ["no\ud800", "a" * (LONGEST + 1)])
def test_fields_that_cant_be_read_are_refused(value: str) -> None:
    with pytest.raises(TextFault):
        composed(value, "sad", "a talk")
    with pytest.raises(TextFault):
        find_pieces(value)


@pytest.mark.parametrize("piece", ["when you came ", "I feel sad, ", "could you ", "we talked. "])
def test_a_text_of_the_greatest_length_is_read_to_its_end(piece: str) -> None:
    long = (piece * (LONGEST // len(piece) + 1))[: LONGEST - 300]
    find_pieces(long)
    assert composed(long, "sad", "a talk").text


def test_a_broken_file_of_cues_is_told_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "_pieces.toml"
    path.write_text("sources = [", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"_pieces\.toml"):
        read_cues(path)
