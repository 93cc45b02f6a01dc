"""What every answer carries, whoever asks for whatever."""

from __future__ import annotations

import pytest

from tests.web.walker import Walker

PAGES = ("/", "/write", "/read", "/read/1", "/cards", "/help", "/help/in/gb", "/in", "/start")
OWN_PAGES = ("/today", "/today/others", "/book", "/settings", "/settings/copy", "/questions")


@pytest.mark.S("S-14")
@pytest.mark.S("S-15")
@pytest.mark.S("S-23")
@pytest.mark.parametrize("path", [*PAGES, *OWN_PAGES, "/no/such/page"])
def test_every_page_is_kept_nowhere_and_loads_nothing_from_elsewhere(
    alex: Walker, path: str
) -> None:
    headers = alex.get(path).headers
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Robots-Tag"].startswith("noindex")
    assert headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_page_of_ones_own_sends_a_stranger_to_the_way_in(visitor: Walker, path: str) -> None:
    answer = visitor.get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/in"


def test_a_forged_form_from_elsewhere_is_refused(alex: Walker) -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies["n"] = alex.client.cookies["n"].value
    answer = strict.post("/book/new", {"words": "forged"})
    assert answer.status_code == 403
    assert "forged" not in alex.page("/book")


@pytest.mark.parametrize("cookie", ["", "x", "A" * 43, "é" * 10, "A" * 5000])
def test_a_broken_cookie_is_nobody(cookie: str) -> None:
    stranger = Walker()
    stranger.client.cookies["n"] = cookie
    assert stranger.get("/").status_code == 200
    assert stranger.get("/today").status_code == 302


def test_a_page_that_is_not_there_says_so_plainly(visitor: Walker) -> None:
    answer = visitor.get("/no/such/page")
    assert answer.status_code == 404
    assert "no page here" in answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/today", "/help", "/healthz"])
def test_a_name_that_we_do_not_answer_to_is_refused(alex: Walker, path: str) -> None:
    answer = alex.client.get(path, headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "Next step" not in answer.content.decode()
