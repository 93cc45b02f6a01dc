"""S-36: what the private questions found changes nothing that a partner or a host can see."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from sameteam.web.shared.library import library
from sameteam.web.store.models import Entry, Member, Person, Session
from tests.routes import routes
from tests.web.privacy.alike import without_tokens
from tests.web.privacy.planted import robin_with_words
from tests.web.walker import Walker

pytestmark = [pytest.mark.S("S-36"), pytest.mark.django_db(transaction=True)]
QUESTIONS = [question.id for question in library().screen.questions]
OWN = [question.id for question in library().screen.questions if question.sign == "user_harm"]
FOUND: dict[str, dict[str, str]] = {
    "nothing": {},
    "everything": dict.fromkeys(QUESTIONS, "yes"),
    "one thing": {QUESTIONS[0]: "yes"},
    "own acts": dict.fromkeys(OWN, "yes"),
    "withheld": dict.fromkeys(QUESTIONS, "rather_not"),
    "not sure": {QUESTIONS[1]: "not_sure"},
}


def someone(found: dict[str, str] | None, beside: Walker | None = None) -> Walker:
    """A person with the same notes as the one before, and other answers, or none at all."""
    Person.objects.exclude(pk=beside.sitting.person if beside else None).delete()
    walker = Walker("sam", "some words on a windy day")
    walker.signs_up()
    walker.puts_off_the_code()
    walker.post("/book/new", words="We talked about the garden.", form=str(uuid4()))
    if found is not None:
        walker.screens(found)
    return walker


def public(walker: Walker) -> dict[str, Any]:
    """Every page that opens without signing in, as a stranger on this machine gets it."""
    values = {
        "<slug:country>": list(library().countries),
        "<slug:place>": ["about", "device", "now", "me", "closed"],
        "<int:number>": ["1", "5", "17"],
    }
    pages = {}
    for route in routes():
        name = next((name for name in values if name in route), "")
        for value in values.get(name, [""]):
            path = "/" + route.replace(name, value) if name else f"/{route}"
            if "<" not in path:
                pages[path] = wire(walker.get(path))
    return pages


def wire(answer: Any) -> tuple[int, dict[str, str], str]:
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
    return answer.status_code, headers, without_tokens(answer.content)


def test_a_strangers_pages_are_the_same_whatever_was_found() -> None:
    someone(None)
    before = public(Walker("stranger"))
    assert len([page for page in before.values() if page[0] == 200]) > 25
    for found in FOUND.values():
        someone(found)
        assert public(Walker("stranger")) == before


def test_another_persons_pages_are_the_same_whatever_was_found() -> None:
    own = ("/today", "/book", "/settings", "/cards", "/read/1", "/today/others")
    robin, seen = robin_with_words(), []
    for found in FOUND.values():
        someone(found, beside=robin)
        seen.append([wire(robin.get(path)) for path in own])
    assert [page[0] for page in seen[0]] == [200] * len(own)
    assert all(each == seen[0] for each in seen)


def test_the_way_in_is_the_same_after_a_lock_whatever_was_found() -> None:
    seen = []
    for found in FOUND.values():
        walker = someone(found)
        walker.sits_idle()
        seen.append([wire(walker.get("/today")), wire(walker.get("/in")), wire(walker.get("/"))])
    assert all(each == seen[0] for each in seen)


def test_the_answer_to_the_form_is_the_same_whatever_was_found() -> None:
    seen = []
    for found in FOUND.values():
        walker = someone(None)
        seen.append(wire(walker.screens(found)))
    assert seen[0][0] == 302
    assert all(each == seen[0] for each in seen)


def rows_of(walker: Walker) -> dict[str, list[Any]]:
    """What the host can count and measure of one person's rows."""
    person = walker.sitting.person
    members = Member.objects.filter(person=person).select_related("vault")
    of_vault = {member.vault.kind: member.vault_id for member in members}
    return {
        "entries": [
            (kind, entry.seq, len(entry.sealed or b""), len(entry.form or ""))
            for kind in sorted(of_vault)
            for entry in Entry.objects.filter(vault=of_vault[kind]).order_by("seq")
        ],
        "visits": [len(row.sealed) for row in Session.objects.filter(person=person)],
        "people": [
            [len(value) for value in vars(row).values() if isinstance(value, bytes | memoryview)]
            for row in Person.objects.filter(pk=person)
        ],
    }


def test_a_host_counts_and_measures_the_same_whatever_was_found() -> None:
    measured = [rows_of(someone(found)) for found in FOUND.values()]
    assert len(measured[0]["entries"]) == 2
    assert measured == [measured[0]] * len(FOUND)
