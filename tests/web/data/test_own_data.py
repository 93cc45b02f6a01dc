"""Settings, copy, bringing back, erasing."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sameteam.method import decode
from sameteam.method.events import SCREENING_KINDS, NoteWritten, ScreenTaken
from sameteam.web.plan.situation import read
from sameteam.web.shared.library import library
from sameteam.web.store.models import Entry, Knock, Member, Person, Session, Tombstone, Vault
from tests.web.walker import PASSPHRASE, Walker

FIRST = library().screen.questions[0].id


def copy_of(walker: Walker, **more: str) -> bytes:
    answer = walker.post("/settings/copy", file_name="list", old=walker.passphrase, **more)
    assert answer.headers["Content-Type"] == "application/json", answer.content.decode()
    return bytes(answer.content)


def brings(walker: Walker, data: bytes) -> str:
    file = SimpleUploadedFile("list.json", data)
    answer = walker.client.post("/settings/bring", {"file": file, "old": walker.passphrase})
    return str(answer.content.decode())


@pytest.mark.S("S-37")
def test_the_copy_asks_for_the_passphrase_and_bears_the_chosen_name(alex: Walker) -> None:
    wrong = alex.post("/settings/copy", file_name="list", old="not my passphrase")
    assert "not the passphrase" in wrong.content.decode()
    right = alex.post("/settings/copy", file_name="shopping", old=PASSPHRASE)
    assert right.headers["Content-Disposition"] == 'attachment; filename="shopping.json"'


@pytest.mark.S("S-35")
def test_the_copy_holds_the_notes_and_no_screening_unless_asked_for(alex: Walker) -> None:
    alex.post("/book/new", words="a note to take along")
    alex.screens({FIRST: "yes"})
    plain = decode(copy_of(alex))
    assert any(isinstance(event, NoteWritten) for event in plain)
    assert not any(isinstance(event, SCREENING_KINDS) for event in plain)
    assert any(isinstance(event, ScreenTaken) for event in decode(copy_of(alex, screening="on")))


def test_a_copy_comes_back_whole_into_new_notes(alex: Walker) -> None:
    alex.writes_a_no("You go, I won't.", days_ago=4)
    alex.confirms("deflect")
    alex.post("/book/new", words="and a note")
    data = copy_of(alex)
    other = Walker("sam", "new words for a new day")
    other.signs_up()
    assert "4 things added" in brings(other, data)
    assert "and a note" in other.page("/book")
    assert "You go, I won&#x27;t." in other.page("/book")


def test_bringing_the_same_copy_twice_adds_nothing(alex: Walker) -> None:
    alex.post("/book/new", words="only once")
    data = copy_of(alex)
    assert "Nothing was new" in brings(alex, data)
    assert alex.page("/book").count("only once") == 1


def test_a_copy_never_opens_the_gate(alex: Walker, robin: Walker) -> None:
    robin.screens()
    brings(alex, copy_of(robin, screening="on"))
    assert not read(alex.sitting).gate.is_open


def test_a_careful_screen_in_a_copy_closes_the_gate(alex: Walker, robin: Walker) -> None:
    robin.screens({FIRST: "yes"})
    alex.screens()
    brings(alex, copy_of(robin, screening="on"))
    assert not read(alex.sitting).gate.is_open


def test_disclosures_in_the_words_of_a_copy_are_read_again(alex: Walker, robin: Walker) -> None:
    robin.post("/book/new", words="He choked me last night until I could not breathe.")
    alex.screens()
    brings(alex, copy_of(robin))
    assert not read(alex.sitting).gate.is_open


@pytest.mark.parametrize(
    "data",
    [
        b"not json",
        b"{}",
        b"\xff\xfe\x00",
        json.dumps({"format": "sameteam-journal", "version": 99, "events": []}).encode(),
        json.dumps(
            {
                "format": "sameteam-journal",
                "version": 1,
                "made_on": "2026-11-24",
                "events": [{"kind": "no such kind"}],
            }
        ).encode(),
    ],
)
def test_a_file_that_is_no_copy_is_refused_and_nothing_changes(alex: Walker, data: bytes) -> None:
    before = Entry.objects.count()
    assert "could not be read" in brings(alex, data)
    assert Entry.objects.count() == before


@pytest.mark.S("S-32")
def test_other_visits_can_be_ended_at_once(alex: Walker) -> None:
    elsewhere = Walker("alex")
    elsewhere.signs_in()
    assert alex.page("/settings/visits").count("<li>") == 2
    alex.post("/settings/visits")
    assert elsewhere.get("/today").status_code == 302
    assert alex.get("/today").status_code == 200


@pytest.mark.S("S-33")
def test_the_page_says_that_ending_other_visits_may_be_noticed(alex: Walker) -> None:
    Walker("alex").signs_in()
    assert "may notice" in alex.page("/settings/visits")


def test_a_changed_passphrase_opens_and_the_old_one_does_not(alex: Walker) -> None:
    new = "different words on a foggy day"
    alex.post("/settings/passphrase", old=PASSPHRASE, passphrase=new, again=new)
    assert Walker("alex").signs_in().status_code == 403
    assert Walker("alex").signs_in(new).status_code == 302


def test_when_someone_knows_the_passphrase_every_other_visit_ends_and_the_code_is_new(
    alex: Walker,
) -> None:
    elsewhere = Walker("alex")
    elsewhere.signs_in()
    new = "different words on a foggy day"
    alex.post("/settings/passphrase", old=PASSPHRASE, passphrase=new, again=new, known="yes")
    assert elsewhere.get("/today").status_code == 302
    assert len(alex.code_words()) == 12
    alex.puts_off_the_code()
    alex.post("/book/new", words="goes on")
    assert "goes on" in alex.page("/book")


def test_a_new_code_replaces_the_old_one(visitor: Walker) -> None:
    visitor.signs_up()
    old = visitor.code_words()
    visitor.puts_off_the_code()
    visitor.post("/settings/code", old=visitor.passphrase)
    assert len(visitor.code_words()) == 12
    assert visitor.code_words() != old


@pytest.mark.S("S-34")
def test_erasing_everything_leaves_nothing_but_a_tombstone(alex: Walker, robin: Walker) -> None:
    alex.post("/book/new", words="soon gone")
    Walker("alex").signs_in("not the right words")
    answer = alex.post("/settings/erase", sure="on", old=PASSPHRASE)
    assert "It is gone" in answer.content.decode()
    assert Person.objects.count() == 1
    assert Vault.objects.count() == 2
    assert Member.objects.count() == 2
    assert Session.objects.count() == 1
    assert Tombstone.objects.count() == 1
    assert Knock.objects.count() == 0
    assert Walker("alex").signs_in().status_code == 403
    assert robin.get("/today").status_code == 200


def test_erasing_needs_the_passphrase_and_the_tick(alex: Walker) -> None:
    alex.post("/settings/erase", old=PASSPHRASE)
    alex.post("/settings/erase", sure="on", old="not my passphrase")
    assert Person.objects.count() == 1


def test_erasing_the_results_is_no_way_round_the_gate(alex: Walker) -> None:
    alex.screens({FIRST: "yes"})
    alex.post("/settings/erase/answers", old=PASSPHRASE)
    alex.screens()
    assert not read(alex.sitting).gate.is_open
    kept = [event for event in alex.events() if isinstance(event, ScreenTaken)]
    assert all(event.signs == () for event in kept)
    assert alex.get("/today").status_code == 200


def test_one_entry_can_be_erased_and_the_rest_stays_whole(alex: Walker) -> None:
    alex.post("/book/new", words="this goes")
    alex.post("/book/new", words="this stays")
    note = next(e for e in alex.events() if isinstance(e, NoteWritten) and e.words == "this goes")
    alex.post(f"/book/{note.id}/erase")
    shown = alex.page("/book")
    assert "this goes" not in shown
    assert "this stays" in shown
    assert alex.page("/today")


def test_the_title_and_the_lock_time_can_be_chosen(alex: Walker) -> None:
    alex.post("/settings", title="Planner", lock_minutes="15")
    assert "<title>Planner</title>" in alex.page("/today")
    again = Walker("alex")
    again.signs_in()
    assert 'data-idle="900"' in again.page("/today")


@pytest.mark.parametrize("title", ["Couples therapy", "<b>x</b>"])
def test_only_a_neutral_title_can_be_chosen(alex: Walker, title: str) -> None:
    alex.post("/settings", title=title, lock_minutes="5")
    assert "<title>Notes</title>" in alex.page("/today")


def test_a_copy_with_very_long_texts_is_taken_in_and_read_to_the_end(alex: Walker) -> None:
    note = {"kind": "note", "at": "2026-11-20T10:00:00Z", "id": "a", "on": "2026-11-20"}
    long = "We talked about the garden. " * 8_000 + "He choked me until I could not breathe."
    journal = {"format": "sameteam-journal", "version": 1, "made_on": "2026-11-24"}
    data = json.dumps({**journal, "events": [{**note, "words": long}]}).encode()
    alex.screens()
    assert "1 thing added" in brings(alex, data)
    assert not read(alex.sitting).gate.is_open


@pytest.mark.S("S-03")
def test_an_id_in_a_copy_never_stands_in_an_address(alex: Walker) -> None:
    note = {"kind": "note", "at": "2026-11-20T10:00:00Z", "on": "2026-11-20", "words": "a word"}
    journal = {"format": "sameteam-journal", "version": 1, "made_on": "2026-11-24"}
    events = [{**note, "id": "about-us"}]
    brings(alex, json.dumps({**journal, "events": events}).encode())
    shown = alex.page("/book")
    assert "about-us" not in shown
    erase = re.search(r"/book/[0-9a-f]{16}/erase", shown)
    assert erase is not None
    alex.post(erase[0])
    assert "a word" not in alex.page("/book")
