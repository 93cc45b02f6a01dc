"""Sign up, sign in, lock, come back: what a person sees, and what a stranger does not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sameteam import vault
from sameteam.method.events import NoteWritten
from sameteam.web.store.models import Held, Knock, Person, Session
from tests.web.walker import PASSPHRASE, Walker


def test_a_name_that_is_taken_can_be_taken_again_with_other_notes(alex: Walker) -> None:
    alex.post("/book/new", words="a note of the first alex")
    other = Walker("alex", "quite another passphrase")
    other.signs_up()
    other.puts_off_the_code()
    assert "a note of the first alex" not in other.page("/book")
    assert Person.objects.count() == 2


def test_signing_up_twice_with_the_same_words_opens_the_same_notes(alex: Walker) -> None:
    alex.post("/book/new", words="still here")
    again = Walker("alex")
    again.signs_up()
    assert "still here" in again.page("/book")
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("short", "at least 12"),
        ("aaaaaaaaaaaaaa", "easy to guess"),
        ("qwerty123456", "Many people use"),
    ],
)
def test_a_weak_passphrase_is_refused_with_the_reason(
    visitor: Walker, passphrase: str, said: str
) -> None:
    answer = visitor.post("/start", name="v", passphrase=passphrase, again=passphrase)
    assert said in answer.content.decode()
    assert Person.objects.count() == 0


def test_two_passphrases_that_differ_are_refused(visitor: Walker) -> None:
    answer = visitor.post("/start", name="v", passphrase=PASSPHRASE, again=PASSPHRASE + "s")
    assert "do not match" in answer.content.decode()


def test_a_wrong_passphrase_opens_nothing_and_says_what_to_check(alex: Walker) -> None:
    stranger = Walker("alex")
    answer = stranger.signs_in("not the right words at all")
    assert answer.status_code == 403
    assert "keyboard" in answer.content.decode()
    assert stranger.get("/today").status_code == 302


@pytest.mark.S("S-31")
def test_the_owner_sees_that_someone_tried_to_get_in(alex: Walker) -> None:
    Walker("alex").signs_in("not the right words at all")
    shown = alex.page("/settings")
    assert "None in the last three months" not in shown
    assert "on a computer" in shown


def test_many_wrong_tries_make_the_next_wait_for_known_and_unknown_names_alike(
    alex: Walker,
) -> None:
    for name in ("alex", "nobody at all"):
        stranger = Walker(name)
        answers = [stranger.signs_in("not the right words").content.decode() for _ in range(9)]
        assert "quarter of an hour" in answers[-1]
        assert "quarter of an hour" not in answers[0]
    assert Knock.objects.count() == 16


def test_the_recovery_code_is_checked_by_two_of_its_words(visitor: Walker) -> None:
    visitor.signs_up()
    words = visitor.code_words()
    assert len(words) == 12
    seed = vault.read_words(" ".join(words))
    places = vault.ask_positions(seed)
    wrong = visitor.post("/code/check", **{f"word{place}": "zebra" for place in places})
    assert "look at your paper" in wrong.content.decode()
    assert '<ol class="code"' not in wrong.content.decode()
    visitor.post("/code/check", **{f"word{place}": words[place - 1] for place in places})
    assert Person.objects.get().recovery_checked
    assert visitor.get("/code").status_code == 302


@pytest.mark.S("S-29")
def test_the_written_code_opens_the_notes_with_a_new_passphrase(visitor: Walker) -> None:
    visitor.signs_up()
    words = visitor.code_words()
    visitor.post("/book/new", words="kept from before")
    back = Walker("visitor", "a new and longer passphrase")
    answer = back.post(
        "/back",
        name="visitor",
        words=", ".join(words).upper(),
        passphrase=back.passphrase,
        again=back.passphrase,
    )
    assert answer.status_code == 302
    assert "kept from before" in back.page("/book")
    assert back.code_words() != words
    assert visitor.get("/today").status_code == 302
    assert Walker("visitor").signs_in().status_code == 403


def test_a_used_recovery_code_opens_nothing_any_more(visitor: Walker) -> None:
    visitor.signs_up()
    words = " ".join(visitor.code_words())
    new = {"passphrase": "a new and longer passphrase", "again": "a new and longer passphrase"}
    Walker("visitor").post("/back", name="visitor", words=words, **new)
    answer = Walker("visitor").post("/back", name="visitor", words=words, **new)
    assert "open nothing here" in answer.content.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [("one two", "these are 2"), ("zzzz " * 12, "number 1, 2"), ("abandon " * 12, "fit together")],
)
def test_a_mistyped_code_says_where(visitor: Walker, words: str, said: str) -> None:
    answer = visitor.post("/back", name="v", words=words, passphrase=PASSPHRASE, again=PASSPHRASE)
    assert said in answer.content.decode()


@pytest.mark.S("S-25")
def test_after_five_idle_minutes_the_notes_are_locked(alex: Walker) -> None:
    alex.post("/book/new", words="nobody else's business")
    alex.sits_idle()
    shown = alex.client.get("/book").content.decode()
    assert "nobody else" not in shown
    assert Session.objects.count() == 0


def test_a_form_sent_after_the_lock_is_there_again_after_signing_in(alex: Walker) -> None:
    alex.sits_idle()
    answer = alex.post("/book/new", words="half an hour of typing")
    assert "half an hour" not in answer.content.decode()
    assert Held.objects.count() == 1
    assert alex.signs_in().headers["Location"] == "/book/new"
    assert "half an hour of typing" in alex.page("/book/new")
    assert not any(isinstance(event, NoteWritten) for event in alex.events())


def test_a_page_that_locks_itself_hands_in_what_was_being_typed(alex: Walker) -> None:
    alex.post("/locked", at="/book/new", words="typed and not sent")
    assert alex.signs_in().headers["Location"] == "/book/new"
    assert "typed and not sent" in alex.page("/book/new")


def test_a_no_sent_after_the_lock_is_there_again_too(alex: Walker) -> None:
    alex.sits_idle()
    alex.writes_a_no("You go first, then we see.")
    alex.signs_in()
    assert "You go first, then we see." in alex.page("/write")


def test_after_eight_hours_the_visit_is_over_however_busy_it_was(alex: Walker) -> None:
    long_ago = timezone.now() - timedelta(hours=8, minutes=1)
    Session.objects.update(made_at=long_ago)
    assert alex.get("/today").status_code in {302, 403}


@pytest.mark.S("S-26")
def test_the_cookie_goes_with_the_window_and_no_script_reads_it(alex: Walker) -> None:
    cookie = alex.client.cookies["n"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    assert not cookie["expires"]


def test_a_new_sign_in_never_goes_on_with_the_cookie_from_before(visitor: Walker) -> None:
    visitor.writes_a_no("no")
    before = visitor.client.cookies["n"].value
    visitor.signs_up()
    assert visitor.client.cookies["n"].value != before
    stranger = Walker()
    stranger.client.cookies["n"] = before
    assert stranger.get("/today").status_code == 302


def test_a_note_that_was_begun_is_there_on_the_way_back(alex: Walker) -> None:
    assert alex.post("/begun", at="/book/new", words="half a thought").status_code == 204
    assert "half a thought" in alex.page("/book/new")


def test_a_note_that_was_begun_and_locked_is_there_after_signing_in(alex: Walker) -> None:
    alex.post("/begun", at="/book/new", words="half a thought")
    alex.post("/locked")
    alex.signs_in()
    assert "half a thought" in alex.page("/book/new")


@pytest.mark.parametrize("at", ["", "/in", "/back", "/settings/erase", "//evil.example", "/writes"])
def test_only_forms_with_words_of_ones_own_are_kept_half_done(alex: Walker, at: str) -> None:
    assert alex.post("/begun", at=at, words="twelve secret words").status_code == 400
    assert alex.sitting.extra.drafts == {}


def test_a_stranger_starts_no_visit_by_a_form_that_needs_notes(visitor: Walker) -> None:
    visitor.post("/begun", at="/book/new", words="x")
    assert Session.objects.count() == 0
