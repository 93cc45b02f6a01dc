"""Shift, three times, alone: what leaves, and what must not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import elsewhere

THRICE = ("Shift", "Shift", "Shift")
# Keys that are pressed one after the other; "+a" is pressed while Shift is held; "click" is a
# press on the page.
LEAVES = [
    THRICE,
    ("a", *THRICE),
    ("Shift", "Shift", "a", *THRICE),
    ("Shift", "+a", *THRICE),
]
STAYS = [
    ("Shift",),
    ("Shift", "Shift"),
    ("Shift", "Shift", "a", "Shift"),
    ("Shift", "a", "Shift", "a", "Shift"),
    ("Shift+a", "Shift+b", "Shift+c"),
    ("Shift", "Shift", "Shift+a"),
    ("Shift", "Shift", "click", "Shift"),
    ("Control", "Control", "Control"),
    ("Control+Shift", "Control+Shift", "Control+Shift"),
    ("Shift", "Shift", "Enter", "Shift"),
    ("Shift", "Shift", "ArrowLeft", "Shift"),
]
GONE = "document.body.classList.contains('covered')"


def press(page: Page, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key == "click":
            page.locator("h1").click()
        elif key.startswith("+"):
            page.keyboard.down("Shift")
            page.keyboard.press(key[1:])
            page.keyboard.up("Shift")
        else:
            page.keyboard.press(key)


@pytest.fixture
def writing(window: Page) -> Page:
    """Anna is in the middle of a sentence."""
    window.goto("/write")
    elsewhere.hold_the_way(window)
    window.locator("[name=form-0-words]").click()
    return window


@pytest.mark.S("S-08")
@pytest.mark.parametrize("keys", LEAVES, ids=" ".join)
def test_shift_three_times_leaves(writing: Page, keys: tuple[str, ...]) -> None:
    press(writing, keys)
    assert writing.evaluate(GONE) is True


@pytest.mark.S("S-08")
@pytest.mark.parametrize("keys", STAYS, ids=" ".join)
def test_other_keys_do_not_leave(writing: Page, keys: tuple[str, ...]) -> None:
    press(writing, keys)
    assert writing.evaluate(GONE) is False


@pytest.mark.S("S-08")
def test_shift_held_down_is_one_press(writing: Page) -> None:
    for _ in range(5):
        writing.keyboard.down("Shift")  # a key that is held repeats
    writing.keyboard.up("Shift")
    writing.keyboard.press("Shift")
    assert writing.evaluate(GONE) is False
    writing.keyboard.press("Shift")
    assert writing.evaluate(GONE) is True


@pytest.mark.S("S-08")
def test_capitals_can_be_typed(writing: Page) -> None:
    area = writing.locator("[name=form-0-words]")
    area.press_sequentially("NO. I SAID NO. STOP ASKING ME. No. No. No.")
    assert writing.evaluate(GONE) is False
    expect(area).to_have_value("NO. I SAID NO. STOP ASKING ME. No. No. No.")


SHIFTS = """([times, composing]) => times.forEach((time) => ["keydown", "keyup"].forEach((kind) => {
  const event = new KeyboardEvent(kind, { key: "Shift", bubbles: true, isComposing: composing });
  Object.defineProperty(event, "timeStamp", { value: time });
  document.activeElement.dispatchEvent(event);
}))"""


@pytest.mark.S("S-08")
@pytest.mark.parametrize(
    ("times", "leaves"),
    [((0, 2000, 4900), True), ((0, 2000, 5100), False), ((0, 4000, 6000, 7000), True)],
)
def test_the_three_presses_come_within_five_seconds(
    writing: Page, times: tuple[int, ...], leaves: bool
) -> None:
    writing.evaluate(SHIFTS, [times, False])
    assert writing.evaluate(GONE) is leaves


@pytest.mark.S("S-08")
def test_composing_a_letter_does_not_leave(writing: Page) -> None:
    writing.evaluate(SHIFTS, [(0, 100, 200), True])
    assert writing.evaluate(GONE) is False


@pytest.mark.S("S-08")
def test_composing_in_between_begins_anew(writing: Page) -> None:
    writing.evaluate(SHIFTS, [(0, 100), False])
    writing.evaluate("document.activeElement.dispatchEvent("
                     "new CompositionEvent('compositionstart', {bubbles: true}))")  # fmt: skip
    writing.evaluate(SHIFTS, [(200,), False])
    assert writing.evaluate(GONE) is False


@pytest.mark.S("S-06", "S-08")
def test_the_keys_leave_from_the_large_view_too(visit: object, anna: object) -> None:
    page = visit(cookies=anna)
    page.goto("/cards")
    elsewhere.hold_the_way(page)
    page.get_by_role("button", name="Show it large").first.click()
    press(page, THRICE)
    assert page.evaluate(GONE) is True
