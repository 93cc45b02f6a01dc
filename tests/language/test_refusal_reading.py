"""Reading a no: the reasons it gives, the words that show them, and "can't tell" where none is."""

from __future__ import annotations

import pytest

from sameteam.language import read_refusal
from sameteam.language.reader import NullReader


def ids(text: str) -> list[str]:
    return [reason.id for reason in read_refusal(text).reasons]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("“She'll take your side and I'll be the bad guy again.”", "blame"),
        ("He says counselling is for crazy people, and he isn't crazy.", "stigma"),
        ("She thinks it's what people do right before they divorce.", "last_resort"),
        ("“I'm not telling a complete stranger our business.”", "privacy"),
        ("He'd have to open up about his feelings and he'd cry in front of someone.", "exposure"),
        ("“It's too late for us, nothing will change.”", "hopeless"),
        ("She says therapists are a scam, they just nod and take your money.", "skeptic"),
        ("“We can't afford ninety quid an hour.”", "cost"),
        ("He works nights and there is no free evening in the week.", "time"),
        ("We went to one years ago and the last one fell asleep.", "past"),
        ("“I'm exhausted, I can't take on one more thing right now.”", "overwhelm"),
        ("“We're fine, every couple fights.”", "no_problem"),
        ("She says we can sort it out ourselves, just the two of us.", "self_reliance"),
        ("“Stop bringing it up, you keep pushing me.”", "pressure"),
        ("“You're the one with the problem, you go.”", "deflect"),
        ("Where he comes from you go to the elders, not to an outsider.", "culture"),
        ("He shrugged and changed the subject.", "unstated"),
    ],
)
def test_each_reason_is_heard_first_in_a_plain_way_of_saying_it(text: str, reason: str) -> None:
    reading = read_refusal(text)
    assert reading.reasons[0].id == reason
    assert not reading.unsure
    assert reading.reasons[0].spans


@pytest.mark.parametrize("text", ["No.", "“Nah.”", "She just said no. Again.", "hmm", "We'll see"])
def test_a_bare_no_is_known_to_give_no_reason(text: str) -> None:
    reading = read_refusal(text)
    assert [reason.id for reason in reading.reasons] == ["unstated"]
    assert reading.reasons[0].confidence > 0.8
    assert not reading.unsure


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂", "The kettle is blue.", "Tap water, lentils, two lemons.", "ну нет"]
)
def test_the_rules_alone_answer_cant_tell_where_a_text_tells_nothing(text: str) -> None:
    reading = read_refusal(text, NullReader())
    assert reading.unsure
    assert reading.reasons[0].confidence < 0.5


@pytest.mark.parametrize(
    "text", ["", "   ", "🙂", "The kettle is blue.", "Tap water, lentils, two lemons.", "ну нет"]
)
def test_no_reason_is_told_as_sure_where_a_text_gives_none(text: str) -> None:
    reading = read_refusal(text)
    assert reading.unsure or [reason.id for reason in reading.reasons] == ["unstated"]


def test_two_reasons_in_one_breath_are_both_heard() -> None:
    assert set(ids("It costs too much, and she'd take your side anyway.")) == {"cost", "blame"}


def test_never_more_than_three_reasons_and_the_surest_first() -> None:
    text = (
        "We can't afford it, I have no time, it's a scam, my mother would be ashamed, it's too "
        "late for us, and you're the one with the problem so you go. Stop pushing me."
    )
    reasons = read_refusal(text).reasons
    assert len(reasons) == 3
    assert [r.confidence for r in reasons] == sorted((r.confidence for r in reasons), reverse=True)


@pytest.mark.parametrize(
    ("text", "not_heard"),
    [
        ("It isn't about the money, he says.", "cost"),
        ("She has nothing to do with the money side of it.", "cost"),
        ("Feel free to go, she said, and laughed.", "cost"),
        ("God knows what they would ask me there.", "culture"),
        ("This job drives me crazy.", "stigma"),
        ("He isn't happy with us at all.", "no_problem"),
    ],
)
def test_a_reason_that_is_denied_or_a_way_of_speaking_is_not_heard(
    text: str, not_heard: str
) -> None:
    assert not_heard not in [one.id for one in read_refusal(text, NullReader()).reasons]
    reading = read_refusal(text)
    assert reading.unsure or not_heard not in [one.id for one in reading.reasons]


def test_the_words_shown_are_words_of_the_text_as_typed() -> None:
    text = "😀 He said: “I DON’T   want to be   ganged  up on.”"
    spans = read_refusal(text).reasons[0].spans
    assert [text[span.start : span.end] for span in spans] == [span.quote for span in spans]
    assert "ganged  up" in spans[0].quote
