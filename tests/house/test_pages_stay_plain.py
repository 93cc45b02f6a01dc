"""What no page, script or style of ours may hold: read from the files, whoever opens them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sameteam.web.shared.headers import CSP

SOURCE = Path(__file__).parents[2] / "src" / "sameteam"
PAGES = sorted(SOURCE.glob("web/*/templates/*.html"))
STATIC = sorted((SOURCE / "web" / "shared" / "static").iterdir())
CODE = sorted(SOURCE.rglob("*.py"))


def holding(pattern: str, paths: list[Path]) -> list[str]:
    found = re.compile(pattern, re.I)
    return [path.name for path in paths if found.search(path.read_text())]


def test_no_page_needs_javascript_or_brings_its_own() -> None:
    assert holding(r"<script(?![^>]* src=)|\bon\w+=\"|javascript:|<style|\bstyle=\"", PAGES) == []


def test_every_form_is_sent_by_plain_html() -> None:
    for path in PAGES:
        for form in re.findall(r"<form.*?</form>", path.read_text(), re.S):
            assert 'method="post"' in form, path.name
            assert "csrf_token" in form, path.name
            assert "<button" in form, path.name


@pytest.mark.S("S-23")
def test_nothing_is_loaded_from_another_host() -> None:
    assert holding(r"(?:src|href|action)=\"(?:https?:)?//", PAGES) == []
    assert holding(r"url\((?!data:)|@import|https?://(?!www\.w3\.org/)", STATIC) == []
    assert "http" not in CSP


@pytest.mark.S("S-02")
def test_the_icon_is_neutral_and_nothing_asks_to_be_installed() -> None:
    assert holding(r"manifest|apple-touch|theme-color|beforeinstallprompt", [*PAGES, *STATIC]) == []
    assert holding(r"icon\.svg", PAGES) == ["base.html"]
    icon = next(path for path in STATIC if path.suffix == ".svg").read_text()
    assert "<title" not in icon
    assert "heart" not in icon


@pytest.mark.S("S-04")
def test_no_page_gives_a_preview_or_asks_to_be_found() -> None:
    assert holding(r"og:|twitter:|description\"", PAGES) == []
    assert "noindex" in (SOURCE / "web/shared/templates/base.html").read_text()


@pytest.mark.S("S-20")
def test_a_number_to_call_stands_beside_the_note_on_its_traces() -> None:
    assert holding(r"(?:tel|sms):", PAGES) == ["help.html"]
    shown = (SOURCE / "web/safety/templates/help.html").read_text()
    line = re.search(r"<li>\n<h2>.*?</li>", shown, re.S)
    assert line is not None
    assert shown.count("tel:") == line[0].count("tel:") == 1
    assert "line.trace_note" in line[0]
    assert holding(r"tel:|sms:", STATIC) == []


@pytest.mark.S("S-27")
def test_no_mail_is_ever_sent_or_asked_for() -> None:
    assert holding(r"django\.core\.mail|smtplib|EMAIL_|EmailField", CODE) == []
    assert holding(r"type=\"email\"|mailto:", PAGES) == []


@pytest.mark.S("S-28")
def test_nothing_calls_anyone_back() -> None:
    kinds = r"Notification|PushManager|serviceWorker|setBadge"
    assert holding(kinds, [*PAGES, *STATIC, *CODE]) == []
    # A calendar file is made in one place, when it is asked for (talk/test_the_one_talk.py).
    asked_for = SOURCE / "web/talk/views.py"
    assert holding(r"text/calendar", [*PAGES, *STATIC, *set(CODE) - {asked_for}]) == []
    assert holding(r"valarm|add_component\(alarm|reminder", [SOURCE / "web/talk/calendar.py"]) == []
    assert holding(r"streak|we miss you|come back soon|\bbadge", PAGES) == []


@pytest.mark.S("S-39")
def test_no_page_plays_shakes_or_flashes() -> None:
    assert holding(r"<audio|<video|autoplay|new Audio|vibrate\(|<blink|<marquee", PAGES) == []
    assert holding(r"new Audio|vibrate\(|@keyframes|infinite", STATIC) == []


@pytest.mark.S("S-42")
def test_no_page_promises_what_nobody_can_hold() -> None:
    too_much = r"completely (?:private|safe|anonymous)|100 ?%|undetectable|untraceable|anonymous"
    assert holding(too_much, PAGES) == []
