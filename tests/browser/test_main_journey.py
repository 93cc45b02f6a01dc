"""From "they said no" to one next step with the words to use: the main job, as people do it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import person
from tests.browser.conftest import Visit
from tests.browser.sizes import DESK, PHONE

SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


def journey(page: Page) -> None:
    """Every page of it, with what each one has to show."""
    page.goto("/")
    page.get_by_role("link", name="Write down what they said").click()
    page.wait_for_url("**/write")
    person.write_the_no(page, person.NO_ONCE, person.NO_TWICE)
    expect(page.locator("blockquote")).to_contain_text([person.NO_ONCE, person.NO_TWICE])
    page.get_by_role("button", name="That fits. Go on").click()
    expect(page.get_by_role("status")).to_contain_text("What you wrote is still here")
    person.sign_up(page)
    # Nothing that involves the partner before the private questions were answered.
    expect(page.get_by_role("link", name="Go to the private questions")).to_be_visible()
    person.answer_the_questions(page)
    plan_with_words(page)


def plan_with_words(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    said = page.locator(".say p").first.inner_text()
    assert len(said.split()) >= 8, said
    expect(page.get_by_role("heading", name="Why this, and why now")).to_be_visible()
    expect(page.locator("ul.facts li").first).to_be_visible()


@SIZES
@pytest.mark.S("S-07")
def test_the_main_journey_works_without_any_script(visit: Visit, size: dict[str, int]) -> None:
    journey(visit(scripts=False, size=size))


@SIZES
@pytest.mark.S("S-17", "S-22")
def test_the_main_journey_leaves_nothing_in_the_browsers_stores(
    visit: Visit, size: dict[str, int]
) -> None:
    page = visit(size=size)
    journey(page)
    assert page.evaluate(STORES) == {"local": 0, "session": 0, "bases": 0, "caches": 0, "work": 0}
    cookies = page.context.cookies()
    assert {cookie["name"] for cookie in cookies} == {"n", "f"}
    assert all(cookie["expires"] == -1 and cookie["httpOnly"] for cookie in cookies)


STORES = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  work: (await navigator.serviceWorker.getRegistrations()).length,
})"""


@pytest.mark.S("S-43")
def test_the_main_journey_works_by_keyboard_alone(window: Page) -> None:
    window.goto("/")
    walk_to(window, "Write down what they said")
    press(window, "Enter")
    walk_to(window, "What did your partner say?")
    window.keyboard.type(person.NO_ONCE)
    walk_to(window, "Read it with me")
    press(window, "Enter")
    walk_to(window, "That fits. Go on")
    press(window, "Space")
    for label in ("A name for these notes", "A passphrase", "The same passphrase again"):
        walk_to(window, label)
        window.keyboard.type(person.fresh_name() if "name" in label else person.PASSPHRASE)
    press(window, "Enter")
    walk_to(window, "I can’t write it down now")
    press(window, "Enter")
    walk_to(window, "Go to the private questions")
    press(window, "Enter")
    walk_to(window, "Yes, I can answer now")
    press(window, "Enter")
    for name in person.question_names(window):
        walk_to_question(window, name)
        window.keyboard.press("Space")
        window.keyboard.press("ArrowDown")  # from "Yes" to "No"
        expect(window.locator(f"input[name={name}][value=no]")).to_be_checked()
    walk_to(window, "Done")
    press(window, "Enter")
    plan_with_words(window)


FOCUSED = """() => {
  const on = document.activeElement;
  const labels = on.labels ? [...on.labels].map(label => label.innerText) : [];
  return [on.innerText || "", ...labels].map(text => text.trim());
}"""


def walk_to(page: Page, words: str) -> None:
    """Press Tab until the thing with these words has the focus."""
    for _ in range(120):
        if words in page.evaluate(FOCUSED):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to: {words}")


def press(page: Page, key: str) -> None:
    """A key that leads to another page."""
    with page.expect_navigation():
        page.keyboard.press(key)


def walk_to_question(page: Page, name: str) -> None:
    for _ in range(12):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never comes to the question {name}")


def test_one_yes_shows_who_can_help_and_no_words_for_the_partner(window: Page) -> None:
    person.sign_up(window)
    person.write_the_no(window, person.NO_ONCE)
    window.get_by_role("button", name=re.compile("That fits")).click()
    person.answer_the_questions(window, frightened="yes")
    expect(window.get_by_role("link", name="See who can help").first).to_be_visible()
    expect(window.get_by_role("link", name="Choose another step")).to_have_count(0)
    window.goto("/cards")
    expect(window.locator(".say")).to_have_count(0)
    expect(window.locator("main")).to_contain_text("closed for now")


def test_not_being_alone_leads_to_help_and_asks_nothing(window: Page) -> None:
    person.sign_up(window)
    window.goto("/questions")
    window.locator("button[name=alone][value=no]").click()
    expect(window).to_have_url(re.compile("/help$"))
    expect(window.locator("fieldset.question")).to_have_count(0)
