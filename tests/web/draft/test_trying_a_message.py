"""Trying a message before it goes out: marks, reasons, what is good, and nothing kept unasked."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client

from sameteam.language import review_draft
from sameteam.language.reader import NullReader
from sameteam.web.plan.situation import read
from sameteam.web.shared.library import say
from sameteam.web.store.models import Entry, Session
from tests.web.draft_page import marks_in as marks
from tests.web.walker import Walker

HARD = "Thank you for the school run. You never help with the kids. Could we talk on Sunday?"
WARM = "I feel lonely. Could we talk for ten minutes on Sunday? A no is fine, too."
ULTIMATUM = "Come to counselling or I'm leaving."


@pytest.fixture
def alex(alex: Walker) -> Walker:
    """Alex has answered the private questions, so that words for the partner are open."""
    alex.screens()
    return alex


def typed(shown: str) -> str:
    """What stands in the field for the message."""
    found = re.search(r'<textarea name="words".*?>\n?(.*?)</textarea>', shown, re.S)
    assert found is not None
    return unescape(found[1])


def tries(walker: Walker, words: str, **more: Any) -> str:
    """The page after the form was sent with these words and a button."""
    return walker.client.post("/say", {"words": words, **more}, follow=True).content.decode()


def checks(walker: Walker, words: str, **more: Any) -> str:
    """What a page that reads as one types is answered."""
    answer = walker.post("/say/check", words=words, at="/say", **more)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("send", [tries, checks])
def test_a_mark_comes_with_the_words_the_reason_and_another_way(alex: Walker, send: Any) -> None:
    shown = unescape(send(alex, HARD))
    for found in review_draft(HARD).findings:
        assert f">{found.quote}</a></mark>" in shown
        assert found.message in shown
        assert found.why in shown
        assert found.instead in shown
    assert "Not yet" in shown
    assert "you choose" in shown


def test_what_is_good_is_said_in_words(alex: Walker) -> None:
    shown = checks(alex, HARD)
    assert "What is good in it" in shown
    assert "Thanks, or something done right" in shown
    assert '<mark class="good"' in shown


def test_a_warm_message_is_ready_and_a_no_stays_the_partners(alex: Walker) -> None:
    shown = checks(alex, WARM)
    assert "Ready to say" in shown
    assert "may still say no" in shown
    assert marks(shown) == []


def test_stop_is_advice_and_blocks_nothing(alex: Walker) -> None:
    shown = tries(alex, ULTIMATUM)
    assert "Better wait with this one" in shown
    assert "nothing is blocked" in shown
    assert "disabled" not in shown
    assert typed(shown) == ULTIMATUM


def test_a_reading_by_rules_alone_says_so(alex: Walker, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Read by plain rules alone" not in checks(alex, WARM)
    monkeypatch.setattr("sameteam.language.reader._loaded", lambda: NullReader("it is gone"))
    assert "Read by plain rules alone" in checks(alex, WARM)


def test_a_mark_set_aside_stays_aside_and_can_come_back(alex: Walker) -> None:
    words = "You never help with the kids."
    (key,) = marks(checks(alex, words))
    shown = tries(alex, words, **{"pass": key})
    assert marks(shown) == []
    assert "No marks left" in shown
    assert "Ready to say" not in shown  # the writer's choice is not praised
    assert marks(tries(alex, words, aside=[key], again=key)) == [key]


def test_a_mark_set_aside_comes_back_when_its_words_change(alex: Walker) -> None:
    (key,) = marks(checks(alex, "You never help with the kids."))
    assert marks(checks(alex, "You never help with the kids. Please.", aside=key)) == []
    assert marks(checks(alex, "You never listen to the kids.", aside=key)) != []


def test_setting_the_worst_mark_aside_leaves_the_verdict_of_the_rest(alex: Walker) -> None:
    words = "You idiot. You never help with the kids."
    shown = checks(alex, words)
    assert "Better wait" in shown
    keys = marks(shown)
    assert len(keys) == 2
    assert "Not yet" in checks(alex, words, aside=keys[0])


def test_another_way_is_put_in_by_a_press_and_can_be_undone(alex: Walker) -> None:
    (key,) = marks(checks(alex, HARD), "put")
    shown = tries(alex, HARD, put=key)
    now = typed(shown)
    assert review_draft(HARD).findings[0].instead in now
    assert now.startswith("Thank you for the school run. ")
    assert now.endswith(" Could we talk on Sunday?")
    assert typed(tries(alex, now, before=HARD, undo="")) == HARD


def test_the_good_part_of_a_sentence_stays_when_the_rest_is_replaced(alex: Walker) -> None:
    words = "Thank you for doing the school run, but you never help with the kids."
    (key,) = marks(checks(alex, words), "put")
    now = typed(tries(alex, words, put=key))
    assert now.startswith("Thank you for doing the school run. ")
    assert "never" not in now


def test_nothing_is_rewritten_but_by_a_press(alex: Walker) -> None:
    for button in ({}, {"check": ""}, {"put": "ffffffffffff"}, {"undo": ""}):
        assert typed(tries(alex, HARD, **button)) == HARD


def test_places_are_right_after_an_emoji_and_a_new_line(alex: Walker) -> None:
    words = "🙂🙂 Hi.\r\nYou never help with the kids."
    shown = unescape(checks(alex, words))
    assert "🙂🙂 Hi.\n" in shown
    quote = review_draft(words.replace("\r", "")).findings[0].quote
    assert f">{quote}</a>" in shown


def test_checking_writes_nothing_down(alex: Walker) -> None:
    before = Entry.objects.count()
    checks(alex, HARD)
    assert alex.sitting.extra.drafts == {}
    tries(alex, HARD)
    checks(alex, "He hit me last night.")
    assert Entry.objects.count() == before
    assert read(alex.sitting).gate.is_open


def test_reload_and_the_way_back_find_the_words_again(alex: Walker) -> None:
    tries(alex, HARD)
    assert typed(alex.page("/say")) == HARD
    shown = alex.client.post("/say", {"words": HARD, "clear": ""}, follow=True).content.decode()
    assert typed(shown) == ""
    assert typed(tries(alex, "", before=HARD, undo="")) == HARD


def test_keeping_puts_it_into_the_book_as_a_note(alex: Walker) -> None:
    assert alex.post("/say", words=HARD, keep="").headers["Location"] == "/book"
    assert HARD in alex.page("/book")
    assert typed(alex.page("/say")) == ""


def test_an_empty_message_is_not_kept(alex: Walker) -> None:
    shown = alex.post("/say", words="  ", keep="").content.decode()
    assert say("words.empty") in shown


def test_a_message_that_is_too_long_is_not_lost(alex: Walker) -> None:
    shown = alex.post("/say", words="a" * 5_001, check="").content.decode()
    assert "too long" in shown
    assert typed(shown) == "a" * 5_001
    assert "too long" in checks(alex, "a" * 5_001)


def test_a_message_full_of_marks_shows_some_at_a_time(alex: Walker) -> None:
    shown = checks(alex, "You are selfish. I like tea. You idiot! " * 100)
    assert 5 < len(marks(shown)) <= 12
    assert "more. They come when" in shown
    assert len(shown) < 60_000


def test_what_arrives_after_the_lock_is_there_after_the_next_sign_in(alex: Walker) -> None:
    alex.sits_idle()
    answer = alex.post("/say/check", words=HARD, at="/say")
    assert answer.status_code == 200  # somebody unknown may try a message, and has no notes
    alex.signs_in()
    assert typed(alex.page("/say")) == HARD


def test_the_answer_to_a_script_is_kept_nowhere_and_is_no_page(alex: Walker) -> None:
    answer = alex.post("/say/check", words=WARM, at="/say")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<html" not in answer.content.decode()
    assert alex.get("/say/check").headers["Location"] == "/say"


def test_a_form_from_elsewhere_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    for path in ("/say", "/say/check"):
        assert strict.post(path, {"words": WARM}).status_code == 403


def test_someone_without_an_account_can_try_a_message(visitor: Walker) -> None:
    assert "Ready to say" in checks(visitor, WARM)
    assert Session.objects.count() == 0  # looking alone begins no visit
    assert "Not yet" in tries(visitor, HARD)
    assert Entry.objects.count() == 0
    assert visitor.post("/say", words=HARD, keep="").headers["Location"] == "/start"
    visitor.signs_up()
    visitor.puts_off_the_code()
    visitor.screens()
    assert typed(visitor.page("/say")) == HARD


def test_any_script_does_no_harm(alex: Walker) -> None:
    shown = checks(alex, "<script>alert(1)</script> שלום 愛 \u202e You never listen.")
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
