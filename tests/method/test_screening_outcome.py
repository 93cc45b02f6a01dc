"""What a filled-in screen comes to. Only a whole sheet of noes is clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library import small_screen

from sameteam.method import outcome

SCREEN = small_screen()
ALL_NO = {question.id: "no" for question in SCREEN.questions}
URGENT, OWN, SELF, SERIOUS = "q8", "q10", "q11", "q0"


def test_a_no_to_every_question_is_clear() -> None:
    found = outcome(SCREEN, ALL_NO)
    assert (found.level, found.signs, found.unsure) == ("none", (), False)


def test_a_yes_to_an_urgent_question_is_an_emergency() -> None:
    found = outcome(SCREEN, ALL_NO | {URGENT: "yes"})
    assert (found.level, found.signs) == ("emergency", ("weapon",))


@pytest.mark.parametrize(
    ("question", "sign"), [(SERIOUS, "fear"), (OWN, "user_harm"), (SELF, "self_harm")]
)
def test_any_other_yes_is_serious_and_keeps_its_sign(question: str, sign: str) -> None:
    found = outcome(SCREEN, ALL_NO | {question: "yes"})
    assert (found.level, found.signs, found.unsure) == ("serious", (sign,), False)


@pytest.mark.parametrize("answer", ["not_sure", "rather_not", "", "maybe", "YES"])
@pytest.mark.parametrize("question", [SERIOUS, URGENT, OWN, SELF])
def test_an_unclear_answer_closes_without_saying_what_happened(question: str, answer: str) -> None:
    found = outcome(SCREEN, ALL_NO | {question: answer})
    assert (found.level, found.signs, found.unsure) == ("serious", (), True)


def test_a_missing_answer_closes() -> None:
    answers = {key: value for key, value in ALL_NO.items() if key != "q5"}
    assert outcome(SCREEN, answers).level == "serious"
    assert outcome(SCREEN, {}).level == "serious"


def test_an_answer_to_an_unknown_question_closes() -> None:
    assert outcome(SCREEN, ALL_NO | {"q99": "no"}).level == "serious"


def test_a_screen_without_questions_is_never_clear() -> None:
    assert outcome(SCREEN.model_copy(update={"questions": ()}), {}).level == "serious"


def test_a_yes_beside_an_unclear_answer_is_not_called_unsure() -> None:
    found = outcome(SCREEN, ALL_NO | {SERIOUS: "yes", "q1": "not_sure"})
    assert (found.level, found.unsure) == ("serious", False)


@given(
    st.dictionaries(
        st.sampled_from([*ALL_NO, "q99"]),
        st.sampled_from(["yes", "no", "not_sure", "rather_not", "?"]),
    )
)
def test_only_a_whole_sheet_of_noes_is_ever_clear(answers: dict[str, str]) -> None:
    assert (outcome(SCREEN, answers).level == "none") == (answers == ALL_NO)


@given(st.sampled_from(sorted(ALL_NO)), st.sampled_from(["not_sure", "rather_not", "yes", "?"]))
def test_one_answer_that_is_not_a_no_is_never_clear(question: str, answer: str) -> None:
    assert outcome(SCREEN, ALL_NO | {question: answer}).level in ("serious", "emergency")
