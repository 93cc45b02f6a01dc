"""Pictures of every page: `make screenshots` writes them to screenshots/, which git ignores.

    screenshots/<phone|desk>-<light|dark>/<who>-<place>.png          the whole page
    screenshots/<phone|desk>-<light|dark>/<who>-<place>.first.png    the first screenful

The places are those of the tests, so that a new page is in the pictures, too.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import django
from playwright.sync_api import Browser, sync_playwright

from tests.browser import person
from tests.browser.chromium import launch
from tests.browser.journals import realistic
from tests.browser.server import running_server
from tests.browser.sizes import DESK, PATIENCE, PHONE

FOLDER = Path(__file__).parents[2] / "screenshots"
SIZES = {"phone": PHONE, "desk": DESK}


def annas_window(browser: Browser, address: str) -> Any:
    """Anna, with seven weeks of notes and an open gate."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    person.sign_up(page)
    person.bring_back(page, realistic().file())
    person.answer_the_questions(page)
    state = context.storage_state()
    context.close()
    return state


def take(browser: Browser, address: str, anna: Any) -> int:
    """Each place is gone to once, and looked at in every size and scheme. Returns how many."""
    from tests.browser.places import PLACES  # It reads the URL table, which Django sets up.

    for place in PLACES:
        window = anna if place.who == "anna" else None
        context = browser.new_context(base_url=address, storage_state=window)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        place.go(page)
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                folder = FOLDER / f"{size}-{scheme}"
                folder.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=folder / f"{place}.first.png")
                page.screenshot(path=folder / f"{place}.png", full_page=True)
        context.close()
    return len(PLACES)


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "sameteam.web.settings.test"
    django.setup()
    with running_server() as server, sync_playwright() as playwright:
        browser = launch(playwright.chromium)
        count = take(browser, server.address, annas_window(browser, server.address))
        browser.close()
    print(f"{count} places, each in four looks: {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
