"""Reviewing a draft: what is marked, what is credited, and the verdict."""

from __future__ import annotations

import pytest

from sameteam.language import review_draft
from sameteam.language.answer import Span
from sameteam.language.text import Passage


def rules(text: str) -> set[str]:
    return {finding.rule for finding in review_draft(text).findings}


def strengths(text: str) -> set[str]:
    return {strength.id for strength in review_draft(text).strengths}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("You lied to me about the bill.", "accusation"),
        ("You never ask how my day was.", "absolutes"),
        ("You're such a coward.", "name_calling"),
        ("Oh bravo, husband of the year.", "contempt"),
        ("You're a textbook narcissist.", "diagnosis"),
        ("Come on Friday or I'm leaving.", "ultimatum"),
        ("You'll never see the kids again.", "threat"),
        ("You need to get help.", "demand"),
        ("You just don't care about us.", "mind_reading"),
        ("If you loved me you'd come.", "guilt_trip"),
        ("Your brother takes his wife dancing every week.", "comparison"),
        ("Even your own sister thinks so.", "recruiting"),
        ("You're overreacting.", "invalidation"),
        ("You forgot my birthday, you missed the play and you left me at Dan's.", "scorekeeping"),
        ("Things need to change around here.", "vague_ask"),
        ("Why can't you just be normal?", "loaded_question"),
        ("A therapist will tell you who's wrong.", "referee"),
        ("ANSWER ME!!!", "shouting"),
    ],
)
def test_each_rule_marks_a_plain_case(text: str, rule: str) -> None:
    review = review_draft(text)
    found = [finding for finding in review.findings if finding.rule == rule]
    assert found, review.findings
    assert found[0].why
    assert found[0].instead
    assert found[0].quote in found[0].message or "{match}" not in found[0].message


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("I feel lonely on Sundays.", "i_statement"),
        ("What would make it easier for you?", "open_question"),
        ("Could you take the bins out?", "specific_ask"),
        ("Shall we try four sessions?", "time_box"),
        ("Thank you for doing the school run.", "appreciation"),
        ("You can say no, no pressure at all.", "choice"),
        ("It's us against the bills.", "same_team"),
        ("I'm sorry, I snapped at you.", "ownership"),
    ],
)
def test_each_strength_is_credited(text: str, strength: str) -> None:
    assert strength in strengths(text)


@pytest.mark.parametrize(
    "text",
    [
        "I miss you. Could we have a walk on Sunday, half an hour? No is fine too.",
        "I was short with you and I'm sorry. Thank you for cooking.",
        "YOU GOT THE JOB!!! I'm so proud of you!",
        "You always make me laugh.",
        "I was an idiot last night.",
        "I won't talk while we're both shouting. I'll go for a walk and be back at eight.",
        "What do you think about it?",
    ],
)
def test_a_kind_message_is_ready(text: str) -> None:
    review = review_draft(text)
    assert review.verdict == "ready", review.findings


def test_a_charge_asks_for_another_try_and_a_name_stops_the_message() -> None:
    assert review_draft("You broke your promise.").verdict == "revise"
    assert review_draft("You're a liar.").verdict == "stop"


def test_a_threat_with_a_condition_is_marked_as_both() -> None:
    found = rules("Come to therapy or I'll tell your boss everything.")
    assert {"ultimatum", "threat"} <= found


def test_a_deadline_of_an_ultimatum_is_no_credit() -> None:
    assert "time_box" not in strengths("Book it by Friday or I'm gone.")


def test_the_same_words_are_marked_once_a_rule() -> None:
    findings = review_draft("You never listen. You never listen.").findings
    assert [(f.rule, f.start) for f in findings] == sorted({(f.rule, f.start) for f in findings})


def test_findings_come_in_the_order_of_the_text_with_its_own_words() -> None:
    text = "👋 You’re SO selfish.  And you NEVER   help, do you even care?"
    findings = review_draft(text).findings
    assert [finding.start for finding in findings] == sorted(finding.start for finding in findings)
    assert all(text[f.start : f.end] == f.quote for f in findings)
    assert {"name_calling", "absolutes", "loaded_question"} <= {f.rule for f in findings}


def test_an_empty_draft_is_ready_and_has_nothing_to_say() -> None:
    review = review_draft("")
    assert (review.verdict, review.findings, review.strengths) == ("ready", (), ())


@pytest.mark.parametrize("text", ["Please.", "Fine.", "Whatever.", "you forgot the keys"])
def test_only_capitals_and_piled_marks_are_shouting(text: str) -> None:
    assert "shouting" not in {found.rule for found in review_draft(text).findings}
    assert "shouting" in {found.rule for found in review_draft("I SAID I AM DONE!!!").findings}


def test_words_that_one_rule_sees_in_two_ways_are_marked_once() -> None:
    for text in ("Stop it.", "Stop it. You never listen. Stop it."):
        marks = [(found.rule, found.start, found.end) for found in review_draft(text).findings]
        assert len(marks) == len(set(marks))


class Certain:
    """A reader that is this sure of some rules, and sees them in every word."""

    def __init__(self, **chances: float) -> None:
        self.chances = chances

    def read(self, passage: Passage) -> Certain:
        self.text = passage.text
        return self

    def odds(self, group: str, label: str, evidence: float) -> float:
        return 0.0

    def chance(self, group: str, label: str, evidence: float) -> float:
        return self.chances.get(label, 0.0) if group == "findings" else 0.0

    def told_from(self, group: str, label: str) -> float:
        return 0.5

    def places(self, group: str, label: str, *, more: bool = False) -> tuple[Span, ...]:
        return (Span(0, len(self.text), self.text),)


def rules_told(text: str, reader: Certain) -> set[str]:
    return {finding.rule for finding in review_draft(text, reader).findings}


@pytest.mark.parametrize(
    "text", ["I was an idiot last night.", "I've been a selfish idiot about this."]
)
def test_a_name_for_oneself_stays_clean_however_sure_the_reader_is(text: str) -> None:
    assert review_draft(text, Certain(name_calling=1.0)).verdict == "ready"
    assert review_draft(text).verdict == "ready"


def test_a_fault_beside_another_is_told_sooner_but_none_that_stops_the_message() -> None:
    text = "The bins are full and the car is dirty."
    assert rules_told(text, Certain(vague_ask=0.4)) == set()
    assert rules_told(text, Certain(vague_ask=0.4, demand=0.6)) == {"vague_ask", "demand"}
    assert rules_told(text, Certain(contempt=0.4, demand=0.6)) == {"demand"}


def test_of_a_word_or_two_the_reader_makes_no_sneer_but_when_it_is_quite_sure() -> None:
    assert rules_told("ok then", Certain(contempt=0.55)) == set()
    assert rules_told("ok then", Certain(contempt=0.7)) == {"contempt"}
    assert review_draft("ok").verdict == "ready"
