"""When the server is at fault: the page says so, and still lets one leave and find help."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import person, survey
from tests.browser.server import Server
from tests.browser.sizes import TIGHT

NEWEST = "(SELECT person_id FROM store_session ORDER BY made_at DESC LIMIT 1)"
BREAKS = {
    "broken": (f"DELETE FROM store_member WHERE person_id = {NEWEST}", 500),
    "altered": (f"UPDATE store_vault SET head_seq = head_seq + 1 WHERE id IN "
                f"(SELECT vault_id FROM store_member WHERE person_id = {NEWEST})", 503),
}  # fmt: skip


@pytest.mark.S("S-01", "S-05", "S-18")
@pytest.mark.parametrize("fault", BREAKS)
def test_a_page_about_a_fault_can_be_left_like_any_other(
    window: Page, server: Server, fault: str
) -> None:
    person.sign_up(window)
    statement, status = BREAKS[fault]
    server.sql(statement)
    answer = window.goto("/today")
    assert answer.status == status
    assert window.title() == "Notes"
    for size in TIGHT:
        window.set_viewport_size(size)
        assert window.evaluate(survey.LEAVE) == []
    window.get_by_role("link", name="Help", exact=True).click()
    expect(window.get_by_role("heading", level=1)).to_contain_text("Help")
