"""When nothing happens for a while: the page goes, the words with it, and nothing sent is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import person
from tests.browser.conftest import Visit
from tests.browser.server import Server

WORDS = "A note about Zanzibar, half written."


def note_begun(page: Page) -> str:
    """Anna has signed up, and writes a note; returns the name of her notes."""
    name = person.fresh_name()
    person.sign_up(page, name)
    page.goto("/book/new")
    page.locator("[name=words]").fill(WORDS)
    return name


def fall_asleep(server: Server) -> None:
    """As if every idle time had run out."""
    server.sql("UPDATE store_session SET idle_seconds = 0")


@pytest.mark.S("S-25")
def test_without_scripts_the_next_press_after_the_idle_time_shows_the_way_in(
    visit: Visit, server: Server
) -> None:
    page = visit(scripts=False)
    note_begun(page)
    fall_asleep(server)
    page.goto("/book/new")
    assert WORDS not in page.content()
    expect(page.get_by_label("Passphrase")).to_be_visible()


@pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])
def test_a_form_sent_after_the_lock_is_held_and_back_after_signing_in(
    visit: Visit, server: Server, scripts: bool
) -> None:
    page = visit(scripts=scripts)
    name = note_begun(page)
    fall_asleep(server)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("status")).to_contain_text("locked")
    assert "Zanzibar" not in page.content()
    page.get_by_label("A name for these notes").fill(name)
    page.get_by_label("Passphrase").fill(person.PASSPHRASE)
    page.locator("main button.button").first.click()
    page.wait_for_url("**/book/new")
    expect(page.locator("[name=words]")).to_have_value(WORDS)


@pytest.mark.S("S-25")
def test_after_five_idle_minutes_the_page_gives_way_by_itself(window: Page) -> None:
    window.clock.install()
    person.sign_up(window)
    person.write_the_no(window, person.NO_TWICE)
    window.clock.run_for("04:50")
    assert window.url.endswith("/write/look")
    window.clock.run_for("00:20")
    window.wait_for_url("**/locked")
    assert person.CANARY not in window.content()
    window.goto("/today")
    assert window.url.endswith("/in")


@pytest.mark.S("S-25")
def test_typing_keeps_the_page_awake(window: Page) -> None:
    window.clock.install()
    note_begun(window)
    window.clock.run_for("04:00")
    window.locator("[name=words]").press("a")
    window.clock.run_for("04:00")
    assert window.url.endswith("/book/new")
    window.clock.run_for("01:10")
    window.wait_for_url("**/locked")


@pytest.mark.S("S-26")
def test_the_way_in_names_nobody_and_remembers_nobody(window: Page) -> None:
    name = note_begun(window)
    for path in ("/locked", "/in", "/start", "/back"):
        window.goto(path)
        assert name not in window.content()
        assert all(value == "" for value in values_of(window))
        expect(window.locator("input[type=checkbox]")).to_have_count(0)


def values_of(page: Page) -> list[str]:
    fields = page.locator("main input:not([type=hidden]), main textarea").all()
    return [field.input_value() for field in fields]


@pytest.mark.S("S-26")
def test_a_wrong_passphrase_is_not_shown_again(window: Page) -> None:
    person.sign_in(window, person.fresh_name(), "a wrong long passphrase")
    expect(window.get_by_role("alert")).to_contain_text(re.compile("open nothing here"))
    assert "a wrong long passphrase" not in window.content()


@pytest.mark.S("S-29")
def test_the_written_words_open_the_notes_again_with_a_new_passphrase(visit: Visit) -> None:
    first, name = visit(), person.fresh_name()
    words = person.sign_up(first, name)
    first.goto("/book/new")
    first.locator("[name=words]").fill(WORDS)
    first.get_by_role("button", name="Keep it").click()
    page = visit()
    page.goto("/back")
    page.get_by_label("A name for these notes").fill(name)
    page.locator("[name=words]").fill(words)
    for field in ("passphrase", "again"):
        page.locator(f"[name={field}]").fill("another five plain garden words")
    page.locator("main button.button").first.click()
    person.check_the_code(page)
    page.goto("/book")
    expect(page.locator("blockquote")).to_have_text(WORDS)
    first.goto("/book")
    assert first.url.endswith("/in")
