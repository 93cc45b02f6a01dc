"""The same promises with the texts that people will read, not only with the small library."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from hypothesis import given, settings
from situations import any_events, steps
from story import TODAY, clear, story

from sameteam.content.load import load_library
from sameteam.content.model import Library
from sameteam.method import STEPS, Event, StepChosen, fold, next_step, outcome, step_beside
from sameteam.method.blanks import BLANKS

REAL = load_library()
VARIANTS = {
    "solo": {"deflect", "second_no"},
    "ease_off": {"tries", "asks"},
    "settle": {"heated"},
    "screen": {"first", "stale", "noticed"},
    "keep_going": {"look_back", "next"},
    "wait": {"after_date"},
    "safety": {"own", "self", "partner_self", "urgent"},
}


def texts_of(step: str, library: Library) -> list[str]:
    text = library.steps[step]
    lines = [text.title, text.lead, text.words, text.passed, text.later, *text.do, *text.not_now]
    return lines + [s for v in text.variants for s in (v.title, v.lead, v.words)]


@pytest.mark.parametrize("step", STEPS)
def test_the_step_texts_use_only_blanks_that_are_filled(step: str) -> None:
    used = {blank for text in texts_of(step, REAL) for blank in re.findall(r"\{(.*?)\}", text)}
    assert used <= set(BLANKS)


@pytest.mark.parametrize("step", STEPS)
def test_every_variant_in_the_texts_is_one_that_the_plan_names(step: str) -> None:
    assert {v.when for v in REAL.steps[step].variants} <= VARIANTS.get(step, set())


@pytest.mark.parametrize("step", STEPS)
def test_every_step_has_its_short_name(step: str) -> None:
    assert REAL.phrases.labels[f"step_{step}"]


@pytest.mark.parametrize("reason", sorted(REAL.reasons))
def test_every_reason_has_a_smaller_step(reason: str) -> None:
    told = clear(refused=60, reasons=(reason,)).offered(40, "small_ask", "no").did_solo(50)
    situation = told.situation()
    if reason == "unstated":
        assert next_step(situation, REAL).id == "ask_why"
        return
    step = next_step(situation, REAL)
    assert step.id == "smaller_step"
    assert REAL.options[step.option].words in step.words


def test_the_real_screen_is_clear_only_with_noes() -> None:
    noes = {question.id: "no" for question in REAL.screen.questions}
    assert outcome(REAL.screen, noes).level == "none"
    for question in REAL.screen.questions:
        assert outcome(REAL.screen, noes | {question.id: "not_sure"}).level == "serious"
        yes = outcome(REAL.screen, noes | {question.id: "yes"})
        assert yes.level == ("emergency" if question.tier == "urgent" else "serious")
        assert yes.signs == (question.sign,)


def test_a_closed_gate_shows_no_words_for_the_partner() -> None:
    step = next_step(story().refused(9, "deflect").chose(0, "solo").situation(), REAL)
    assert step.id == "solo"
    assert "help for my side" not in step.words + step.lead


@settings(max_examples=40)
@given(any_events, steps)
def test_the_real_texts_leave_no_blank_and_name_facts(events: list[Event], wish: str) -> None:
    last = max((e.at for e in events), default=story().screened(0).events[0].at)
    for later in (0, 5, 40):
        choice = StepChosen(at=last, step=wish, on=TODAY)
        situation = fold([*events, choice], TODAY + timedelta(days=later))
        beside = step_beside(situation, REAL)
        for step in (next_step(situation, REAL), *([beside] if beside else [])):
            assert step.facts
            for text in (step.title, step.lead, step.words, *step.do, *step.not_now):
                assert not re.search(r"\{[a-z_]*\}", text)
