"""S-35: what a person writes stands nowhere but on the pages that show it to them, and sealed."""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import Any

import pytest

from sameteam.web.accounts import door
from sameteam.web.draft import views as trying
from sameteam.web.plan import situation
from sameteam.web.shared.library import library
from sameteam.web.store import log
from tests.web.privacy.canary import ADDRESS, hides, phrase, three_words
from tests.web.privacy.places import places, tables
from tests.web.privacy.planted import Planted, Recorder, plant
from tests.web.walker import Walker

pytestmark = [
    pytest.mark.S("S-35"),
    pytest.mark.S("A-16"),
    pytest.mark.django_db(transaction=True),
]
# Short ones come up in random bytes now and then.
SIGNS = [sign for sign in library().signs if len(sign) > 6] + ["emergency", "serious"]


@pytest.fixture
def planted(logs: io.StringIO) -> Planted:
    planted = plant()
    planted.leaves_something_unfinished()
    planted.goes_wrong()
    return planted


def test_the_owner_finds_all_of_it_again(planted: Planted) -> None:
    alex = planted.walker
    alex.signs_in()
    copy = alex.post("/settings/copy", file_name="list", old=alex.passphrase).content
    assert [words for words in planted.kept if words.encode() not in copy] == []
    assert phrase("held") in alex.page("/book/new")
    assert phrase("draft") in alex.page("/write")
    assert phrase("say-words") in alex.page("/say")


@pytest.mark.parametrize("state", ["locked", "open"])
def test_nothing_stands_in_database_files_caches_or_backup(
    planted: Planted, tmp_path: Path, state: str
) -> None:
    if state == "open":
        planted.walker.signs_in()  # which takes what was held into the visit's drafts
    code, looked = three_words(planted.code), 0
    for place, data in places(tmp_path / "copy"):
        assert hides(data) == [], place
        assert code.search(data) is None, place
        looked += 1
    assert looked > 20


@pytest.mark.S("S-36")
def test_no_sign_that_the_questions_found_stands_in_any_table(planted: Planted) -> None:
    assert len(SIGNS) > 5
    for table, row in tables():
        assert [sign for sign in SIGNS if sign.encode() in row] == [], table


def test_nothing_stands_in_the_logs_however_talkative(planted: Planted, logs: io.StringIO) -> None:
    planted.walker.signs_in()
    for path in ("/today", "/book", "/write", "/say", "/settings", "/help/plan"):
        planted.walker.page(path)
    said = logs.getvalue().encode()
    assert b"django.db.backends" in said  # statements were logged, without their values
    assert b"django.request" in said
    assert hides(said) == []
    assert three_words(planted.code).search(said) is None
    assert [sign for sign in SIGNS if sign in said.decode()] == []


def test_nothing_is_printed(planted: Planted, capfd: pytest.CaptureFixture[str]) -> None:
    planted.walker.signs_in()
    planted.walker.page("/today")
    printed = capfd.readouterr()
    assert hides((printed.out + printed.err).encode()) == []


@pytest.mark.S("S-03")
def test_nothing_stands_in_headers_cookies_and_addresses(planted: Planted) -> None:
    planted.walker.signs_in()
    planted.walker.post("/settings/copy", file_name="list", old=planted.walker.passphrase)
    seen = planted.walker.client.seen
    assert {answer.status for answer in seen} >= {200, 302, 403, 404}
    for answer in seen:
        assert hides(answer.headers.encode()) == [], answer.path


FAILING = [
    (log, "append", "POST", "/book/new"),
    (log, "append", "POST", "/questions"),
    (log, "load", "GET", "/book"),
    (situation, "fold", "GET", "/today"),
    (trying, "look", "POST", "/say"),
    (trying, "look", "POST", "/say/check"),
    (door, "sign_in", "POST", "/in"),
    (door, "sign_up", "POST", "/start"),
]


@pytest.mark.parametrize(("module", "name", "method", "path"), FAILING)
def test_a_fault_that_carries_words_shows_none_of_them(
    logs: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
    module: Any,
    name: str,
    method: str,
    path: str,
) -> None:
    alex = Walker("alex", client=Recorder())
    if path not in {"/in", "/start", "/say", "/say/check"}:
        alex.signs_up()
        alex.puts_off_the_code()

    def fail(*given: object, **_: object) -> None:
        words = phrase("fault")
        raise ValueError(words, given) from KeyError(words)

    monkeypatch.setattr(module, name, fail)
    given = {question.id: "no" for question in library().screen.questions}
    new = {"name": "alex", "passphrase": alex.passphrase, "again": alex.passphrase}
    data = {**given, **new, "words": phrase("typed")} if method == "POST" else {}
    answer = alex.client.generic(method, path, *_encoded(data))
    assert answer.status_code == 500
    assert "broke" in answer.content.decode()
    assert hides(answer.content) == []
    assert hides(str(answer.headers).encode()) == []
    said = logs.getvalue()
    assert "ValueError 500" in said
    assert hides(said.encode()) == []
    assert alex.passphrase not in said


def _encoded(data: dict[str, str]) -> tuple[bytes, str]:
    from urllib.parse import urlencode

    return urlencode(data).encode(), "application/x-www-form-urlencoded"


def test_every_handler_of_every_logger_lets_no_words_through(logs: io.StringIO) -> None:
    known = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    for logger in [logging.getLogger(), *known]:
        for handler in logger.handlers:
            if type(handler).__module__.startswith("_pytest"):
                continue
            assert [type(each).__name__ for each in handler.filters] == ["Scrub"], logger.name
    for name in ("uvicorn.error", "django.server", "anything.else"):
        try:
            raise RuntimeError(phrase("fault"))
        except RuntimeError:
            logging.getLogger(name).exception("it said %s", phrase("argument"), stack_info=True)
    assert logs.getvalue().count("RuntimeError") == 3
    assert hides(logs.getvalue().encode()) == []


def test_the_sign_of_health_tells_nothing(planted: Planted) -> None:
    answer = Recorder().get("/healthz")
    assert answer.content == b"ok\n"


@pytest.mark.S("A-21")
def test_no_network_address_is_kept(planted: Planted, logs: io.StringIO) -> None:
    for table, row in tables():
        assert ADDRESS.encode() not in row, table
    assert ADDRESS not in logs.getvalue()
