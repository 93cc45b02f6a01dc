"""R-4: private questions that broke off leave nothing behind, and the gate as it was: closed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from sameteam.method import fold, gate
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.store import log
from sameteam.web.store.models import Entry, Held
from tests.web.walker import Walker

pytestmark = [pytest.mark.S("R-4"), pytest.mark.django_db]


def all_no() -> dict[str, str]:
    return {question.id: "no" for question in library().screen.questions}


def is_open(walker: Walker) -> bool:
    return gate(fold(walker.events(), today())).is_open


def send(walker: Walker, answers: dict[str, str]) -> Any:
    return walker.client.post("/questions", {**answers, "form": str(uuid4())})


@pytest.mark.parametrize("answered", range(len(library().screen.questions)))
def test_a_part_of_the_answers_leaves_nothing(alex: Walker, answered: int) -> None:
    before = Entry.objects.count()
    part = dict(list(all_no().items())[:answered])
    assert send(alex, part).status_code == 200  # the questions again
    assert Entry.objects.count() == before
    assert alex.events() == []
    assert not is_open(alex)


def test_a_lock_in_the_middle_holds_no_answers(alex: Walker) -> None:
    alex.sits_idle()
    send(alex, all_no())
    assert Held.objects.count() == 0
    alex.signs_in()
    assert alex.events() == []
    assert not is_open(alex)


def test_a_second_screen_that_breaks_off_keeps_the_careful_one(alex: Walker) -> None:
    first = next(iter(all_no()))
    send(alex, all_no() | {first: "yes"})
    send(alex, dict(list(all_no().items())[1:]))
    assert not is_open(alex)
    assert "/help" in alex.page("/today")


def test_an_error_while_the_answers_are_kept_keeps_none(
    alex: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    alex.client.raise_request_exception = False

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(log, "_append_to", fail)
    assert send(alex, all_no()).status_code == 500
    monkeypatch.undo()
    assert alex.events() == []
    assert not is_open(alex)
