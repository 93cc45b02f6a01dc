"""What I wrote: shown to me alone, corrected by me."""

from __future__ import annotations

from sameteam.method.events import RefusalRecorded
from tests.web.walker import Walker


def test_an_empty_book_says_what_to_do(alex: Walker) -> None:
    assert "When you write down a no" in alex.page("/book")


def test_corrected_reasons_are_what_counts(alex: Walker) -> None:
    alex.writes_a_no("We can't pay for that.", days_ago=5)
    alex.confirms("cost")
    refusal = next(e for e in alex.events() if isinstance(e, RefusalRecorded))
    alex.post(f"/book/{refusal.id}/reasons", reasons=["stigma"])
    shown = alex.page("/book")
    assert "Being seen as broken" in shown


def test_someone_elses_entry_is_simply_not_there(alex: Walker, robin: Walker) -> None:
    alex.writes_a_no("mine alone", days_ago=5)
    alex.confirms()
    refusal = next(e for e in alex.events() if isinstance(e, RefusalRecorded))
    for action in ("reasons", "erase"):
        mine = robin.get(f"/book/{refusal.id}/{action}")
        nobodys = robin.get(f"/book/0000000000000000/{action}")
        assert mine.status_code == nobodys.status_code == 404
        assert "mine alone" not in mine.content.decode()


def test_a_note_of_twenty_thousand_letters_is_kept_and_one_more_is_refused(alex: Walker) -> None:
    alex.post("/book/new", words="a" * 20_000)
    shown = alex.post("/book/new", words="b" * 20_001).content.decode()
    assert "too long" in shown
    assert "b" * 20_001 in shown
    assert "a" * 20_000 in alex.page("/book")


def test_any_script_and_a_null_character_do_no_harm(alex: Walker) -> None:
    assert alex.post("/book/new", words="שלום, 愛, 🙂, \u202e x").status_code == 302
    assert alex.post("/book/new", words="with a \x00 inside").status_code == 200
    assert "愛" in alex.page("/book")
