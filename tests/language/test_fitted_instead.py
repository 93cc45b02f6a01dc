"""An `instead` takes up the very words of a draft, claims nothing new, and is fit to send."""

from __future__ import annotations

import json
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


def frame_of(rule: str, said: str) -> Frame:
    """The frame that these words were made of."""
    for frame in frames().by_rule[rule]:
        start, _, end = frame.say.partition(f"{{{frame.needs}}}")
        if said.startswith(start[:1].upper() + start[1:]) and said.endswith(end):
            return frame
    raise AssertionError(said)


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
        ("You never, my birthday.", "absolutes"),
        ("You always put your sneering little face on.", "absolutes"),
        ("Show me your phone or I'm gone.", "ultimatum"),
        ("Give me the password or I leave.", "ultimatum"),
        ("You lied in front of the kids.", "accusation"),
        ("You'll never see the kids again.", "threat"),
        ("I am SO DONE with this.", "shouting"),
    ],
)
def test_the_fixed_words_stand_where_nothing_fits_well(text: str, rule: str) -> None:
    assert instead(text, rule) == FIXED[rule]


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
            start, _, end = frame.say.partition(f"{{{frame.needs}}}")
            own = found.instead[len(start) : len(found.instead) - len(end)]
            assert own.lower() in text.lower()


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: f"{frame.rules[0]}-{frame.needs}")
def test_a_frame_has_a_filling_for_each_blank_and_is_plain(frame: Frame) -> None:
    assert frame.say.count("____") == len(frame.fill)
    assert f"{{{frame.needs}}}" in frame.say
    assert set(frame.rules) <= set(FIXED)
    assert grade(frame.say) <= LIMIT


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
            read_frames(path)
