"""Writing down a no: nothing is kept before sign-up, nothing is lost on the way."""

from __future__ import annotations

import pytest
from django.utils import timezone

from sameteam.language.reader import NullReader
from sameteam.method.events import DisclosureNoticed, ReasonsConfirmed, ReasonsRead, RefusalRecorded
from sameteam.web.store.models import Entry, Session
from tests.web.walker import Walker

BLAME = "You just want somebody to take your side."
FEARFUL = "He hit me again last night and said he will kill me if I tell anyone."


def test_someone_without_an_account_sees_the_reasons_and_nothing_is_kept(visitor: Walker) -> None:
    visitor.writes_a_no(BLAME)
    shown = visitor.page("/write/look")
    assert "Being blamed" in shown
    assert "<mark>" in shown
    assert Entry.objects.count() == 0


def test_reasons_found_by_the_rules_alone_say_so(
    visitor: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.writes_a_no(BLAME)
    assert "Read by plain rules alone" not in visitor.page("/write/look")
    monkeypatch.setattr("sameteam.language.reader._loaded", lambda: NullReader("it is gone"))
    shown = visitor.page("/write/look")
    assert "Read by plain rules alone" in shown
    assert "Being blamed" in shown


def test_what_was_written_before_signing_up_is_kept_by_signing_up(visitor: Walker) -> None:
    visitor.writes_a_no(BLAME, days_ago=2)
    visitor.confirms("blame")
    visitor.signs_up()
    kept = visitor.events()
    assert [type(event) for event in kept] == [RefusalRecorded, ReasonsRead, ReasonsConfirmed]
    assert kept[0].words == BLAME
    assert kept[2].reasons == ("blame",)


def test_what_was_written_before_signing_in_is_kept_too(alex: Walker) -> None:
    again = Walker(alex.name)
    again.writes_a_no(BLAME)
    again.confirms("blame")
    again.signs_in()
    assert any(isinstance(event, RefusalRecorded) for event in again.events())


def test_the_back_button_finds_the_text_still_there(visitor: Walker) -> None:
    visitor.writes_a_no(BLAME)
    visitor.get("/write/look")
    assert BLAME in visitor.page("/write")


def test_adding_another_time_loses_nothing_typed(visitor: Walker) -> None:
    answer = visitor.writes_a_no(BLAME, another="")
    assert answer.headers["Location"] == "/write"
    for _ in ("first", "loaded once more"):
        shown = visitor.page("/write")
        assert BLAME in shown
        assert 'name="form-1-words"' in shown
        assert "errorlist" not in shown


def test_several_refusals_are_kept_each_with_its_source(alex: Walker) -> None:
    today = timezone.localdate().isoformat()
    alex.post(
        "/write",
        **{
            "form-TOTAL_FORMS": "2",
            "form-INITIAL_FORMS": "0",
            "form-0-words": "We can't afford it.",
            "form-0-source": "said",
            "form-0-when": today,
            "form-1-words": "I think the talking scares them.",
            "form-1-source": "guess",
            "form-1-when": today,
        },
    )
    alex.post("/write/look", **{"r0-reasons": ["cost"], "r1-reasons": ["exposure"]})
    kept = [event for event in alex.events() if isinstance(event, RefusalRecorded)]
    assert [event.source for event in kept] == ["said", "guess"]


def test_empty_words_get_a_clear_error_and_keep_the_rest(visitor: Walker) -> None:
    shown = visitor.writes_a_no("  ", source="guess").content.decode()
    assert "even if it was only" in shown
    assert 'value="guess"' in shown
    assert "checked" in shown


@pytest.mark.parametrize("day", ["2999-01-01", "1850-01-01", "31 June", ""])
def test_a_day_that_can_not_be_is_refused_and_the_words_stay(visitor: Walker, day: str) -> None:
    answer = visitor.writes_a_no(BLAME, **{"form-0-when": "other", "form-0-other_day": day})
    assert answer.status_code == 200
    assert BLAME in answer.content.decode()
    assert "errorlist" in answer.content.decode()


def test_more_than_three_reasons_are_refused(visitor: Walker) -> None:
    visitor.writes_a_no(BLAME)
    answer = visitor.confirms("blame", "cost", "time", "stigma")
    assert "pick the three" in answer.content.decode()


def test_the_same_confirmation_sent_twice_is_kept_once(alex: Walker) -> None:
    alex.writes_a_no(BLAME)
    alex.confirms("blame")
    alex.confirms("blame")
    assert sum(isinstance(event, RefusalRecorded) for event in alex.events()) == 1


def test_a_disclosure_comes_first_and_no_reasons_are_searched_in_it(visitor: Walker) -> None:
    visitor.writes_a_no(FEARFUL)
    shown = visitor.page("/write/look")
    assert 'href="/help"' in shown
    assert "How that may feel to them" not in shown
    visitor.confirms()
    visitor.signs_up()
    kept = visitor.events()
    assert not any(isinstance(event, ReasonsRead | ReasonsConfirmed) for event in kept)
    assert any(isinstance(event, DisclosureNoticed) for event in kept)


def test_html_in_the_words_is_shown_as_text(visitor: Walker) -> None:
    visitor.writes_a_no("<script>alert(1)</script> they take your side")
    assert "<script>alert" not in visitor.page("/write/look")


def test_reading_public_pages_starts_no_visit(visitor: Walker) -> None:
    for path in ("/", "/read", "/read/1", "/cards", "/help", "/read/about"):
        visitor.get(path)
    assert Session.objects.count() == 0
