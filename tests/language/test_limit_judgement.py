"""Is it a boundary? A limit, a lever, a request, or a hurt told."""

from __future__ import annotations

import pytest

from sameteam.language import judge_limit
from sameteam.language.reader import NullReader


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "When voices go up I'm going to leave the room and come back in half an hour.",
            "boundary",
        ),
        ("I don't lend money to your cousin any more. You're free to.", "boundary"),
        (
            "If we can find no plan at all, I'll have to think about what is healthy for me.",
            "boundary",
        ),
        ("Stop gaming or I'm gone.", "ultimatum"),
        ("No counselling, no wedding.", "ultimatum"),
        ("Until you say sorry I'm not speaking to you.", "ultimatum"),
        ("Could you text me when you're late?", "request"),
        ("Would it be okay if we left at six? No is fine.", "request"),
        ("You forgot my birthday and went out with your mates.", "complaint"),
        ("It hurt when you told your sister first.", "complaint"),
    ],
)
def test_a_plain_case_gets_its_label_and_the_words_that_show_it(text: str, label: str) -> None:
    judged = judge_limit(text)
    assert judged.label == label
    assert 0 < judged.confidence <= 1
    assert judged.spans
    assert all(text[span.start : span.end] == span.quote for span in judged.spans)


def test_a_lever_dressed_as_a_boundary_is_seen_as_a_lever() -> None:
    text = "I'm setting a boundary: you come on Friday or I'm not coming home."
    assert judge_limit(text).label == "ultimatum"


def test_the_rules_alone_judge_a_text_without_any_sign_with_little_confidence() -> None:
    judged = judge_limit("The kettle is blue.", NullReader())
    assert judged.confidence < 0.5
    assert judged.spans == ()
