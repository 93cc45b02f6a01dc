"""S-30: signing in, signing up and coming back tell nobody whether a name is known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sameteam.vault import keys
from sameteam.vault.recovery import words
from sameteam.web.store.models import Knock, Person
from tests.web.privacy.alike import without_tokens
from tests.web.walker import Walker

pytestmark = [pytest.mark.S("S-30"), pytest.mark.django_db(transaction=True)]
OTHER = "entirely other words today"
CODE = " ".join(words(keys.RecoverySeed(bytes(range(16)))))


@pytest.fixture
def derivations(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One item for each run of Argon2."""
    runs: list[int] = []
    real = keys.hash_secret_raw

    def counted(*given: Any, **named: Any) -> bytes:
        runs.append(named["memory_cost"])
        return real(*given, **named)

    monkeypatch.setattr(keys, "hash_secret_raw", counted)
    return runs


@pytest.fixture(params=["alex", "ALEX ", "twice"])
def known(request: pytest.FixtureRequest) -> str:
    """A name that is in use: as it was typed, nearly so, and by two people."""
    Walker("alex").signs_up()
    for passphrase in ("one of the two of this name", "the other of this name"):
        Walker("twice", passphrase).signs_up()
    return str(request.param)


Try = Callable[[str], Any]


def signs_in(name: str) -> Any:
    return Walker(name).signs_in(OTHER)


def signs_up(name: str) -> Any:
    return Walker(name, OTHER).client.post(
        "/start", {"name": name, "passphrase": OTHER, "again": OTHER}
    )


def comes_back(name: str) -> Any:
    return Walker(name).post("/back", name=name, words=CODE, passphrase=OTHER, again=OTHER)


def told(attempt: Try, name: str, runs: list[int]) -> dict[str, Any]:
    """All that someone at the door can see or measure."""
    runs.clear()
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = attempt(name)
    return {
        "status": answer.status_code,
        "headers": {**answer.headers, "Content-Length": None},
        "cookies": sorted(answer.cookies),
        "page": without_tokens(answer.content).replace(name, "NAME"),
        "argon": list(runs),
        "statements": [query["sql"].split()[:3] for query in asked.captured_queries],
    }


@pytest.mark.parametrize(("attempt", "runs"), [(signs_in, 1), (signs_up, 2), (comes_back, 0)])
def test_a_known_and_an_unknown_name_get_the_same_answer_for_the_same_work(
    known: str, attempt: Try, runs: int, derivations: list[int]
) -> None:
    of_known, of_unknown = told(attempt, known, derivations), told(attempt, "nobody", derivations)
    assert of_known == of_unknown
    assert len(of_known["argon"]) == runs


def test_a_wrong_try_leaves_the_same_trace_for_known_and_unknown_names(known: str) -> None:
    for name in (known, "nobody"):
        before = Knock.objects.count()
        signs_in(name)
        comes_back(name)
        assert Knock.objects.count() == before + 2


def test_after_many_wrong_tries_both_have_to_wait_without_any_work(
    known: str, derivations: list[int]
) -> None:
    for name in (known, "nobody"):
        for _ in range(8):
            signs_in(name)
    of_known, of_unknown = (told(signs_in, name, derivations) for name in (known, "nobody"))
    assert of_known == of_unknown
    assert of_known["argon"] == []


def test_signing_up_under_a_known_name_leaves_the_first_notes_alone(known: str) -> None:
    before = Person.objects.count()
    assert signs_up(known).headers["Location"] == "/code"
    assert Person.objects.count() == before + 1
