"""Smaller steps: at least fifteen, the fitting ones first, and one of them on a card."""

from __future__ import annotations

from sameteam.method import AskWritten
from sameteam.web.options.numbers import number_of
from sameteam.web.shared.library import library
from tests.web.ask_walk import makes, offers_of, ready_to_ask
from tests.web.walker import Walker


def test_there_are_at_least_fifteen_each_with_its_size_its_start_and_its_source() -> None:
    options = library().options.values()
    assert len(options) >= 15
    for each in options:
        assert each.minutes > 0
        assert each.start
        assert each.money_note
        assert each.source


def test_the_list_is_open_to_anyone_and_shows_the_size_of_each(visitor: Walker) -> None:
    page = visitor.page("/options")
    for each in library().options.values():
        assert each.name in page
    assert "nobody else involved" in page


def test_what_fits_and_was_not_tried_comes_first(alex: Walker) -> None:
    ready_to_ask(alex, "culture")
    page = alex.page("/options")
    first, rest = page.split("All the others")
    elder = next(o for o in library().options.values() if "culture" in o.fits)
    assert elder.name in first
    assert all(o.name in page for o in library().options.values())
    assert rest


def test_an_option_goes_on_a_card_in_ones_own_words(alex: Walker) -> None:
    ready_to_ask(alex)
    number = number_of("walk_talk")
    assert library().options["walk_talk"].start in alex.page(f"/options/{number}")
    alex.post(f"/options/{number}", words="Would you walk with me on Sunday? A no is fine.")
    assert "Would you walk with me on Sunday?" in alex.page("/ask/look")
    makes(alex, "link")
    [offer] = offers_of(alex)
    assert offer.what == "walk_talk"
    [written] = [each for each in alex.events() if isinstance(each, AskWritten)]
    assert written.what == "walk_talk"


def test_while_something_waits_the_words_can_be_read_and_not_sent(alex: Walker) -> None:
    ready_to_ask(alex)
    number = number_of("walk_talk")
    alex.post(f"/options/{number}", words="A walk? No is fine.")
    makes(alex, "asked")
    page = alex.page("/options/1")
    assert "One thing at a time" in page
    assert "See the card" not in page


def test_the_list_for_two_tells_nothing_of_the_notes(alex: Walker) -> None:
    ready_to_ask(alex, "blame")
    page = alex.page("/options/two")
    assert "Either of us can pick" in page
    for private in ("Being blamed", "Fits:", "Last asked", "your partner said", "/today"):
        assert private not in page.split("<main")[1]


def test_an_option_that_there_is_not_is_no_page(alex: Walker) -> None:
    ready_to_ask(alex)
    assert alex.get("/options/999").status_code == 404
    assert alex.get("/options/0").status_code == 404


def test_with_a_closed_gate_the_list_is_closed(alex: Walker) -> None:
    ready_to_ask(alex)
    alex.screens({"frightened": "yes"})
    page = alex.page("/options")
    assert "closed for now" in page
    assert library().options["walk_talk"].name not in page
