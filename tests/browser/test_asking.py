"""From the no to the partner's answer on another phone, and to the step after it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import asking, person
from tests.browser.conftest import Visit
from tests.browser.sizes import DESK, PHONE

SIZES = pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])


def to_the_plan(page: Page) -> None:
    """No, reason, private questions."""
    asking.ready_to_ask(page)
    page.goto("/today")
    expect(page.get_by_role("link", name="Write the ask")).to_be_visible()


def talk_and_debrief(page: Page) -> None:
    page.goto("/talk")
    expect(page.locator("form textarea")).to_have_count(5)
    today = page.locator("[name=on]").get_attribute("min")
    assert today is not None
    page.locator("[name=on]").fill(today)
    page.get_by_role("button", name="Keep the plan").click()
    page.wait_for_url("**/talk/ready")
    page.get_by_role("link", name="How did it go?").click()
    page.wait_for_url("**/talk/after")
    page.get_by_label("They did not say").check()
    page.get_by_label("Calm enough").check()
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_url("**/today")


def card_and_answer(page: Page, sam: Page) -> None:
    page.get_by_role("link", name="Write the ask").click()
    page.wait_for_url("**/ask")
    asking.write_the_card(page)
    expect(page.locator("#say-card")).to_contain_text(asking.PROBLEM)
    page.get_by_role("button", name="Make a private link").click()
    page.wait_for_url("**/ask/card")
    asking.open_the_card(sam, asking.code_on(page))
    sam.wait_for_url("**/card/read")
    expect(sam.locator("figure")).to_contain_text(asking.PROBLEM)
    asking.answer_no(sam)
    page.goto("/today")
    expect(page.locator("main")).to_contain_text("Your partner answered your card: No")
    expect(page.get_by_role("heading", level=1)).to_have_text("Give it three quiet days")
    page.goto("/ask/all")
    expect(page.locator("main")).to_contain_text("Not this year, please.")


@SIZES
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_the_whole_journey(visit: Visit, size: dict[str, int], scripts: bool) -> None:
    page, sam = visit(size=size, scripts=scripts), visit(size=size, scripts=scripts)
    to_the_plan(page)
    talk_and_debrief(page)
    card_and_answer(page, sam)


def test_from_the_plan_to_a_finished_card_takes_three_taps_and_two_fields(visit: Visit) -> None:
    page = visit()
    to_the_plan(page)
    page.evaluate("() => {}")
    taps = 0
    for role, name, leads in (
        ("link", "Write the ask", "**/ask"),
        ("button", "See the card", "**/ask/look"),
        ("button", "Make a private link", "**/ask/card"),
    ):
        if leads == "**/ask/look":
            asking.fill_the_ask(page)  # two fields
        page.get_by_role(role, name=name).click()  # type: ignore[arg-type]
        page.wait_for_url(leads)
        taps += 1
    expect(page.locator("svg.qr")).to_be_visible()
    assert taps == 3


def test_the_link_opens_the_card_and_leaves_no_code_in_the_address(visit: Visit) -> None:
    page, sam = visit(), visit()
    asking.linked(page)
    sent: list[str] = []
    sam.on("request", lambda request: sent.append(request.url + str(request.headers)))
    code = asking.code_on(page)
    sam.goto(page.locator("#say-link").inner_text())
    sam.wait_for_url("**/card/read")
    sam.go_back()
    assert code not in sam.url
    assert not [each for each in sent if code[:9] in each]


def test_a_link_that_is_opened_on_the_page_for_codes_opens_too(visit: Visit) -> None:
    page, sam = visit(), visit()
    asking.linked(page)
    sam.goto("/card")
    sam.goto(page.locator("#say-link").inner_text())
    sam.wait_for_url("**/card/read")


def test_fields_are_looked_at_as_one_types(visit: Visit) -> None:
    page = visit()
    asking.ready("/ask")(page)
    page.locator("[name=problem]").fill("money, the dishes and the in-laws")
    expect(page.locator("[data-seen=problem]")).to_contain_text("more than one thing")
    page.locator("[name=problem]").fill(asking.PROBLEM)
    expect(page.locator("[data-seen=problem]")).to_contain_text("Good as it is")
    page.goto("/talk")
    page.locator("[name=no]").fill("You never listen to me.")
    expect(page.locator("[data-seen=no] li").first).to_be_visible()


def test_the_cards_turn_by_the_keys(visit: Visit) -> None:
    page = visit()
    page.goto("/cards/1")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**/cards/2")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**/cards/1")


def test_the_cards_turn_by_a_swipe(visit: Visit) -> None:
    page = visit(has_touch=True)
    page.goto("/cards/1")
    page.evaluate(SWIPE)
    page.wait_for_url("**/cards/2")


SWIPE = """() => {
  const place = (x) => ({ identifier: 1, target: document.body, clientX: x, clientY: 300 });
  const at = (x) => [new Touch(place(x))];
  const tell = (kind, more) => new TouchEvent(kind, { bubbles: true, ...more });
  document.body.dispatchEvent(tell("touchstart", { touches: at(300) }));
  document.body.dispatchEvent(tell("touchend", { changedTouches: at(100) }));
}"""


def test_back_after_sending_an_answer_loses_and_doubles_nothing(visit: Visit) -> None:
    page, sam = visit(), visit()
    asking.linked(page)
    asking.open_the_card(sam, asking.code_on(page))
    sam.wait_for_url("**/card/read")
    asking.answer_no(sam)
    sam.go_back()
    sam.goto("/card/read")
    expect(sam.locator("#stored")).to_contain_text("Not this year, please.")
    page.goto("/ask/all")
    expect(page.locator("blockquote")).to_have_count(1)


def test_words_begun_in_an_ask_are_there_after_a_look_at_help(visit: Visit) -> None:
    page = visit()
    asking.ready("/ask")(page)
    asking.fill_the_ask(page, problem=f"how we plan {person.CANARY} mornings")
    page.get_by_role("link", name="Help", exact=True).click()
    page.wait_for_url("**/help")
    page.goto("/ask")
    expect(page.locator("[name=problem]")).to_have_value(re.compile(person.CANARY))
