"""A-14: two people on one database. Neither's pages, copies, counts or errors show the other."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from sameteam.web.shared.library import library
from tests.routes import routes
from tests.web.privacy.alike import without_tokens
from tests.web.privacy.canary import hides
from tests.web.privacy.planted import ROBINS, shown_to
from tests.web.walker import Walker

pytestmark = [pytest.mark.S("A-14"), pytest.mark.django_db(transaction=True)]


def addresses(other: list[str]) -> Iterator[str]:
    """Every address there is; where an id belongs, those of the other person's things."""
    values = {
        "<slug:page>": other,
        "<int:number>": [str(reason.number) for reason in library().reasons.values()],
        "<slug:country>": list(library().countries),
        "<int:place>": ["1", "5"],
        "<slug:size>": ["a4"],
        "<slug:place>": ["about", "device", "now", "me", "closed"],
        "<slug:kind>": ["why", "talk", "offer", "answer", "alone", "limit", "agreed", "met"],
    }
    for route in routes():
        if route == "leave":
            continue
        known = [name for name in values if name in route]
        filled = (
            [route.replace(known[0], value) for value in values[known[0]]] if known else [route]
        )
        assert not any("<" in each for each in filled), f"{route}: the test knows no value for it"
        yield from (f"/{each}" for each in filled)


def things_of(walker: Walker) -> list[str]:
    """The ids of all that someone wrote."""
    return list(filter(None, {getattr(event, "id", "") for event in walker.events()}))


def test_no_page_of_one_shows_a_word_of_the_other(alex: Walker, robin: Walker) -> None:
    looked = 0
    for one, other in ((robin, alex), (alex, robin)):
        for path in addresses(things_of(other)):
            one.get(path)
            one.client.post(path, {"form": str(uuid4())})
            if not one.client.cookies["n"].value:
                one.signs_in()  # some of these end the visit
            looked += 1
    assert looked > 100
    assert hides(shown_to(robin)) == []
    assert hides(shown_to(alex), [ROBINS]) == []
    # The search can find: each was shown their own.
    assert hides(shown_to(alex))
    assert hides(shown_to(robin), [ROBINS])


def test_nobody_can_change_or_erase_what_another_wrote(alex: Walker, robin: Walker) -> None:
    before = alex.events()
    for thing in things_of(alex):
        for path in (f"/book/{thing}/erase", f"/book/{thing}/reasons"):
            assert robin.get(path).status_code == 404
            assert robin.post(path, form=str(uuid4())).status_code == 404
    assert alex.events() == before


def test_not_yours_and_not_there_answer_alike(alex: Walker, robin: Walker) -> None:
    thing = things_of(alex)[0]
    theirs, nobodys = robin.get(f"/book/{thing}/erase"), robin.get("/book/0123456789abcdef/erase")
    assert theirs.status_code == nobodys.status_code == 404
    assert without_tokens(theirs.content) == without_tokens(nobodys.content)


def test_a_copy_holds_its_owners_words_alone(alex: Walker, robin: Walker) -> None:
    copies = [
        walker.post("/settings/copy", file_name="a", old=walker.passphrase, screening="on").content
        for walker in (alex, robin)
    ]
    assert hides(copies[0], [ROBINS]) == []
    assert hides(copies[1]) == []
    assert hides(copies[1], [ROBINS])


def test_the_count_of_ones_things_is_ones_own(alex: Walker, robin: Walker) -> None:
    before = robin.get("/settings").content
    for _ in range(3):
        alex.post("/book/new", words="one more", form=str(uuid4()))
    assert without_tokens(robin.get("/settings").content) == without_tokens(before)


def test_signing_in_over_another_persons_visit_takes_nothing_along(
    alex: Walker, robin: Walker
) -> None:
    # Robin has a draft in the open visit; Alex signs in at the same browser.
    at_robins = Walker(alex.name, alex.passphrase, robin.client)
    at_robins.signs_in()
    assert hides(at_robins.page("/write").encode(), [ROBINS]) == []
    at_robins.post("/write/look", **{"r0-reasons": "time"})
    assert hides(at_robins.page("/book").encode(), [ROBINS]) == []
    # It was not thrown away either.
    at_robins.get("/leave")
    robin.signs_in()
    assert f"{ROBINS} draft" in robin.page("/write")
