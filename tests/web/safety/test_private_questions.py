"""The private screen and the gate as the pages show them; help for everyone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sameteam.method.events import SafetyPlanWritten, ScreenTaken
from sameteam.web.plan.situation import read
from sameteam.web.shared.library import library
from sameteam.web.store.models import Entry
from tests.web.walker import Walker, title_of

QUESTIONS = [question.id for question in library().screen.questions]
FRIGHTENED = next(q.id for q in library().screen.questions if q.sign == "fear")
OWN = next(q.id for q in library().screen.questions if q.tier == "own")


@pytest.mark.S("S-17")
def test_the_interruption_page_and_the_alone_check_come_before_the_questions(alex: Walker) -> None:
    shown = alex.page("/questions")
    assert library().screen.alone_question in shown.replace("\n", " ")
    assert 'type="radio"' not in shown
    asked = alex.post("/questions", alone="yes").content.decode()
    assert asked.count("<fieldset") == len(QUESTIONS)


def test_someone_who_is_not_alone_gets_the_help_page_and_nothing_is_kept(alex: Walker) -> None:
    before = Entry.objects.count()
    answer = alex.post("/questions", alone="no")
    assert answer.headers["Location"] == "/help"
    assert Entry.objects.count() == before


def test_a_clear_screen_opens_the_way_and_keeps_no_answers(alex: Walker) -> None:
    alex.writes_a_no("No.", days_ago=10)
    alex.confirms("cost")
    assert alex.step() == title_of("screen")
    alex.screens()
    assert alex.step() != title_of("screen")
    taken = [event for event in alex.events() if isinstance(event, ScreenTaken)]
    assert [(event.level, event.signs) for event in taken] == [("none", ())]


@pytest.mark.parametrize("answer", ["yes", "not_sure", "rather_not"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_any_answer_but_no_closes_what_involves_the_partner(
    alex: Walker, question: str, answer: str
) -> None:
    alex.screens({question: answer})
    assert not read(alex.sitting).gate.is_open
    assert alex.step() == title_of("safety") or 'href="/help/closed"' in alex.page("/today")


def test_an_open_question_is_an_error_that_keeps_the_other_answers(alex: Walker) -> None:
    given = dict.fromkeys(QUESTIONS[1:], "no")
    before = Entry.objects.count()
    shown = alex.client.post("/questions", given).content.decode()
    assert "still open" in shown
    assert shown.count("checked") == len(QUESTIONS) - 1
    assert Entry.objects.count() == before
    assert not read(alex.sitting).gate.is_open


def test_declining_stores_nothing_and_keeps_the_gate_closed(alex: Walker) -> None:
    before = Entry.objects.count()
    alex.client.post("/questions", {**dict.fromkeys(QUESTIONS, "no"), "decline": "yes"})
    assert Entry.objects.count() == before
    assert not read(alex.sitting).gate.is_open


def test_a_second_clear_screen_right_after_a_careful_one_opens_nothing(alex: Walker) -> None:
    alex.screens({FRIGHTENED: "yes"})
    alex.screens()
    gate = read(alex.sitting).gate
    assert not gate.is_open
    assert gate.opens_from == timezone.localdate() + timedelta(days=14)


def test_someone_who_worries_about_their_own_acts_gets_help_and_no_words_for_the_partner(
    alex: Walker,
) -> None:
    alex.writes_a_no("No.", days_ago=10)
    alex.confirms("cost")
    alex.screens({OWN: "yes"})
    shown = alex.page("/today")
    assert library().signs["user_harm"].noticed.split(".")[0] in shown.replace("\n", " ")
    assert "Say it" not in shown


def test_words_for_the_partner_leave_the_reading_pages_while_the_gate_is_closed(
    alex: Walker, visitor: Walker
) -> None:
    opener = library().reasons["blame"].opener[:30]
    assert opener in visitor.page("/read/1")
    assert opener not in alex.page("/read/1")
    assert "/help/closed" in alex.page("/cards")
    alex.screens()
    assert opener in alex.page("/read/1")


def test_a_disclosure_in_a_private_note_closes_the_gate(alex: Walker) -> None:
    alex.screens()
    assert read(alex.sitting).gate.is_open
    alex.post("/book/new", words="He choked me last night until I could not breathe.")
    assert not read(alex.sitting).gate.is_open
    assert 'href="/help/closed"' in alex.page("/today")


@pytest.mark.S("S-18")
@pytest.mark.S("S-19")
def test_help_is_open_to_everyone_and_sets_no_cookie(visitor: Walker) -> None:
    for path in ("/help", "/help/in/gb", "/help/about", "/help/now", "/help/device", "/help/me"):
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        assert not answer.cookies, path
    assert 'href="/help"' in visitor.page("/")


def test_every_country_shows_at_least_two_ways_to_reach_someone(visitor: Walker) -> None:
    for code in library().countries:
        shown = visitor.page(f"/help/in/{code}")
        assert shown.count("<li>\n<h2>") >= 2, code


def test_a_country_that_is_not_there_is_a_plain_404(visitor: Walker) -> None:
    answer = visitor.get("/help/in/atlantis")
    assert answer.status_code == 404
    assert "Leave now" in answer.content.decode()


def test_the_safety_plan_is_kept_and_shown_again(alex: Walker) -> None:
    field = library().safety_plan.parts[0].fields[0].id
    alex.post("/help/plan", **{field: "the smell of rain"})
    assert "the smell of rain" in alex.page("/help/plan")
    assert any(isinstance(event, SafetyPlanWritten) for event in alex.events())


def test_a_safety_plan_that_is_too_long_says_so_and_keeps_the_text(alex: Walker) -> None:
    field = library().safety_plan.parts[0].fields[0].id
    shown = alex.post("/help/plan", **{field: "x" * 2001}).content.decode()
    assert "too long" in shown
    assert "x" * 2001 in shown


@pytest.mark.S("S-11")
@pytest.mark.S("S-12")
@pytest.mark.S("S-15")
def test_leaving_ends_the_visit_and_clears_the_browser(alex: Walker) -> None:
    cookie = alex.client.cookies["n"].value
    answer = alex.get("/leave")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "https://www.wikipedia.org/"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '"cache"' in answer.headers["Clear-Site-Data"]
    assert answer.cookies["n"].value == ""
    alex.client.cookies["n"] = cookie
    assert alex.get("/today").status_code == 302


def test_leaving_throws_away_what_a_visitor_had_written(visitor: Walker) -> None:
    visitor.writes_a_no("not to be found again")
    cookie = visitor.client.cookies["n"].value
    visitor.post("/leave")
    visitor.client.cookies["n"] = cookie
    assert "not to be found again" not in visitor.page("/write")
