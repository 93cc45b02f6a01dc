"""What a person does between the plan and the partner's answer. Works with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from playwright.sync_api import Page, expect

from tests.browser import person

PROBLEM = "how we talk about money at the end of the month"
GOAL = "we plan the month in half an hour, and nobody shouts"


def write_an_old_no(page: Page) -> None:
    """A no of two weeks ago, so that nothing rests."""
    page.goto("/write")
    page.locator("[name=form-0-words]").fill(person.NO_ONCE)
    page.locator("[name=form-0-when]").select_option("other")
    on = date.today() - timedelta(days=14)  # noqa: DTZ011
    page.locator("[name=form-0-other_day]").fill(on.isoformat())
    page.get_by_role("button", name="Read it with me").click()
    page.wait_for_url("**/write/look")
    page.get_by_role("button", name="That fits").click()


def ready_to_ask(page: Page) -> None:
    """Notes of one's own, a reason known, an open gate; ends on the plan."""
    person.sign_up(page)
    write_an_old_no(page)
    page.wait_for_url("**/today")
    person.answer_the_questions(page)


def ready(path: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        ready_to_ask(page)
        page.goto(path)

    return go


def fill_the_ask(page: Page, problem: str = PROBLEM, goal: str = GOAL) -> None:
    page.locator("[name=problem]").fill(problem)
    page.locator("[name=goal]").fill(goal)


def hard_fields(page: Page) -> None:
    ready("/ask")(page)
    fill_the_ask(page, "money, the dishes and your mother", "we are happier")
    page.get_by_role("button", name="See the card").click()
    page.wait_for_url("**/ask/look")


def refused(page: Page) -> None:
    ready("/ask")(page)
    fill_the_ask(page, goal="you keep the tracker app on all day so I can look")
    page.get_by_role("button", name="See the card").click()
    expect(page.locator("main")).to_contain_text("can’t go to your partner")


def planned(page: Page) -> None:
    ready("/talk")(page)
    page.get_by_role("button", name="Keep the plan").click()
    page.wait_for_url("**/talk/ready")


def looked(page: Page) -> None:
    ready("/ask")(page)
    write_the_card(page)


def write_the_card(page: Page) -> None:
    fill_the_ask(page)
    page.get_by_role("button", name="See the card").click()
    page.wait_for_url("**/ask/look")


def linked(page: Page) -> None:
    looked(page)
    page.get_by_role("button", name="Make a private link").click()
    page.wait_for_url("**/ask/card")


def taken_back(page: Page) -> None:
    linked(page)
    page.goto("/ask/back")


def listed(page: Page) -> None:
    linked(page)
    page.goto("/ask/all")


def not_now(page: Page) -> None:
    linked(page)
    page.goto("/ask")


def code_on(page: Page) -> str:
    return page.locator("#say-code").inner_text()


def open_the_card(page: Page, code: str) -> None:
    page.goto("/card")
    page.locator("[name=code]").fill(code)
    page.get_by_role("button", name="Open it").click()


def open_a_wrong_code(page: Page) -> None:
    open_the_card(page, "0000-0000-0000-0000-0000-0000")
    expect(page.locator(".errorlist")).to_be_visible()


def card_read(page: Page) -> None:
    """The asker locks the notes and hands the phone over."""
    linked(page)
    code = code_on(page)
    page.goto("/locked")
    open_the_card(page, code)
    page.wait_for_url("**/card/read")


def answer_no(page: Page, line: str = "Not this year, please.") -> None:
    page.get_by_label("No", exact=True).check()
    page.locator("[name=words]").fill(line)
    page.get_by_role("button", name="Send my answer").click()
    expect(page.locator("#stored")).to_be_visible()


def card_stored(page: Page) -> None:
    card_read(page)
    answer_no(page)


def card_erase(page: Page) -> None:
    card_stored(page)
    page.goto("/card/erase")


def card_gone(page: Page) -> None:
    linked(page)
    code = code_on(page)
    page.goto("/ask/back")
    page.get_by_role("button", name="Take it back").click()
    page.wait_for_url("**/today")
    page.goto("/locked")
    open_the_card(page, code)
    page.wait_for_url("**/card/read")
