"""Two windows of one person, and a copy to take along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import person
from tests.browser.conftest import Visit
from tests.browser.server import Server


@pytest.mark.S("S-32", "S-33")
def test_all_other_windows_are_closed_at_once(visit: Visit) -> None:
    here, there, name = visit(), visit(), person.fresh_name()
    person.sign_up(here, name)
    person.sign_in(there, name)
    there.wait_for_url("**/today")
    here.goto("/settings/visits")
    expect(here.locator("ul.facts li")).to_have_count(2)
    expect(here.locator("ul.facts")).to_contain_text(" on a computer")
    expect(here.locator(".notice")).to_contain_text("may notice")
    here.get_by_role("button", name="Close all the others now").click()
    expect(here.locator("ul.facts li")).to_have_count(1)
    there.goto("/today")
    assert there.url.endswith("/in")


@pytest.mark.S("S-37")
def test_a_copy_asks_for_the_passphrase_and_bears_a_plain_name(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    person.sign_up(page)
    person.write_the_no(page, person.NO_TWICE)
    page.get_by_role("button", name="That fits").click()
    page.goto("/settings/copy")
    expect(page.locator("main")).to_contain_text("not locked")
    page.locator("[name=old]").fill("not the passphrase at all")
    page.get_by_role("button", name="Hand me the file").click()
    expect(page.locator(".errorlist")).to_be_visible()
    page.locator("[name=file_name]").fill("recipes")
    page.locator("[name=old]").fill(person.PASSPHRASE)
    with page.expect_download() as handed:
        page.get_by_role("button", name="Hand me the file").click()
    assert handed.value.suggested_filename == "recipes.json"
    handed.value.save_as(tmp_path / "copy.json")
    copy = json.loads((tmp_path / "copy.json").read_text())
    assert person.NO_TWICE in [event.get("words") for event in copy["events"]]


@pytest.mark.S("S-35")
def test_nothing_that_was_typed_stands_in_the_servers_files(visit: Visit, server: Server) -> None:
    page = visit()
    person.write_the_no(page, person.NO_TWICE)
    page.get_by_role("button", name="That fits").click()
    person.sign_up(page)
    person.answer_the_questions(page, frightened="yes")
    page.goto("/help/plan")
    page.locator("main textarea").first.fill(person.NO_TWICE)
    page.get_by_role("button", name="Keep it").click()
    files = [path for path in server.home.rglob("*") if path.is_file()]
    assert any(path.name == "server.log" for path in files)
    assert [path for path in files if person.CANARY.encode() in path.read_bytes()] == []
