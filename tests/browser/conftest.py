"""A real server, a real Chromium, and visitors with a window each.

Anna writes here. Ben, her partner, may sit down at the same device after her.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright

from tests.browser import person
from tests.browser.chromium import launch
from tests.browser.journals import realistic
from tests.browser.server import Server, running_server
from tests.browser.sizes import PATIENCE, PHONE

LEAVES_TO = "https://www.wikipedia.org/"
Visit = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launch(playwright.chromium)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """Opens a window of its own for each visitor: `visit(scripts=False, dark=True, size=DESK)`.

    After the test, no page may have asked another host for anything (S-23; Leave now alone goes
    elsewhere), and no script may have failed.
    """
    contexts, faults = [], []

    def heard(request: Request) -> None:
        if urlsplit(request.url).scheme in {"data", "blob", "about", "chrome-error"}:
            return
        if request.url != LEAVES_TO and not request.url.startswith(server.address):
            faults.append(f"asked another host: {request.url}")

    def begin(
        *,
        size: dict[str, int] = PHONE,
        scripts: bool = True,
        dark: bool = False,
        cookies: Any = None,
        **more: Any,
    ) -> Page:
        context = browser.new_context(
            base_url=server.address,
            viewport=size,
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            storage_state=cookies,
            **more,
        )
        context.set_default_timeout(PATIENCE)
        context.on("request", heard)
        context.on("weberror", lambda fault: faults.append(f"script failed: {fault.error}"))
        context.on("console", lambda line: faults.extend(_refused(line)))
        contexts.append(context)
        return context.new_page()

    yield begin
    for context in contexts:
        context.close()
    assert faults == []


def _refused(line: Any) -> list[str]:
    """What the page's own policy had to stop."""
    return [line.text] if "Content Security Policy" in line.text else []


@pytest.fixture(scope="session")
def annas_name(browser: Browser, server: Server) -> str:
    """Anna has seven weeks of notes, and an open gate."""
    name = person.fresh_name()
    context = browser.new_context(base_url=server.address, viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    person.sign_up(page, name)
    person.bring_back(page, realistic().file())
    person.answer_the_questions(page)
    context.close()
    return name


@pytest.fixture(scope="module")
def anna(browser: Browser, server: Server, annas_name: str) -> Any:
    """What her window holds when she sits down. Anew for each file: notes lock when left alone."""
    context = browser.new_context(base_url=server.address, viewport=PHONE)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    person.sign_in(page, annas_name)
    page.wait_for_url("**/today")
    state = context.storage_state()
    context.close()
    return state


@pytest.fixture
def window(visit: Visit) -> Page:
    """One visitor with a phone."""
    return visit()
