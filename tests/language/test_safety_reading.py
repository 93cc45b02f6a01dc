"""The safety reading: what a text discloses, and what it does not.

The sentences are our own; none comes from a labelled set. `cases/safety_*.md` holds the tables.
"""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sameteam.language.answer import LEVELS, SafetyReading, Span, TextFault
from sameteam.language.reader import NullReader
from sameteam.language.rulebook import rulebook
from sameteam.language.safety import CEILINGS, IDIOM, SIGNS, screen_text
from sameteam.language.text import LONGEST, Passage, read_text

UNTIMED = settings(deadline=None)
CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^> (?P<text>.*?)(?: \[(?P<signs>[a-z_, ]+)\])?$", re.MULTILINE)


def cases(name: str) -> list[tuple[str, frozenset[str]]]:
    """Every `> text [signs]` of a table."""
    found = _CASE.finditer((CASES / f"{name}.md").read_text(encoding="utf-8"))
    return [(one["text"], frozenset((one["signs"] or "").split(", ")) - {""}) for one in found]


ALONE = NullReader()
NONE = [text for text, _ in cases("safety_none")]
SERIOUS = cases("safety_serious")
EMERGENCY = [text for text, _ in cases("safety_emergency")]
DISCLOSURES = [text for text, _ in SERIOUS] + EMERGENCY


def rank(reading: SafetyReading) -> int:
    return LEVELS.index(reading.level)


@pytest.mark.S("A-25")
@pytest.mark.parametrize("text", NONE)
def test_idioms_ordinary_fights_and_negations_are_no_disclosure(text: str) -> None:
    assert screen_text(text, ALONE) == SafetyReading(level="none", signs=())
    # With the reader it may ask for the private questions; it never closes a door.
    assert rank(screen_text(text)) <= LEVELS.index("check")


@pytest.mark.parametrize(("text", "signs"), SERIOUS)
def test_a_disclosure_is_serious_or_more_and_shows_its_signs(
    text: str, signs: frozenset[str]
) -> None:
    reading = screen_text(text, ALONE)
    assert reading.level in ("serious", "emergency")
    assert signs <= {sign.id for sign in reading.signs}
    assert rank(screen_text(text)) >= LEVELS.index("check")


@pytest.mark.parametrize("text", EMERGENCY)
def test_danger_to_life_now_is_an_emergency(text: str) -> None:
    assert screen_text(text, ALONE).level == "emergency"
    assert rank(screen_text(text)) >= LEVELS.index("serious")


def test_nearly_every_text_of_the_tables_is_read_right_with_the_reader() -> None:
    wrong = [text for text in NONE if screen_text(text).level != "none"]
    wrong += [text for text, _ in SERIOUS if rank(screen_text(text)) < LEVELS.index("serious")]
    wrong += [text for text in EMERGENCY if screen_text(text).level != "emergency"]
    assert len(wrong) <= 0.05 * len(NONE + SERIOUS + EMERGENCY), wrong


@pytest.mark.parametrize(
    "text",
    [
        "I walk on eggshells when he is home.",
        "He put his fist through the pantry door and painted over it.",
        "She looked at my phone once and said sorry.",
        "My first husband used to beat me, that was in the nineties.",
        "I grabbed her sleeve and let go at once.",
        "They'd be better off without me, I sometimes think.",
    ],
)
def test_a_sign_that_could_be_ordinary_asks_for_the_private_questions(text: str) -> None:
    assert screen_text(text, ALONE).level == "check"


@UNTIMED
@given(before=st.sampled_from(NONE), told=st.sampled_from(DISCLOSURES))
def test_a_harmless_sentence_before_a_disclosure_does_not_hide_it(before: str, told: str) -> None:
    end = "" if before[-1] in ".!?" else "."
    both = f"{before}{end} {told}"
    assert rank(screen_text(both, ALONE)) >= rank(screen_text(told, ALONE))


@UNTIMED
@given(told=st.sampled_from(DISCLOSURES), after=st.sampled_from(NONE))
def test_a_harmless_sentence_after_a_disclosure_does_not_hide_it(told: str, after: str) -> None:
    end = "" if told[-1] in ".!?" else "."
    both = f"{told}{end} {after}"
    assert rank(screen_text(both, ALONE)) >= rank(screen_text(told, ALONE))


def test_with_the_reader_a_harmless_sentence_hides_hardly_any_disclosure() -> None:
    beside = cycle(text.rstrip(".") for text in NONE)
    pairs = [f"{next(beside)}. {told.rstrip('.')}. {next(beside)}." for told in DISCLOSURES]
    hidden = [text for text in pairs if screen_text(text).level == "none"]
    assert len(hidden) <= 0.03 * len(pairs), hidden


@UNTIMED
@given(text=st.sampled_from(DISCLOSURES))
def test_apostrophes_capitals_and_blanks_do_not_change_the_level(text: str) -> None:
    as_typed = screen_text(text, ALONE).level
    assert screen_text(text.replace("'", ""), ALONE).level == as_typed
    for changed in (text.replace("'", "’"), text.upper(), text.replace(" ", "  ")):
        assert screen_text(changed, ALONE).level == as_typed
        assert abs(rank(screen_text(changed)) - rank(screen_text(text))) <= 1


@UNTIMED
@given(
    text=st.one_of(st.sampled_from(DISCLOSURES), st.text(max_size=200)), front=st.text(max_size=9)
)
def test_spans_quote_the_text_as_it_was_typed(text: str, front: str) -> None:
    typed = f"{front}😀é\n{text}"
    for sign in screen_text(typed).signs:
        assert sign.spans
        for span in sign.spans:
            assert span.quote == typed[span.start : span.end] != ""


@UNTIMED
@given(text=st.text(max_size=2000))
def test_any_text_gets_an_answer_of_the_right_shape(text: str) -> None:
    reading = screen_text(text)
    assert reading.level in LEVELS
    assert (reading.level == "none") == (reading.signs == ())
    ids = [sign.id for sign in reading.signs]
    assert ids == [sign for sign in SIGNS if sign in ids]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "hit me " * (LONGEST // 7),
        "he said i will kill you with the knife if you go to the door " * 1500,
        "я боюсь " * 10_000,
        "\x00\u202e\ufeff" * 1000,
        "a" * LONGEST,
    ],
)
def test_empty_long_and_strange_texts_are_read(text: str) -> None:
    assert screen_text(text).level in LEVELS


@pytest.mark.parametrize("text", [None, 7, "\ud800", "a" * (LONGEST + 1)])
def test_what_is_no_text_is_refused_with_a_plain_fault(text: object) -> None:
    with pytest.raises(TextFault):
        screen_text(text)  # type: ignore[arg-type]


def test_every_rule_names_known_signs_or_says_what_it_lowers() -> None:
    for rule in rulebook("safety").rules:
        signs = set(rule.labels) - {IDIOM, *CEILINGS}
        assert signs <= set(SIGNS), rule.id
        assert not signs or signs == set(rule.labels), rule.id


def test_every_sign_has_a_rule() -> None:
    assert {label for rule in rulebook("safety").rules for label in rule.labels} >= set(SIGNS)


def examples(kind: str) -> list[tuple[str, str, str]]:
    """Rule id, text and marked words of every flag or pass of a safety rule."""
    return [
        (rule.id, one.text, getattr(one, "mark", ""))
        for rule in rulebook("safety").rules
        for one in getattr(rule.file, kind)
    ]


def marks(rule_id: str, text: str) -> list[str]:
    seen = rulebook("safety").notice(read_text(text))
    return [one.span.quote for one in seen if one.rule.id == rule_id]


@pytest.mark.parametrize(("rule_id", "text", "mark"), examples("flags"))
def test_a_safety_rule_sees_its_flags(rule_id: str, text: str, mark: str) -> None:
    assert any(mark in quote or quote in mark for quote in marks(rule_id, text))


@pytest.mark.parametrize(("rule_id", "text", "mark"), examples("passes"))
def test_a_safety_rule_lets_its_passes_pass(rule_id: str, text: str, mark: str) -> None:
    assert marks(rule_id, text) == []


def test_danger_to_life_that_a_rule_sees_is_never_passed_over() -> None:
    calm = "We talked about the garden, the bins, the car and what his sister said at lunch, and "
    for text in EMERGENCY:
        assert screen_text(f"{calm}{text}", Unalarmed()).level != "none", text


class Unalarmed:
    """A reader that finds no danger in anything, wherever rules speak."""

    def read(self, passage: Passage) -> Unalarmed:
        return self

    def odds(self, group: str, label: str, evidence: float) -> float:
        return -9.0

    def chance(self, group: str, label: str, evidence: float) -> float:
        return 0.0

    def told_from(self, group: str, label: str) -> float:
        return 0.5

    def places(self, group: str, label: str, *, more: bool = False) -> tuple[Span, ...]:
        return ()


def test_no_level_is_reached_but_by_way_of_those_below_it() -> None:
    """A text that tells of nothing may look like danger to life to a network, and like no other."""
    text = "You never help with the kids. The bins are out. The car is at the garage."
    assert rank(screen_text(text)) <= LEVELS.index("check")


class Alarmed(Unalarmed):
    """A reader that finds this much danger in everything."""

    def __init__(self, chance: float) -> None:
        self.alarm = chance

    def read(self, passage: Passage) -> Alarmed:
        return self

    def chance(self, group: str, label: str, evidence: float) -> float:
        return self.alarm


def test_what_only_looks_like_danger_takes_a_reader_that_is_surer() -> None:
    told = "He told me quite calmly over supper that he would rather we did not speak of it again."
    looks = "I dreamt he pushed me off a cliff and I woke up cross with him and we had our tea."
    assert screen_text(told, Alarmed(0.7)).level == "emergency"
    assert screen_text(looks, Alarmed(0.7)).level == "none"
    assert screen_text(looks, Alarmed(0.9)).level == "emergency"
    assert screen_text(f"{looks} {told}", Alarmed(0.7)).level == "emergency"


def test_in_a_short_text_the_reader_alone_has_to_be_surer() -> None:
    assert screen_text("The car is at the garage.", Alarmed(0.55)).level == "none"
    assert screen_text("The car is at the garage.", Alarmed(0.65)).level == "emergency"


def test_harm_told_to_the_partners_face_is_serious_whatever_the_reader_makes_of_it() -> None:
    text = "We need to talk. I'm scared of you since you pushed me against the wall."
    assert screen_text(text, Unalarmed()).level == "serious"


@pytest.mark.parametrize(
    "text", ["I was strangled by my own husband.", "Driving me mad? He hits me."]
)
def test_what_rules_see_in_a_short_text_stands_whatever_the_reader_makes_of_it(text: str) -> None:
    alone, joined = screen_text(text, ALONE), screen_text(text, Unalarmed())
    assert rank(alone) >= LEVELS.index("serious")
    assert joined.level == alone.level
    assert {sign.id for sign in joined.signs} == {sign.id for sign in alone.signs}
