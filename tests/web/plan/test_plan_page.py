"""The plan page: one step, with words; choosing, putting off, telling what happened."""

from __future__ import annotations

import pytest
from django.utils import timezone
from django.utils.html import escape

from sameteam.method.events import (
    OfferAnswered,
    OfferMade,
    ReasonsAsked,
    SoloDone,
    StepChosen,
    StepSetAside,
    TalkHeld,
)
from sameteam.web.plan.forms import KINDS
from sameteam.web.shared.library import library, say
from tests.web.walker import Walker, title_of

TODAY = timezone.localdate().isoformat()


@pytest.fixture
def ready(alex: Walker) -> Walker:
    """Alex wrote down a no ten days ago, named the reason, and was screened clear."""
    alex.writes_a_no("We can't pay for that.", days_ago=10)
    alex.confirms("cost")
    alex.screens()
    return alex


def test_a_new_person_is_asked_to_write_down_the_no(alex: Walker) -> None:
    assert alex.step() == title_of("record")


def test_the_step_comes_with_words_reasons_and_what_not_to_do(ready: Walker) -> None:
    shown = ready.page("/today")
    assert ready.step() == title_of("small_ask")
    assert escape(library().reasons["cost"].ask_words) in shown
    assert "We can&#x27;t pay for that." in shown
    assert "Why this, and why now" in shown
    assert "What not to do now" in shown


def test_a_fresh_no_rests_for_three_days(ready: Walker) -> None:
    ready.writes_a_no("Still no.")
    ready.confirms("cost")
    assert ready.step() == title_of("settle")


def test_not_now_sets_the_step_aside_and_says_until_when(ready: Walker) -> None:
    ready.post("/today/aside", days="3")
    assert "You set this aside" in ready.page("/today")
    assert any(isinstance(event, StepSetAside) for event in ready.events())


def test_safety_can_not_be_set_aside(alex: Walker) -> None:
    alex.screens({library().screen.questions[0].id: "yes"})
    alex.post("/today/aside", days="7")
    assert not any(isinstance(event, StepSetAside) for event in alex.events())


def test_another_step_can_be_chosen(ready: Walker) -> None:
    ready.post("/today/others", step="solo")
    assert "The step you chose" in ready.page("/today")


@pytest.mark.parametrize("step", ["check_in", "small_ask", "ask_why", "limit", "nonsense"])
def test_a_step_that_is_closed_can_not_be_chosen_by_a_form(alex: Walker, step: str) -> None:
    alex.writes_a_no("No.", days_ago=10)
    alex.confirms("cost")
    alex.screens({library().screen.questions[0].id: "yes"})
    alex.post("/today/others", step=step)
    assert not any(isinstance(event, StepChosen) for event in alex.events())
    assert alex.step() == title_of("safety")


def test_an_ask_with_its_answer_leads_to_the_next_step(ready: Walker) -> None:
    ready.post("/today/tell/offer", what="small_ask", answer="no", when=TODAY)
    kept = ready.events()
    assert any(isinstance(event, OfferMade) for event in kept)
    assert any(isinstance(event, OfferAnswered) and event.answer == "no" for event in kept)
    assert ready.step() == title_of("settle")


def test_an_ask_without_an_answer_waits(ready: Walker) -> None:
    ready.post("/today/tell/offer", what="small_ask", answer="waiting", when=TODAY)
    assert say("tell.answer") in ready.page("/today/tell")
    ready.post("/today/tell/answer", answer="yes", when=TODAY)
    assert any(isinstance(event, OfferAnswered) for event in ready.events())
    assert say("tell.answer") not in ready.page("/today/tell")


@pytest.mark.parametrize(
    ("kind", "data", "event"),
    [
        ("why", {"answered": "no"}, ReasonsAsked),
        ("talk", {"heated": "yes", "learned": "they feel alone"}, TalkHeld),
        ("alone", {"exercise": "cool_down", "note": "better"}, SoloDone),
    ],
)
def test_what_happened_is_kept(ready: Walker, kind: str, data: dict[str, str], event: type) -> None:
    answer = ready.post(f"/today/tell/{kind}", when=TODAY, **data)
    assert answer.headers["Location"] == "/today"
    assert any(isinstance(each, event) for each in ready.events())


def test_a_form_sent_twice_is_kept_once(ready: Walker) -> None:
    form = "0b3c8f6e-2f5d-4c57-9e59-0d5b3c1c9a11"
    for _ in range(2):
        ready.post("/today/tell/alone", exercise="cool_down", note="", when=TODAY, form=form)
    assert sum(isinstance(event, SoloDone) for event in ready.events()) == 1


def test_a_date_before_the_ask_is_refused_and_the_words_stay(ready: Walker) -> None:
    shown = ready.post(
        "/today/tell/offer",
        what="small_ask",
        answer="waiting",
        words="my very words",
        until="2020-01-01",
        when=TODAY,
    ).content.decode()
    assert "lies before" in shown
    assert "my very words" in shown


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_form_of_what_happened_shows(ready: Walker, kind: str) -> None:
    assert ready.client.get(f"/today/tell/{kind}", follow=True).status_code == 200


@pytest.mark.parametrize("kind", ["answer", "met"])
def test_a_form_with_nothing_to_tell_about_leads_back_to_the_list(ready: Walker, kind: str) -> None:
    assert ready.get(f"/today/tell/{kind}").headers["Location"] == "/today/tell"


def test_no_link_on_the_plan_page_is_dead(ready: Walker) -> None:
    import re

    for path in set(re.findall(r'href="(/[^"#]*)"', ready.page("/today"))):
        if path not in {"/leave", "/locked"} and not path.startswith("/static"):
            assert ready.client.get(path, follow=True).status_code == 200, path
