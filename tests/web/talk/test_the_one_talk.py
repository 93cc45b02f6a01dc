"""The one talk: planned, tried out, held, and looked back at."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from icalendar import Calendar

from sameteam.method import (
    ReasonsAsked,
    ReasonsRead,
    RefusalRecorded,
    TalkHeld,
    TalkPlanned,
)
from sameteam.web.store.models import Entry
from tests.web.ask_walk import ready_to_ask
from tests.web.walker import Walker

KINDS = ("no", "later", "you", "silence", "anger")


def in_days(count: int) -> str:
    return (timezone.localdate() + timedelta(days=count)).isoformat()


def plans(walker: Walker, **others: str) -> Any:
    given = {"on": in_days(2), "hour": "19:30", "where": "on a walk", "minutes": "20"}
    lines = dict.fromkeys(KINDS, "Thank you for telling me.")
    return walker.post("/talk", **(given | lines | others))


def planned(walker: Walker) -> list[TalkPlanned]:
    return [each for each in walker.events() if isinstance(each, TalkPlanned)]


def test_the_lines_are_filled_in_from_the_reason_and_can_be_changed(alex: Walker) -> None:
    ready_to_ask(alex, "cost")
    page = alex.page("/talk")
    assert page.count("<textarea") == 5
    assert plans(alex, no="All right. I hear that.").headers["Location"] == "/talk/ready"
    assert planned(alex)[-1].then["no"] == "All right. I hear that."
    shown = alex.page("/talk/ready")
    for words in ("19:30", "on a walk", "All right. I hear that.", "If they get angry"):
        assert words in shown


def test_each_line_is_read_as_it_is_typed(alex: Walker) -> None:
    ready_to_ask(alex)
    told = alex.post("/talk/check", text="You never listen to me.").content.decode()
    assert "tips" in told
    assert "Good as it is" in alex.post("/talk/check", text="Thank you.").content.decode()


@pytest.mark.parametrize("words", ["Then I'm gone by Friday, and the kids with me.", "You idiot."])
def test_a_line_that_presses_or_hurts_is_no_plan_and_nothing_typed_is_lost(
    alex: Walker, words: str
) -> None:
    ready_to_ask(alex)
    page = plans(alex, you=words, where="in the Zanzibar café").content.decode()
    assert planned(alex) == []
    assert "Zanzibar" in page


def test_a_day_that_is_over_or_a_time_that_is_none_is_told(alex: Walker) -> None:
    ready_to_ask(alex)
    assert "That day is over" in plans(alex, on=in_days(-1)).content.decode()
    assert "19:30" in plans(alex, hour="25:99", where="here").content.decode()


def test_after_a_fresh_no_the_talk_waits_three_days(alex: Walker) -> None:
    alex.writes_a_no("No, and that's it.")
    alex.confirms("blame")
    alex.screens()
    assert "Three quiet days come first" in alex.page("/talk")
    assert "after the three quiet ones" in plans(alex, on=in_days(1)).content.decode()
    assert plans(alex, on=in_days(3)).status_code == 302


def test_the_plan_page_tells_of_the_talk_and_asks_how_it_went(alex: Walker) -> None:
    ready_to_ask(alex)
    plans(alex)
    assert "Look at the plan" in alex.page("/today")
    plans(alex, on=in_days(0))
    assert "How did it go?" in alex.page("/today")


@pytest.mark.S("S-28")
def test_the_calendar_file_comes_only_when_asked_for_and_tells_nothing(alex: Walker) -> None:
    ready_to_ask(alex)
    plans(alex, no="Zanzibar.", where="in the Zanzibar café")
    answer = alex.get("/talk/day")
    assert 'filename="day.ics"' in answer.headers["Content-Disposition"]
    [entry] = Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(entry["summary"]) == "Quiet time"
    assert not {"DESCRIPTION", "LOCATION", "URL", "ORGANIZER"} & set(entry)
    assert b"VALARM" not in answer.content
    assert b"Zanzibar" not in answer.content
    assert entry["dtstart"].dt.strftime("%H:%M") == "19:30"
    assert entry["dtend"].dt - entry["dtstart"].dt == timedelta(minutes=20)


def test_a_talk_without_a_time_is_a_day_in_the_calendar(alex: Walker) -> None:
    ready_to_ask(alex)
    plans(alex, hour="")
    [entry] = Calendar.from_ical(alex.get("/talk/day").content).walk("VEVENT")
    assert entry["dtstart"].dt.isoformat() == in_days(2)


def test_a_rehearsal_keeps_nothing_unless_it_goes_into_the_plan(alex: Walker) -> None:
    ready_to_ask(alex)
    plans(alex)
    before = Entry.objects.count()
    page = alex.post("/talk/try/1", words="Okay, thank you.", look="1").content.decode()
    assert "Good as it is" in page
    assert Entry.objects.count() == before
    alex.post("/talk/try/1", words="Okay, thank you.", use="1")
    assert planned(alex)[-1].then["no"] == "Okay, thank you."
    assert planned(alex)[-1].then["anger"] == "Thank you for telling me."


def test_every_kind_of_reply_has_its_card_in_the_rehearsal(alex: Walker) -> None:
    ready_to_ask(alex)
    titles = {
        alex.page(f"/talk/try/{place}").split("<h1>")[1].split("</h1>")[0] for place in range(1, 6)
    }
    assert len(titles) == 5
    assert alex.get("/talk/try/6").status_code == 404


def looks_back(walker: Walker, **given: str) -> Any:
    base = {"when": in_days(0), "source": "said", "heated": "no"}
    return walker.post("/talk/after", **(base | given))


def test_what_they_said_becomes_a_no_with_its_reasons_read(alex: Walker) -> None:
    ready_to_ask(alex)
    plans(alex, on=in_days(0))
    answer = looks_back(
        alex, end="told", words="It costs a fortune and we are broke.", learned="It is the money."
    )
    refusal = [each for each in alex.events() if isinstance(each, RefusalRecorded)][-1]
    assert answer.headers["Location"] == f"/book/{refusal.id}/reasons"
    assert refusal.words == "It costs a fortune and we are broke."
    read = [each for each in alex.events() if isinstance(each, ReasonsRead)][-1]
    assert "cost" in read.reasons
    held = [each for each in alex.events() if isinstance(each, TalkHeld)][-1]
    assert (held.plan, held.refusal, held.heated) == (planned(alex)[-1].id, refusal.id, False)
    assert [each.answered for each in alex.events() if isinstance(each, ReasonsAsked)] == [True]
    assert "How did it go?" not in alex.page("/today")


def test_a_heated_talk_settles_first(alex: Walker) -> None:
    ready_to_ask(alex)
    looks_back(alex, end="nothing", heated="yes")
    assert alex.step() == "Let the heat go out of it first"
    assert "Three quiet days come first" in alex.page("/ask")


def test_a_no_without_words_is_asked_for_its_words(alex: Walker) -> None:
    ready_to_ask(alex)
    page = looks_back(alex, end="no", learned="Zanzibar").content.decode()
    assert "A few words are enough" in page
    assert "Zanzibar" in page


def test_a_yes_leads_to_what_was_agreed(alex: Walker) -> None:
    ready_to_ask(alex)
    assert looks_back(alex, end="yes").headers["Location"] == "/today/tell/agreed"
