"""A-14, A-16: what a host could do to two people's rows, to have one open what is the other's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest

from sameteam.method.events import NoteWritten
from sameteam.web.store.models import Entry, Held, Member, Person, Session, Vault
from tests.web.privacy.canary import STEM, hides
from tests.web.privacy.planted import ROBINS, shown_to
from tests.web.walker import Walker

pytestmark = pytest.mark.django_db(transaction=True)
PLACES = ("/today", "/book", "/write", "/help/plan", "/settings", "/settings/visits")


def person_of(walker: Walker) -> UUID:
    person = walker.sitting.person
    assert person is not None
    return person


def swap(model: Any, one: Any, other: Any, *columns: str) -> None:
    """Each row gets the other's columns."""
    first, second = model.objects.get(**one), model.objects.get(**other)
    for column in columns:
        mine, theirs = getattr(first, column), getattr(second, column)
        model.objects.filter(pk=first.pk).update(**{column: theirs})
        model.objects.filter(pk=second.pk).update(**{column: mine})


def swap_visits(alex: Walker, robin: Walker) -> None:
    swap(Session, {"person": person_of(alex)}, {"person": person_of(robin)}, "sealed")


def swap_owners_of_visits(alex: Walker, robin: Walker) -> None:
    swap(Session, {"person": person_of(alex)}, {"person": person_of(robin)}, "person_id")


def _members(alex: Walker, robin: Walker) -> tuple[dict[str, Any], dict[str, Any]]:
    private = {"vault__kind": Vault.Kind.PRIVATE}
    return {"person": person_of(alex), **private}, {"person": person_of(robin), **private}


def swap_vault_keys(alex: Walker, robin: Walker) -> None:
    swap(Member, *_members(alex, robin), "sealed_key")


def swap_members(alex: Walker, robin: Walker) -> None:
    swap(Member, *_members(alex, robin), "sealed_key", "vault_id")


def swap_entries(alex: Walker, robin: Walker) -> None:
    rows = [{"vault": walker.sitting.journal.private.id, "seq": 1} for walker in (alex, robin)]
    swap(Entry, rows[0], rows[1], "sealed", "digest", "tag", "author", "made_at")


def give_the_whole_log(alex: Walker, robin: Walker) -> None:
    mine, theirs = (walker.sitting.journal.private.id for walker in (robin, alex))
    Entry.objects.filter(vault=mine).delete()
    Entry.objects.filter(vault=theirs).update(vault=mine)
    head = Vault.objects.get(pk=theirs)
    Vault.objects.filter(pk=mine).update(
        head_seq=head.head_seq, head_tag=head.head_tag, head_mac=head.head_mac
    )


def swap_keys(alex: Walker, robin: Walker) -> None:
    columns = ("secret_key", "screen_key", "public_key", "mac")
    swap(Person, {"pk": person_of(alex)}, {"pk": person_of(robin)}, *columns)


def swap_what_was_held(alex: Walker, robin: Walker) -> None:
    for walker, word in ((alex, STEM), (robin, ROBINS)):
        walker.sits_idle()
        walker.post("/book/new", words=f"{word} held", form=str(uuid4()))
    rows = list(Held.objects.order_by("made_at"))
    swap(Held, {"pk": rows[0].pk}, {"pk": rows[1].pk}, "sealed")


HARMS = [
    swap_visits,
    swap_owners_of_visits,
    swap_vault_keys,
    swap_members,
    swap_entries,
    give_the_whole_log,
    swap_keys,
    swap_what_was_held,
]


@pytest.mark.S("A-14")
@pytest.mark.S("A-16")
@pytest.mark.parametrize("harm", HARMS)
def test_rows_of_the_two_that_were_swapped_open_nothing(
    alex: Walker, robin: Walker, harm: Callable[[Walker, Walker], None]
) -> None:
    assert any(isinstance(event, NoteWritten) for event in robin.events())
    harm(alex, robin)
    for _ in range(2):
        for walker in (alex, robin):
            walker.client.seen.clear()
            for path in PLACES:
                walker.get(path)
        assert hides(shown_to(robin)) == []
        assert hides(shown_to(alex), [ROBINS]) == []
        for walker in (alex, robin):
            walker.signs_in()  # a new visit finds no more
