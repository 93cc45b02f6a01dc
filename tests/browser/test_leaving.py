"""Leave now: at once, for good, and nothing of it to be read afterwards.

Anna writes about the word "Zanzibar"; whoever sits down after her must not find it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from sameteam.web.safety.views import LEAVE_TO
from tests.browser import elsewhere, person
from tests.browser.chromium import launch
from tests.browser.conftest import Visit
from tests.browser.server import Server
from tests.browser.sizes import PATIENCE

SCRIPTS = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])


def signed_in_at_the_book(page: Page, *, path: str = "/book") -> None:
    """Anna, with a no that says Zanzibar on the page in front of her."""
    person.sign_up(page)
    person.write_the_no(page, person.NO_TWICE)
    page.get_by_role("button", name="That fits").click()
    page.wait_for_url("**/today")
    page.goto(path)


@SCRIPTS
@pytest.mark.S("S-07", "S-12", "S-15")
def test_leave_now_goes_elsewhere_and_takes_every_cookie(visit: Visit, scripts: bool) -> None:
    page = visit(scripts=scripts)
    signed_in_at_the_book(page)
    asked = elsewhere.let_it_answer(page)
    elsewhere.press_leave(page)
    page.wait_for_url(LEAVE_TO[0])
    assert page.context.cookies() == []
    # The other site learns nothing of where one comes from.
    assert [request["url"] for request in asked] == [LEAVE_TO[0]]
    assert "referer" not in {name.lower() for name in asked[0]["headers"]}


@SCRIPTS
@pytest.mark.S("S-11")
def test_the_visit_is_over_even_when_the_other_page_never_comes(
    visit: Visit, server: Server, scripts: bool
) -> None:
    page = visit(scripts=scripts)
    signed_in_at_the_book(page)
    before = page.context.storage_state()
    with page.expect_event("requestfailed"):  # no network beyond this machine
        elsewhere.press_leave(page)
    ben = visit(cookies=before)
    ben.goto("/book")
    expect(ben).to_have_url(f"{server.address}/in")


@SCRIPTS
@pytest.mark.S("S-13")
def test_back_after_leaving_shows_nothing_of_what_was_written(visit: Visit, scripts: bool) -> None:
    page = visit(scripts=scripts)
    signed_in_at_the_book(page)
    assert person.CANARY in page.content()
    elsewhere.let_it_answer(page)
    elsewhere.press_leave(page)
    page.wait_for_url(LEAVE_TO[0])
    for _ in range(4):
        page.go_back()
        assert person.CANARY not in page.content()
    again = page.context.new_page()
    again.goto("/today")
    assert again.url.endswith("/in")


@pytest.fixture
def remembering(browser: Browser) -> Iterator[Browser]:
    """A Chromium that keeps left pages in memory, as those of people do; Playwright's does not."""
    chromium = launch(browser.browser_type, leave_out=["--disable-back-forward-cache"])
    yield chromium
    chromium.close()


@pytest.mark.S("S-13")
def test_a_page_kept_in_the_browsers_memory_comes_back_empty(
    remembering: Browser, server: Server
) -> None:
    context = remembering.new_context(base_url=server.address)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    signed_in_at_the_book(page)
    elsewhere.let_it_answer(page)
    elsewhere.press_leave(page)
    page.wait_for_url(LEAVE_TO[0])
    for _ in range(4):
        page.evaluate("history.back()")
        page.wait_for_timeout(300)
        assert person.CANARY not in page.content()
    context.close()


@SCRIPTS
@pytest.mark.S("S-16")
def test_words_typed_and_not_sent_are_gone(visit: Visit, scripts: bool) -> None:
    page = visit(scripts=scripts)
    page.goto("/write")
    page.locator("[name=form-0-words]").fill(person.NO_TWICE)
    elsewhere.let_it_answer(page)
    elsewhere.press_leave(page)
    page.wait_for_url(LEAVE_TO[0])
    page.go_back()
    page.goto("/write")
    assert page.locator("[name=form-0-words]").input_value() == ""


@pytest.mark.S("S-10")
def test_the_page_one_leaves_is_replaced_in_the_history(window: Page) -> None:
    window.goto("/read")
    window.goto("/write")
    length = window.evaluate("history.length")
    elsewhere.let_it_answer(window)
    elsewhere.press_leave(window)
    window.wait_for_url(LEAVE_TO[0])
    assert window.evaluate("history.length") == length
    window.go_back()
    assert window.url.endswith("/read")


def test_the_page_on_private_browsing_says_that_earlier_pages_stay(window: Page) -> None:
    window.goto("/help/device")
    expect(window.locator("main")).to_contain_text("history")


COVERED = """() => {
  const [w, h] = [innerWidth, innerHeight];
  const spots = [[2, 2], [w - 2, 2], [w / 2, h / 2], [2, h - 2], [w - 2, h - 2]];
  return {
    covered: spots.every(([x, y]) => document.elementFromPoint(x, y)?.className === "cover"),
    shown: [...document.querySelectorAll("body > :not(.cover)")].filter(e => e.checkVisibility())
      .map(e => e.tagName),
    title: document.title,
  };
}"""


@pytest.mark.S("S-09")
def test_the_page_is_covered_in_the_moment_of_the_press(window: Page) -> None:
    signed_in_at_the_book(window)
    elsewhere.hold_the_way(window)
    # One and the same task: nothing else can run, or be painted, in between.
    seen = window.evaluate(
        f"() => {{ document.querySelector('a.leave').click(); return ({COVERED})() }}"
    )
    assert seen == {"covered": True, "shown": [], "title": ""}


@pytest.mark.S("S-09")
def test_the_page_is_covered_without_a_network_too(window: Page) -> None:
    signed_in_at_the_book(window)
    window.context.set_offline(True)
    with window.expect_event("requestfailed"):
        seen = window.evaluate(
            f"() => {{ document.querySelector('a.leave').click(); return ({COVERED})() }}"
        )
    assert seen["covered"] is True
    expect(window.locator("body")).not_to_contain_text(person.CANARY)


@pytest.mark.S("S-06", "S-09")
def test_leave_now_works_over_the_words_shown_large(visit: Visit, anna: object) -> None:
    page = visit(cookies=anna)
    page.goto("/cards")
    page.get_by_role("button", name="Show it large").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    elsewhere.hold_the_way(page)
    seen = page.evaluate(
        f"() => {{ document.querySelector('dialog[open] a.leave').click(); return ({COVERED})() }}"
    )
    assert seen["covered"] is True
