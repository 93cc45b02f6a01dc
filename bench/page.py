"""The plan page of somebody who is signed in, at three lengths of the journal."""

from __future__ import annotations

from django.core.asgi import get_asgi_application
from django.test import override_settings

from bench import inside
from bench.person import Person, settle
from bench.timing import Measure, in_turn
from bench.visitor import Ask, Visitor

LENGTHS = (10, 100, 1_000)
ROUNDS = 60
BARE = "empty Django page"
WORDS_OF_THE_PAGE = b"Why this, and why now"


def ways() -> tuple[Ask, Ask]:
    """The way to the app with all its middleware, and to the same app with none."""
    whole = inside.way(get_asgi_application())
    with override_settings(MIDDLEWARE=[]):
        return whole, inside.way(get_asgi_application())


def people(ask: Ask) -> dict[int, Person]:
    """One person for each length of journal."""
    return {length: settle(f"somebody with {length}", ask, length) for length in LENGTHS}


def measure(database: str, known: dict[int, Person], bare: Ask) -> list[Measure]:
    empty = Visitor(bare)
    for person in known.values():
        assert WORDS_OF_THE_PAGE in person.visitor.get("/today"), "this is not the plan page"
    return in_turn(
        {
            f"plan page, {length:,} entries": lambda person=person: person.visitor.get("/today")
            for length, person in known.items()
        },
        lambda: empty.get("/bare"),
        bare_is=BARE,
        rounds=ROUNDS,
        database=database,
    )
