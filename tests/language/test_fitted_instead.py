"""An `instead` takes up the very words of a draft, claims nothing new, and is fit to send."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameteam.language import review_draft
from sameteam.language.frames import Frame, frames, read_frames
from sameteam.language.reader import NullReader
from sameteam.language.rulebook import RulebookError, rulebook
from tests.content.reading_age import LIMIT, grade

GIVEN = Path(__file__).parents[2] / "training" / "data" / "given" / "open_drafts.jsonl"
RULES = NullReader()
FIXED = {rule.id: rule.file.instead for rule in rulebook("drafts").rules}
FRAMES = [frame for made in frames().by_rule.values() for frame in made]


def instead(text: str, rule: str) -> str:
    found = [one for one in review_draft(text, RULES).findings if one.rule == rule]
    assert found, text
    return found[0].instead


def slots(frame: Frame, said: str) -> dict[str, str] | None:
    """What stands in the slots of a frame in these words; None where they aren't made of it."""
    parts = re.split(r"\{(\w+)\}", frame.say)
    made = "".join(
        f"(?P<{part}>.+)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)
    )
    found = re.fullmatch(made, said, re.IGNORECASE)
    return None if found is None else found.groupdict()


def frame_of(rule: str, said: str) -> Frame:
    """The frame that these words were made of."""
    made = [frame for frame in frames().by_rule[rule] if slots(frame, said) is not None]
    assert made, said
    return max(made, key=lambda frame: len(frame.say))


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("You never help with the kids.", "absolutes", "on my own with the kids"),
        ("You never ask how my day was.", "absolutes", "ask how my day was"),
        ("You always leave the dishes in the sink!", "absolutes", "leave the dishes in the sink"),
        ("You lied to me about the money.", "accusation", "about the money"),
        ("You need to call the clinic today.", "demand", "call the clinic today"),
        ("Why can't you just listen to me?", "loaded_question", "listen to me"),
        ("Come to counselling or I'm gone.", "ultimatum", "come to counselling"),
        ("If you don't see the counsellor by Friday I'm gone.", "ultimatum", "see the counsellor"),
        ("If you loved me you'd come home on time.", "guilt_trip", "come home on time"),
        ("You're gaslighting me about the invoices.", "diagnosis", "the invoices"),
        ("The keys, the fine, the fridge, and now this.", "scorekeeping", "the keys"),
        ("Let a counsellor tell you who's wrong.", "referee", "a counsellor together"),
        ("My sister says you're wrong.", "recruiting", "Leaving my sister out of it"),
        ("Your brother manages to do it.", "comparison", "Leaving your brother out of it"),
        ("Other wives get flowers.", "comparison", "Never mind other wives."),
        ("No therapy, no wedding.", "ultimatum", "How would you feel about therapy?"),
        ("Bravo, you found the washing machine.", "contempt", "About the washing machine"),
        ("You walked out on me last night.", "accusation", "last night"),
        ("I'm so lonely because you never try.", "absolutes", "I feel lonely when ____"),
        ("PLEASE JUST TALK TO ME!!!", "shouting", "Please just talk to me."),
        ("WHAT DID I SAY ABOUT THE MONEY!!!", "shouting", "What did I say about the money?"),
    ],
)
def test_the_words_of_the_draft_come_back_in_it(text: str, rule: str, words: str) -> None:
    assert words in instead(text, rule)


def test_what_belongs_to_a_name_call_may_stand_in_the_sentence_beside_it() -> None:
    assert "about the job" in instead("Liar. You lied about the job.", "name_calling")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("You never call my mother a saint any more than you have to.", "absolutes"),
        ("You always put your sneering little face on.", "absolutes"),
        ("Show me your phone or I'm gone.", "ultimatum"),
        ("Give me the password or I leave.", "ultimatum"),
        ("You'll never see the kids again.", "threat"),
        ("I am SO DONE with this.", "shouting"),
    ],
)
def test_the_fixed_words_stand_where_nothing_fits_well(text: str, rule: str) -> None:
    assert instead(text, rule) == FIXED[rule]


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("Liar.", "name_calling", "I heard ____, and then I saw ____."),
        ("You lazy, useless cow.", "name_calling", "I did ____ alone this week"),
        ("You are gaslighting me again.", "diagnosis", "I remember ____, and you remember ____."),
        ("You broke your promise.", "accusation", "I was counting on ____"),
        ("You've already decided we're over.", "mind_reading", "Where are you with us"),
        ("You're too sensitive.", "invalidation", "this matters to you"),
        ("I just want you to make more of an effort.", "vague_ask", "Could you take ____ on ____?"),
        ("After everything I gave up for you.", "guilt_trip", "I put a lot into ____"),
    ],
)
def test_words_of_a_kind_that_is_known_get_the_frame_of_their_kind(
    text: str, rule: str, words: str
) -> None:
    assert words in instead(text, rule)


def test_who_was_by_is_not_what_it_is_about() -> None:
    assert "kids" not in instead("You lied in front of the kids.", "accusation")


@pytest.mark.parametrize(
    "text",
    [
        "You'll never see the kids again. I'm so tired of the money.",
        "Sign it or I tell the school about the pills.",
    ],
)
def test_a_threat_keeps_the_advice_to_step_away_and_its_way_to_help(text: str) -> None:
    assert instead(text, "threat") == FIXED["threat"]


def test_names_keep_their_capital_and_shouted_words_lose_theirs() -> None:
    said = instead("YOU NEED TO CALL THE CLINIC ON MONDAY", "demand")
    assert "call the clinic on Monday" in said


def test_emoji_and_curly_marks_before_the_words_shift_nothing() -> None:
    said = instead("👩‍👧 “Hm.”  You’re late, and you never   help with the kids.", "absolutes")
    assert "with the kids" in said


def test_whatever_is_fitted_is_ready_when_its_blanks_are_filled() -> None:
    texts = [json.loads(line)["text"] for line in GIVEN.read_text(encoding="utf-8").splitlines()]
    texts += [flag.text for rule in rulebook("drafts").rules for flag in rule.file.flags]
    fitted = 0
    for text in texts:
        for found in review_draft(text, RULES).findings:
            if found.instead != FIXED[found.rule]:
                fitted += 1
                filled = frame_of(found.rule, found.instead).filled(found.instead)
                assert "____" not in filled
                assert review_draft(filled, RULES).verdict == "ready", filled
    assert fitted >= 10


LISTED = [
    f"{lead} {what}{end}"
    for lead in ("You never", "You need to", "Why don't you", "If you loved me you'd", "Just")
    for what in (
        "help with my mother", "take the kids to school", "talk to me about the money", "call me",
        "come home on time", "cook dinner on Sunday", "say sorry to your sister", "listen",
    )
    for end in (".", "!!", " for once?", " and be a man.", " or I'm leaving.")
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LISTED), min_size=1, max_size=4).map(" ".join))
def test_nothing_is_said_that_isnt_in_the_frame_or_in_the_draft(text: str) -> None:
    for found in review_draft(text, RULES).findings:
        if found.instead != FIXED[found.rule] and found.rule != "shouting":
            frame = frame_of(found.rule, found.instead)
            for own in (slots(frame, found.instead) or {}).values():
                assert own.lower().removeprefix("i feel ") in text.lower()


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.rules[0])
def test_a_frame_has_a_filling_for_each_blank_and_is_plain(frame: Frame) -> None:
    assert frame.say.count("____") == len(frame.fill)
    assert all(f"{{{name}}}" in frame.say for name in frame.needs)
    assert bool(frame.needs) != bool(frame.marked)
    assert set(frame.rules) <= set(FIXED)
    assert grade(frame.say) <= LIMIT


SAMPLE = {
    "matter": "the money", "kin": "your mother", "step": "couples counselling",
    "time": "last night", "feel": "I feel sad", "do": "call me", "past": "left me at the pub",
    "habit": "leave the dishes", "about": "the money", "with": "the kids", "topic": "the money",
    "helper": "a counsellor", "care": "us", "help": "the kids", "we": "talk",
    "small": "I'm here.", "third": "your sister", "others": "husbands",
}  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.rules[0])
def test_a_frame_that_is_filled_is_ready_to_be_sent(frame: Frame) -> None:
    said = frame.filled(frame.say.format(**SAMPLE))
    said = said[:1].upper() + said[1:]
    assert review_draft(said, RULES).verdict == "ready"


def test_a_long_text_is_read_to_its_end_and_its_first_findings_are_fitted() -> None:
    text = "You need to call the clinic today, love. I'm at work. " * 1500
    demands = [one for one in review_draft(text, RULES).findings if one.rule == "demand"]
    assert len(demands) == 1500
    assert "the clinic" in demands[0].instead
    assert demands[-1].instead == FIXED["demand"]


def test_a_broken_file_of_frames_is_told_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "_instead.toml"
    for text in ("sources = [", 'sources = []\nlists = {}\nleads = [{to = "do", find = "<no>"}]'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(RulebookError, match=r"_instead\.toml"):
            read_frames(tmp_path)
