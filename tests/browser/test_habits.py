"""What people do without thinking: press twice, go back, press Ctrl and Enter."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import person
from tests.browser.conftest import Visit

BOTH = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])


@BOTH
@pytest.mark.S("R-8")
def test_a_double_click_keeps_one_entry(visit: Visit, scripts: bool) -> None:
    page = visit(scripts=scripts)
    person.sign_up(page)
    page.goto("/book/new")
    page.locator("[name=words]").fill("Once is enough.")
    page.get_by_role("button", name="Keep it").dblclick()
    page.wait_for_url("**/book")
    page.wait_for_load_state("networkidle")
    page.goto("/book")
    expect(page.locator("blockquote")).to_have_text(["Once is enough."])


@BOTH
@pytest.mark.S("R-8")
def test_a_form_sent_again_by_the_back_button_keeps_one_entry(visit: Visit, scripts: bool) -> None:
    page = visit(scripts=scripts)
    person.sign_up(page)
    page.goto("/book/new")
    page.locator("[name=words]").fill("Once is enough.")
    body = page.locator("main form").evaluate("form => [...new FormData(form)]")
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/book")
    assert page.context.request.post("/book/new", form=dict(body)).ok
    page.goto("/book")
    expect(page.locator("blockquote")).to_have_count(1)


@BOTH
def test_the_back_button_brings_every_refusal_back_as_it_was_typed(
    visit: Visit, scripts: bool
) -> None:
    page = visit(scripts=scripts)
    person.write_the_no(page, person.NO_ONCE, person.NO_TWICE)
    page.go_back()
    for place, said in enumerate((person.NO_ONCE, person.NO_TWICE)):
        expect(page.locator(f"[name=form-{place}-words]")).to_have_value(said)


@BOTH
def test_a_fault_in_the_form_leaves_what_was_typed(visit: Visit, scripts: bool) -> None:
    page = visit(scripts=scripts)
    page.goto("/write")
    page.locator("[name=form-0-words]").fill(person.NO_ONCE)
    page.get_by_role("button", name="Add another time they said no").click()
    page.get_by_role("button", name="Read it with me").click()
    expect(page.locator(".errorlist")).to_be_visible()
    expect(page.locator("[name=form-0-words]")).to_have_value(person.NO_ONCE)


def test_ctrl_and_enter_send_the_form(window: Page) -> None:
    window.goto("/write")
    window.locator("[name=form-0-words]").fill(person.NO_ONCE)
    window.locator("[name=form-0-words]").press("Control+Enter")
    window.wait_for_url("**/write/look")


def test_another_day_asks_for_its_date_only_when_chosen(window: Page) -> None:
    window.goto("/write")
    expect(window.locator("[name=form-0-other_day]")).to_be_hidden()
    window.locator("[name=form-0-when]").select_option("other")
    expect(window.locator("[name=form-0-other_day]")).to_be_visible()


def test_without_scripts_the_date_is_there_from_the_start(visit: Visit) -> None:
    page = visit(scripts=False)
    page.goto("/write")
    expect(page.locator("[name=form-0-other_day]")).to_be_visible()


def test_the_words_can_be_copied_and_shown_large(visit: Visit, anna: object) -> None:
    page = visit(cookies=anna, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/cards")
    words = page.locator(".say p").first.inner_text()
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == words.strip()
    page.get_by_role("button", name="Show it large").first.click()
    expect(page.get_by_role("dialog")).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_without_scripts_no_button_is_shown_that_needs_one(visit: Visit) -> None:
    page = visit(scripts=False)
    for path in ("/cards", "/read/1", "/help/plan"):
        page.goto(path)
        for name in ("Copy", "Show it large", "Print it"):
            expect(page.get_by_role("button", name=name)).to_have_count(0)


@pytest.mark.S("R-8")
def test_words_not_sent_are_there_after_a_look_at_the_help_page(visit: Visit) -> None:
    page = visit()
    page.goto("/write")
    page.locator("[name=form-0-words]").fill("You want to be told that you are right.")
    page.get_by_role("link", name="Help").first.click()
    page.wait_for_url("**/help")
    page.goto("/write")
    expect(page.locator("[name=form-0-words]")).to_have_value(
        "You want to be told that you are right."
    )


@pytest.mark.S("R-8")
def test_a_link_is_followed_only_when_the_words_one_began_are_kept(visit: Visit) -> None:
    page = visit()
    _begin_and_follow_a_link(page, keeping="new Promise(go => { window.go = go; })")
    assert page.url.endswith("/write")
    page.evaluate("window.go()")
    page.wait_for_url("**/help")
    page.goto("/write")
    expect(page.locator("[name=form-0-words]")).to_have_value("You want to be told you are right.")


def test_a_link_is_followed_all_the_same_when_the_words_can_not_be_kept(visit: Visit) -> None:
    page = visit()
    _begin_and_follow_a_link(page, keeping="Promise.reject()")
    page.wait_for_url("**/help")


def test_a_link_is_followed_all_the_same_when_keeping_takes_long(visit: Visit) -> None:
    page = visit()
    _begin_and_follow_a_link(page, keeping="new Promise(() => {})")
    page.evaluate("window.ring()")
    page.wait_for_url("**/help")


def _begin_and_follow_a_link(page: Page, keeping: str) -> None:
    """`keeping` stands before the request that keeps what was begun; no second goes by."""
    page.goto("/write")
    page.evaluate(
        f"""() => {{
            const sent = window.fetch;
            window.fetch = (...what) => {keeping}.then(() => sent(...what));
            window.setTimeout = ring => {{ window.ring = ring; }};
        }}"""
    )
    page.locator("[name=form-0-words]").fill("You want to be told you are right.")
    page.get_by_role("link", name="Help").first.click()


@pytest.mark.S("S-16")
def test_words_not_sent_are_gone_when_one_leaves_after_a_look_at_the_help_page(
    visit: Visit,
) -> None:
    page = visit()
    page.goto("/write")
    page.locator("[name=form-0-words]").fill("Nobody needs to see this.")
    page.get_by_role("link", name="Help").first.click()
    page.wait_for_url("**/help")
    page.context.route("https://www.wikipedia.org/", lambda route: route.fulfill(body="elsewhere"))
    page.locator("a.leave").click()
    page.wait_for_url("https://www.wikipedia.org/")
    page.goto("/write")
    expect(page.locator("[name=form-0-words]")).to_have_value("")


def test_a_part_that_was_just_added_is_not_called_wrong(visit: Visit) -> None:
    page = visit()
    page.goto("/write")
    page.locator("[name=form-0-words]").fill("No.")
    page.get_by_role("button", name="Add another time").click()
    expect(page.locator("[name=form-1-words]")).to_be_visible()
    expect(page.locator(".errorlist")).to_have_count(0)
