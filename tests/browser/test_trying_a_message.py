"""Marks as one types, each in reach of a keyboard and a screen reader; the same without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.sizes import DESK, PHONE

HARD = "Thank you for the school run. You never help with the kids. Could we talk on Sunday?"
STOP = "You are selfish. You never help with the kids."
BOTH = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])
# Holds every answer until the test lets it go, and tells what was sent.
HELD = """() => {
  const real = window.fetch;
  window.most = 0; window.under = 0; window.sent = [];
  window.fetch = async (...given) => {
    if (given[0] !== "/say/check") { return real(...given); }
    window.under += 1; window.most = Math.max(window.most, window.under);
    window.sent.push(given[1].body.get("words"));
    document.body.dataset.sent = window.sent.length;
    await new Promise((go) => { window.letGo = go; });
    try { return await real(...given); } finally { window.under -= 1; }
  };
}"""


@pytest.fixture
def say(visit: Visit, anna: Any) -> Page:
    page = visit(cookies=anna, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/say")
    begin_anew(page)
    return page


def begin_anew(page: Page) -> None:
    """What the test before has left in Anna's visit goes."""
    if page.locator("[name=words]").input_value():
        page.get_by_role("button", name="Start over").click()
        expect(page.locator("[name=words]")).to_have_value("")


def words(page: Page) -> Any:
    return page.get_by_label("Your message")


def notes(page: Page) -> Any:
    return page.locator("li.note:not(.good)")


def test_marks_come_as_one_types_and_no_word_stands_in_the_address(say: Page) -> None:
    address = say.url
    words(say).press_sequentially("You never help with the kids.")
    expect(notes(say)).to_have_count(1)
    expect(notes(say)).to_contain_text("Instead:")
    expect(say.locator("#verdict")).to_have_text("Not yet")
    expect(words(say)).to_be_focused()
    assert say.url == address
    words(say).fill("I feel lonely. Could we talk on Sunday?")
    expect(say.locator("#verdict")).to_have_text("Ready to say")
    expect(notes(say)).to_have_count(0)


def test_one_request_is_under_way_at_a_time_and_the_latest_text_wins(say: Page) -> None:
    say.clock.install(time="2030-01-01T10:00:00")
    say.reload()
    say.clock.pause_at("2030-01-01T10:03:00")  # before the page would lock itself
    say.evaluate(HELD)
    words(say).press_sequentially("You never")
    say.clock.run_for(399)
    assert say.evaluate("window.sent") == []
    say.clock.run_for(1)
    assert say.evaluate("window.sent") == ["You never"]
    for typed in (" help with the kids.", " You are selfish."):
        words(say).press_sequentially(typed)
        say.clock.run_for(1_000)
    assert say.evaluate("window.sent") == ["You never"]
    say.evaluate("window.letGo()")
    latest = "You never help with the kids. You are selfish."
    expect(say.locator("body")).to_have_attribute("data-sent", "2")
    assert say.evaluate("window.sent[1]") == latest
    expect(notes(say)).to_have_count(0)  # what is out of date is not shown
    say.evaluate("window.letGo()")
    expect(notes(say)).to_have_count(2)
    assert say.evaluate("[window.most, window.sent.length]") == [1, 2]


def test_a_mark_is_set_aside_by_one_press_and_comes_back_with_other_words(say: Page) -> None:
    words(say).fill(STOP)
    expect(notes(say)).to_have_count(2)
    say.get_by_role("button", name="Leave mine (mark 1").click()
    expect(notes(say)).to_have_count(1)
    expect(notes(say)).to_be_focused()
    say.get_by_role("button", name="Leave mine (mark 2").click()
    expect(say.locator("#verdict")).to_have_text("No marks left")
    expect(say.locator("#verdict")).to_be_focused()
    words(say).fill("You are so selfish. You never help with the kids.")
    expect(notes(say)).to_have_count(1)
    say.get_by_text("Set aside by you").click()
    say.get_by_role("button", name="Mark it again").click()
    expect(notes(say)).to_have_count(2)


def test_ctrl_and_enter_check_at_once_and_lead_to_the_verdict(say: Page) -> None:
    say.evaluate("window.same = true")
    words(say).fill(STOP)
    words(say).press("Control+Enter")
    expect(say.locator("#verdict")).to_be_focused()
    expect(say.locator("#verdict")).to_have_text("Better wait with this one")
    assert say.evaluate("window.same")


def test_another_way_is_put_in_at_its_place_and_undone(say: Page) -> None:
    mine = "🙂 " + HARD
    words(say).fill(mine)
    say.get_by_role("button", name="Put this in for mark 1").click()
    expect(notes(say)).to_have_count(0)
    put = words(say).input_value()
    assert put.startswith("🙂 Thank you for the school run. ")
    assert put.endswith(" Could we talk on Sunday?")
    assert "never" not in put
    say.get_by_role("button", name="Put my words back").click()
    expect(words(say)).to_have_value(mine)
    expect(notes(say)).to_have_count(1)


def test_what_was_put_in_has_its_first_blank_selected(say: Page) -> None:
    words(say).fill("You never listen.")
    say.get_by_role("button", name="Put this in").click()
    expect(words(say)).to_be_focused()
    say.keyboard.type("Sunday")
    assert words(say).input_value().count("____") == 2
    assert "Sunday" in words(say).input_value()


def test_copy_always_copies_and_says_once_why_to_wait(say: Page) -> None:
    words(say).fill(STOP)
    expect(say.locator("#verdict")).to_have_text("Better wait with this one")
    say.get_by_role("button", name="Copy").click()
    assert say.evaluate("navigator.clipboard.readText()") == STOP
    expect(say.locator("#wait")).to_be_visible()
    words(say).fill(STOP + " Idiot.")
    expect(say.locator("#wait")).to_be_hidden()
    expect(notes(say)).to_have_count(3)
    say.get_by_role("button", name="Copy").click()
    expect(say.get_by_role("button", name="Copied")).to_be_visible()
    expect(say.locator("#wait")).to_be_hidden()


def test_each_mark_is_reached_by_keyboard_and_read_with_its_reason(say: Page) -> None:
    words(say).fill(HARD)
    mark = say.locator(".marked").get_by_role("link", name="never help")
    expect(mark).to_have_accessible_description(re.compile("speaks of every time.*exception"))
    words(say).focus()
    for _ in range(8):
        say.keyboard.press("Tab")
        if mark.evaluate("(mark) => mark === document.activeElement"):
            break
    expect(mark).to_be_focused()
    say.keyboard.press("Enter")
    say.keyboard.press("Tab")
    expect(say.get_by_role("button", name="Put this in for mark 1")).to_be_focused()
    expect(say.get_by_role("region", name="Not yet")).to_be_visible()
    expect(say.get_by_role("listitem").filter(has_text="Instead:")).to_have_count(1)


def test_a_screen_reader_is_told_in_a_few_words_and_only_when_it_changes(say: Page) -> None:
    told = say.locator("#told")
    expect(told).to_have_attribute("role", "status")
    say.evaluate(
        """() => { window.told = 0; new MutationObserver(() => { window.told += 1; })
        .observe(document.getElementById("told"), { childList: true }); }"""
    )
    words(say).fill("You never help with the kids.")
    expect(told).to_have_text("Not yet. Marks: 1.")
    for more in (" It", " is late."):
        with say.expect_response("**/say/check"):
            words(say).press_sequentially(more)
    expect(say.locator(".marked")).to_contain_text("It is late")
    assert say.evaluate("window.told") == 1


def test_words_of_danger_bring_help_as_one_types(say: Page) -> None:
    words(say).fill("He choked me last night. How do I say that I forgive him?")
    expect(say.get_by_role("status", name="What we noticed")).to_be_visible()
    expect(say.get_by_role("button", name="Copy")).to_be_hidden()
    expect(notes(say)).to_have_count(0)
    words(say).fill(HARD)
    expect(notes(say)).to_have_count(1)


def test_a_lost_line_is_said_and_loses_nothing(say: Page) -> None:
    say.context.set_offline(True)
    words(say).fill(HARD)
    expect(say.locator("#paused")).to_be_visible()
    expect(words(say)).to_have_value(HARD)
    say.context.set_offline(False)
    say.get_by_role("button", name="Check it").click()
    expect(notes(say)).to_have_count(1)
    expect(say.locator("#paused")).to_be_hidden()


@pytest.mark.S("S-16", "S-22")
def test_nothing_of_it_lies_in_the_browsers_stores(say: Page) -> None:
    words(say).fill(HARD)
    expect(notes(say)).to_have_count(1)
    assert say.evaluate("localStorage.length + sessionStorage.length") == 0
    assert say.evaluate("caches.keys()") == []


@pytest.mark.S("R-8")
def test_words_not_sent_are_there_after_a_look_at_the_help_page(say: Page) -> None:
    words(say).fill(HARD)
    say.get_by_role("link", name="Help").first.click()
    say.wait_for_url("**/help")
    say.goto("/say")
    expect(words(say)).to_have_value(HARD)
    expect(notes(say)).to_have_count(1)


@BOTH
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_whole_of_it_works_with_and_without_scripts(
    visit: Visit, anna: Any, scripts: bool, size: dict[str, int]
) -> None:
    page = visit(cookies=anna, scripts=scripts, size=size)
    page.goto("/say")
    begin_anew(page)
    words(page).fill(HARD)
    page.get_by_role("button", name="Check it").click()
    expect(notes(page)).to_have_count(1)
    page.get_by_role("button", name="Leave mine (mark 1").click()
    expect(page.locator("#verdict")).to_have_text("No marks left")
    page.get_by_text("Set aside by you").click()
    page.get_by_role("button", name="Mark it again").click()
    expect(notes(page)).to_have_count(1)
    page.get_by_role("button", name="Put this in for mark 1").click()
    expect(page.locator("#verdict")).to_have_text("Ready to say")
    page.get_by_role("button", name="Put my words back").click()
    expect(words(page)).to_have_value(HARD)
    page.get_by_role("button", name="Say it another way").click()
    page.get_by_label("What happened, and when?").fill("the kids were up till ten on Tuesday")
    page.get_by_label("What did you feel?").fill("worn out")
    page.get_by_label("What do you wish for now?").fill("take bedtime on Thursday")
    page.get_by_role("button", name="Put it together").click()
    expect(page.locator("#say-composed")).to_contain_text("worn out")
    page.get_by_role("button", name="Use these words").click()
    expect(page.locator("#verdict")).to_have_text("Ready to say")
    expect(words(page)).to_have_value(page.locator(".marked").inner_text().strip())
    page.reload()
    expect(page.locator("#verdict")).to_have_text("Ready to say")
    page.get_by_role("button", name="Keep it for me").click()
    page.wait_for_url("**/book")
    expect(page.locator("blockquote").first).to_contain_text("worn out")


def test_without_scripts_no_button_is_shown_that_needs_one(visit: Visit, anna: Any) -> None:
    page = visit(cookies=anna, scripts=False)
    page.goto("/say")
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
