"""The neutral site that Leave now goes to, played by the test: nothing leaves this machine."""

from __future__ import annotations

import base64
from typing import Any

from playwright.sync_api import Page

from sameteam.web.safety.views import LEAVE_TO

BODY = base64.b64encode(b"<!doctype html><title>Elsewhere</title><p>Elsewhere").decode()


def let_it_answer(page: Page) -> list[dict[str, Any]]:
    """From now on the neutral site answers in this window; returns what it is asked, as it comes.

    Playwright's own routes never see where a redirect leads, so the browser is told itself.
    """
    asked: list[dict[str, Any]] = []
    browser = page.context.new_cdp_session(page)

    def answer(event: dict[str, Any]) -> None:
        if event["resourceType"] == "Document":
            asked.append(event["request"])
        reply = {"requestId": event["requestId"], "responseCode": 200, "body": BODY}
        browser.send("Fetch.fulfillRequest", reply)

    browser.on("Fetch.requestPaused", answer)
    browser.send("Fetch.enable", {"patterns": [{"urlPattern": f"{LEAVE_TO[0]}*"}]})
    return asked


def hold_the_way(page: Page) -> None:
    """/leave answers "nothing to show": the page stays for as long as a test looks at it."""
    page.context.route("**/leave", lambda route: route.fulfill(status=204))


def press_leave(page: Page) -> None:
    page.locator("a.leave:visible").last.click(no_wait_after=True)
