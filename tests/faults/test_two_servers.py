"""R-7: two app servers share one database. What ended on one is over on the other at once."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.walker import Walker

pytestmark = [pytest.mark.S("R-7"), pytest.mark.django_db(transaction=True)]


@pytest.fixture
def elsewhere(alex: Walker) -> Client:
    """The same browser, whose next request comes to another server."""
    client = Client()
    client.cookies["n"] = alex.client.cookies["n"].value
    assert client.get("/today").status_code == 200
    return client


def test_leaving_on_one_server_ends_the_visit_on_the_other(alex: Walker, elsewhere: Client) -> None:
    alex.get("/leave")
    assert elsewhere.get("/today").status_code == 302


def test_ending_other_visits_reaches_every_server(alex: Walker, elsewhere: Client) -> None:
    second = Walker(alex.name)
    second.signs_in()
    second.post("/settings/visits")
    assert elsewhere.get("/today").status_code == 302
    assert alex.get("/today").status_code == 302
    assert second.get("/today").status_code == 200


def test_erasing_all_on_one_server_leaves_nothing_open_on_the_other(
    alex: Walker, elsewhere: Client
) -> None:
    alex.post("/settings/erase", sure="on", old=alex.passphrase)
    assert elsewhere.get("/book").status_code == 302


def test_what_one_server_kept_the_other_shows_next(alex: Walker, elsewhere: Client) -> None:
    alex.post("/book/new", words="written over there")
    assert "written over there" in elsewhere.get("/book").content.decode()
    elsewhere.post("/book/new", {"words": "and answered here"})
    assert "and answered here" in alex.page("/book")
