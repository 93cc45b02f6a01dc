"""What a person does on the pages, step by step. Works with scripts and without."""

from __future__ import annotations

import itertools

from playwright.sync_api import Page, expect

PASSPHRASE = "four plain river stones"
# Two refusals as people say them; the second one has a word that appears nowhere else.
NO_ONCE = "I'm not going to sit there and be told that everything is my fault."
NO_TWICE = "Therapy is for people who can't fix their own problems. Zanzibar."
CANARY = "Zanzibar"
_numbers = itertools.count(1)


def fresh_name() -> str:
    return f"Anna {next(_numbers)}"


def write_the_no(page: Page, *words: str) -> None:
    """From any page to the reasons found in these words."""
    if not page.url.endswith("/write"):
        page.goto("/write")
    for place, said in enumerate(words):
        if place:
            page.get_by_role("button", name="Add another time they said no").click()
        page.locator(f"[name=form-{place}-words]").fill(said)
    page.get_by_role("button", name="Read it with me").click()
    page.wait_for_url("**/write/look")


def sign_up(page: Page, name: str = "", passphrase: str = PASSPHRASE) -> str:
    """From /start to the plan page; returns the recovery words."""
    if not page.url.endswith("/start"):
        page.goto("/start")
    fill_the_start(page, name or fresh_name(), passphrase)
    page.wait_for_url("**/code")
    return check_the_code(page)


def fill_the_start(page: Page, name: str, passphrase: str) -> None:
    page.get_by_label("A name for these notes").fill(name)
    page.get_by_label("A passphrase", exact=True).fill(passphrase)
    page.get_by_label("The same passphrase again").fill(passphrase)
    page.get_by_role("button", name="Keep my notes here").click()


def check_the_code(page: Page) -> str:
    """Read the twelve words, then give back the two that are asked for."""
    shown = page.locator(".code li")
    expect(shown).to_have_count(12)  # a press returns before the page that it leads to is there
    words = [text.split()[-1] for text in shown.all_inner_texts()]
    page.get_by_role("link", name="I wrote it down").click()
    page.wait_for_url("**/code/check")
    for field in page.locator("input[name^=word]").all():
        place = int((field.get_attribute("name") or "").removeprefix("word"))
        field.fill(words[place - 1])
    page.locator("main button.button").first.click()
    page.wait_for_url("**/today")
    return " ".join(words)


def sign_in(page: Page, name: str, passphrase: str = PASSPHRASE) -> None:
    page.goto("/in")
    page.get_by_label("A name for these notes").fill(name)
    page.get_by_label("Passphrase").fill(passphrase)
    page.locator("main button.button").first.click()


def answer_the_questions(page: Page, answer: str = "no", **others: str) -> None:
    """The interruption page, then every question with one answer, some with another."""
    page.goto("/questions")
    page.locator("button[name=alone][value=yes]").click()
    for name in question_names(page):
        page.locator(f"input[name={name}][value={others.get(name, answer)}]").check()
    page.get_by_role("button", name="Done").click()
    page.wait_for_url("**/today")


def question_names(page: Page) -> list[str]:
    page.wait_for_load_state("load")  # a click waits until a page comes, not for all of it
    fields = page.locator("fieldset.question").all()
    return [(field.get_attribute("id") or "").removeprefix("q-") for field in fields]


def bring_back(page: Page, journal: bytes, passphrase: str = PASSPHRASE) -> None:
    """A copy of a journal, through the page that takes it in."""
    page.goto("/settings/bring")
    file = {"name": "notes.json", "mimeType": "application/json", "buffer": journal}
    page.locator("[name=file]").set_input_files(file)
    page.locator("[name=old]").fill(passphrase)
    page.get_by_role("button", name="Bring it back").click()
    page.wait_for_selector("[role=status]")
