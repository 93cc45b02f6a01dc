"""Help is for everyone: no account, no cookie, no other site, and nothing dials by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sameteam.web.safety.views import PAGES
from sameteam.web.shared.library import library
from tests.browser.conftest import Visit

HELP = ["/help", "/help/plan", *(f"/help/{name}" for name in PAGES)]
BOTH = pytest.mark.parametrize("scripts", [False, True], ids=["no-script", "script"])


@BOTH
@pytest.mark.S("S-18", "S-19")
def test_help_sets_no_cookie_and_stores_nothing(visit: Visit, scripts: bool) -> None:
    page = visit(scripts=scripts)
    for path in [*HELP[:1], *HELP[2:], "/help/in/us"]:
        answer = page.goto(path)
        assert answer.status == 200
        assert page.url.endswith(path)
        assert page.context.cookies() == [], path


@pytest.mark.S("S-19")
def test_a_help_page_stays_readable_when_the_network_goes(window: Page) -> None:
    window.goto("/help/in/gb")
    window.context.set_offline(True)
    expect(window.locator(".lines a.call").first).to_be_visible()
    window.emulate_media(color_scheme="dark")
    expect(window.locator(".lines a.call").last).to_be_attached()


# The line's own words about call log, messages and bill, in the same entry of the list.
BARE_NUMBERS = """() => [...document.querySelectorAll("a[href^='tel:'], a[href^='sms:']")]
  .filter(link => !/call log|your messages|bill/.test(link.closest("li")?.innerText || ""))
  .map(link => link.outerHTML)"""


@pytest.mark.S("S-20")
def test_beside_every_number_stands_what_a_call_leaves_behind(window: Page) -> None:
    seen = 0
    for country in library().countries:
        window.goto(f"/help/in/{country}")
        assert window.evaluate(BARE_NUMBERS) == [], country
        seen += window.locator("a[href^='tel:'], a[href^='sms:']").count()
    assert seen > 40


@pytest.mark.S("S-38")
def test_what_is_printed_has_a_plain_title_and_nothing_else_of_ours(
    visit: Visit, anna: object
) -> None:
    page = visit(cookies=anna)
    for path in ("/help/plan", "/today", "/settings/copy"):
        page.goto(path)
        page.emulate_media(media="print")
        expect(page.locator("header")).to_be_hidden()
        expect(page.locator("footer")).to_be_hidden()
        assert page.title() == "Notes"
