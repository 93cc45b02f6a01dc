"""What has to hold on every page, signed out and signed in, the pages for faults among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from sameteam.web.shared.context import NEUTRAL_TITLES
from tests.browser.places import EXCEPTIONS, PLACES
from tests.browser.server import Server
from tests.browser.survey import Note, walk
from tests.routes import NEUTRAL, routes

BYTES = 60_000
# A reason's number, an entry's id, a country: they stand where words would.
PLACEHOLDER = re.compile(r"[0-9]{1,2}|[0-9a-f]{16}|[a-z]{2}")
NOT_THERE = {"nothing"}


@pytest.fixture(scope="module")
def notes(browser: Browser, server: Server, anna: Any) -> list[Note]:
    return list(walk(browser, server.address, anna))


def faults(notes: list[Note], find: Callable[[Note], Any]) -> list[str]:
    """What `find` saw, with the place it saw it at."""
    return [f"{note.place}: {fault}" for note in notes if (fault := find(note))]


def test_every_route_is_walked_or_named_as_an_exception() -> None:
    walked = {place.route for place in PLACES} - {"error"}
    assert walked | EXCEPTIONS.keys() == routes().keys()
    assert not walked & EXCEPTIONS.keys()


@pytest.mark.S("S-01", "S-40")
def test_the_title_is_a_plain_word_that_tells_nothing(notes: list[Note]) -> None:
    assert faults(notes, lambda note: note.facts["title"] not in NEUTRAL_TITLES) == []


@pytest.mark.S("S-03")
def test_no_address_tells_what_the_notes_are_about(notes: list[Note]) -> None:
    def telling(note: Note) -> list[str]:
        addresses = [note.url, *note.facts["addresses"]]
        own = [urlsplit(each).path for each in addresses if urlsplit(each).scheme in {"", "http"}]
        words = {word for path in own for word in path.strip("/").split("/") if word}
        return sorted(
            word for word in words - NEUTRAL - NOT_THERE if not PLACEHOLDER.fullmatch(word)
        )

    assert faults(notes, telling) == []


@pytest.mark.S("S-03")
def test_no_address_carries_anything_in_a_query(notes: list[Note]) -> None:
    assert faults(notes, lambda note: urlsplit(note.url).query) == []


@pytest.mark.S("S-05", "S-06")
def test_leave_now_is_in_view_and_uncovered_at_every_size(notes: list[Note]) -> None:
    def hidden(note: Note) -> dict[str, list[str]]:
        return {size: found for size, found in note.leave.items() if found}

    assert faults(notes, hidden) == []


@pytest.mark.S("S-18")
def test_help_is_one_press_away_from_every_page(notes: list[Note]) -> None:
    assert faults(notes, lambda note: not note.facts["help"]) == []


@pytest.mark.S("S-14")
def test_no_page_is_kept_by_the_browser(notes: list[Note]) -> None:
    assert faults(notes, lambda note: "no-store" not in note.headers["cache-control"]) == []


@pytest.mark.S("S-23")
def test_every_page_has_a_policy_that_allows_this_host_alone(notes: list[Note]) -> None:
    def loose(note: Note) -> list[str]:
        parts = note.headers["content-security-policy"].split("; ")
        allowed = {"'self'", "'none'", "data:"}
        loose = [part for part in parts if not set(part.split()[1:]) <= allowed]
        return loose + ["default-src"] * ("default-src 'self'" not in parts)

    assert faults(notes, loose) == []


@pytest.mark.S("S-23")
def test_no_page_asks_another_host_for_anything(notes: list[Note]) -> None:
    assert faults(notes, lambda note: note.elsewhere) == []


@pytest.mark.S("S-16", "S-22")
def test_nothing_lies_in_the_browsers_stores(notes: list[Note]) -> None:
    assert faults(notes, lambda note: any(note.facts["stores"].values())) == []


@pytest.mark.S("S-24")
def test_no_field_is_completed_or_spell_checked(notes: list[Note]) -> None:
    assert faults(notes, lambda note: note.facts["completed"] + note.facts["spelled"]) == []


@pytest.mark.S("S-39")
def test_no_page_plays_moves_or_frames_anything(notes: list[Note]) -> None:
    assert faults(notes, lambda note: note.facts["noisy"] or note.facts["moving"]) == []


@pytest.mark.S("S-04")
def test_no_page_offers_itself_to_previews_or_searches(notes: list[Note]) -> None:
    def offered(note: Note) -> bool:
        told = " ".join(note.facts["meta"] + note.facts["links"])
        robots = "noindex" in told and "noindex" in note.headers["x-robots-tag"]
        return not robots or bool(re.search(r"og:|twitter:|canonical|oembed|manifest", told))

    assert faults(notes, offered) == []


def test_a_page_with_all_it_loads_is_60_kb_at_most(notes: list[Note]) -> None:
    def heavy(note: Note) -> int:
        return note.facts["bytes"] if note.facts["bytes"] > BYTES else 0

    assert faults(notes, heavy) == []


def test_what_one_presses_is_44_pixels_high(notes: list[Note]) -> None:
    assert faults(notes, lambda note: note.facts["small"]) == []


def test_nothing_is_scrolled_sideways_from_320_pixels_on(notes: list[Note]) -> None:
    assert faults(notes, lambda note: note.wide) == []


@pytest.mark.S("S-43")
def test_axe_finds_nothing_at_both_sizes_light_and_dark(notes: list[Note]) -> None:
    assert faults(notes, lambda note: note.axe) == []
