"""The five parts of a limit with their very words, and an ultimatum said as a limit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameteam.language import judge_limit, review_draft
from sameteam.language.limit_parts import PARTS, TurnFrame, part_cues, read_part_cues
from sameteam.language.reader import NullReader
from sameteam.language.rulebook import RulebookError, rulebook
from sameteam.language.text import LONGEST
from tests.content.reading_age import LIMIT, grade

GIVEN = Path(__file__).parents[2] / "training" / "data" / "given" / "open_limits.jsonl"
RULES = NullReader()


def parts(text: str) -> dict[str, str]:
    return {part.id: part.span.quote for part in judge_limit(text, RULES).parts}


def turned(text: str) -> str:
    judged = judge_limit(text, RULES)
    assert judged.label == "ultimatum", text
    return judged.turned


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("When you shout I'm going to leave the room.", "pattern", "When you shout"),
        ("If the shouting starts, I'll hang up.", "pattern", "If the shouting starts"),
        ("I'm exhausted. I'm sleeping at Mam's.", "impact", "I'm exhausted"),
        ("It scares me, so I'll step outside.", "impact", "It scares me"),
        ("I’m keeping Sundays free. I need the rest", "need", "I need the rest"),
        ("I'll go for a walk for my own peace.", "need", "for my own peace"),
        ("I'll leave the room and come back in an hour.", "next_step", "come back in an hour"),
        ("I hang up now. I'll try again on Wednesday.", "next_step", "I'll try again on Wednesday"),
        ("I'll leave the room and come back.", "own_consequence", "I'll leave the room"),
        ("I won't lie to your mother.", "own_consequence", "I won't lie to your mother"),
        ("I don't lend money now.", "own_consequence", "I don't lend money now"),
    ],
)  # fmt: skip
def test_each_part_is_found_with_its_words(text: str, part: str, words: str) -> None:
    assert parts(text)[part] == words


def test_a_full_limit_misses_nothing() -> None:
    text = (
        "When voices go up I can't think, and it scares me. I need quiet. "
        "I'll leave the room and come back at eight, and then we can talk."
    )
    judged = judge_limit(text, RULES)
    assert judged.label == "boundary"
    assert {part.id for part in judged.parts} == set(PARTS)
    assert judged.missing == ()


def test_a_limit_tells_what_it_does_not_say_yet() -> None:
    judged = judge_limit("When you shout I'll leave the room.", RULES)
    assert judged.missing == ("impact", "need", "next_step")


@pytest.mark.parametrize("text", ["Could you text me when you're late?", "You forgot my birthday."])
def test_a_request_and_a_complaint_miss_nothing_and_are_not_turned(text: str) -> None:
    judged = judge_limit(text, RULES)
    assert (judged.missing, judged.turned) == ((), "")


@pytest.mark.parametrize(
    "text",
    [
        "Go or I'll tell your boss.",
        "Stop or I'm changing the locks.",
        "If I don't hear by six, so.",
    ],
)
def test_what_is_done_to_the_other_is_no_consequence_of_ones_own(text: str) -> None:
    assert "own_consequence" not in parts(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One more night at Leo's and I'm gone.", "If there is another night at Leo's, I will"),
        ("Come to counselling or I'm gone.", "You are free to come to counselling or not."),
        ("I'm sleeping in the spare room until you agree.", "I will sleep in the spare room"),
        ("If you raise your voice once more, you can find another home.", "When you raise"),
        ("I need some peace, so go to rehab or we're done.", "I need some peace."),
        ("Sort out the garage by May or I'm calling a skip.", "free to sort out the garage by May"),
        ("You hand in your notice, or I hand in mine.", "free to hand in your notice or not"),
        ("If you won't come to one session I'm gone.", "free to come to one session or not"),
        ("Until you say sorry to Wren there'll be no dinner.", "free to say sorry to Wren or not"),
        ("Next time you're late, don't expect dinner.", "When you're late, I will ____"),
        ("No therapy, no trip to Lisbon.", "You are free to try therapy or not."),
    ],
)  # fmt: skip
def test_an_ultimatum_with_the_material_becomes_a_limit(text: str, words: str) -> None:
    assert words in turned(text)


@pytest.mark.parametrize(
    "text",
    [
        "Delete her number or I'm gone.",
        "Give me your phone or we're done.",
        "Come on Friday or I'll tell your boss everything.",
        "Apologise or you'll never see the kids again.",
        "I'll stay, but only if you get baptized.",
        "Quit seeing that man or I'm gone.",
        "Come out to your parents or I do it for you.",
        "No passcode, no wedding.",
        "Be home before nine or find the chain on the door.",
    ],
)
def test_control_threats_and_bare_levers_are_not_turned(text: str) -> None:
    assert turned(text) == ""


def test_whatever_is_turned_is_a_limit_for_the_judge_and_passes_the_review() -> None:
    texts = [json.loads(line)["text"] for line in GIVEN.read_text(encoding="utf-8").splitlines()]
    texts += [flag.text for rule in rulebook("limits").rules for flag in rule.file.flags]
    made = [said for text in texts if (said := judge_limit(text, RULES).turned)]
    assert made
    for said in made:
        assert judge_limit(said, RULES).label == "boundary", said
        assert review_draft(said, RULES).verdict != "stop", said


@pytest.mark.parametrize("frame", part_cues().frames, ids=lambda frame: "-".join(frame.needs))
def test_a_frame_is_plain_and_rests_on_the_writer(frame: TurnFrame) -> None:
    said = frame.say.format(
        pattern="you shout", place="sleep in the spare room", need="some quiet", again="late night",
        do="come to counselling", treatment="therapy",
    )  # fmt: skip
    assert judge_limit(said, RULES).label == "boundary"
    assert review_draft(said, RULES).verdict == "ready"
    assert grade(said) <= LIMIT


PIECES = [
    "When you shout", "I'll leave", "the room", "and come back", "I need", "quiet", "or I'm gone",
    "I feel sad", "it scares me", "until you", "one more night and", ",", ".", "👩‍👧", "e\u0301",
    "’", "“", "\n", "I won't lie", "so I can sleep", "if you", "we can talk", "İ",
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(st.text(max_size=100), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
)
def test_every_part_is_the_text_as_typed_told_once_and_apart_from_the_others(text: str) -> None:
    found = judge_limit(text, RULES).parts
    assert len({part.id for part in found}) == len(found)
    assert all(text[part.span.start : part.span.end] == part.span.quote for part in found)
    assert all(part.span.quote for part in found)


@pytest.mark.parametrize("piece", ["when you ", "I'll leave, ", "one more ", "I need ", "or I'm "])
def test_a_text_of_the_greatest_length_is_read_to_its_end(piece: str) -> None:
    judge_limit((piece * (LONGEST // len(piece) + 1))[:LONGEST], RULES)


def test_a_broken_file_of_cues_is_told_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "_parts.toml"
    path.write_text("sources = [", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"_parts\.toml"):
        read_part_cues(tmp_path)
