"""Nothing of a card, its answer or its code lies anywhere in clear."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.web.ask_walk import (
    answers,
    code_of,
    makes,
    makes_a_link,
    opens_the_card,
    ready_to_ask,
    writes_an_ask,
)
from tests.web.privacy.canary import STEM, hides, phrase
from tests.web.privacy.places import places, tables
from tests.web.privacy.planted import Recorder
from tests.web.walker import Walker

# The copy is made from a snapshot, which a test's own transaction would forbid.
pytestmark = pytest.mark.django_db(transaction=True)
PROBLEM = f"how we plan {STEM} mornings"


@pytest.fixture
def alex() -> Walker:
    """Someone with an open gate; the canaries here are on the card."""
    walker = Walker("alex")
    walker.signs_up()
    walker.puts_off_the_code()
    return walker


@pytest.fixture
def sam() -> Walker:
    return Walker("sam", client=Recorder())


def a_card_and_its_answer(alex: Walker, sam: Walker) -> str:
    ready_to_ask(alex)
    writes_an_ask(alex, problem=PROBLEM)
    makes(alex, "link")

    code = code_of(alex)
    opens_the_card(sam, code)
    answers(sam, "no", words=phrase("line back"))
    return code


def words_of(code: str) -> tuple[str, ...]:
    """The code as it is spelled, without dashes, and its secret part alone."""
    bare = code.replace("-", "")
    return (STEM, code, bare, bare[6:])


@pytest.mark.parametrize("taken", [False, True])
def test_nothing_of_a_card_stands_in_the_database_in_clear(
    alex: Walker, sam: Walker, tmp_path: Path, taken: bool
) -> None:
    code = a_card_and_its_answer(alex, sam)
    if taken:
        assert STEM in alex.page("/ask/all")
    for place, data in places(tmp_path / "copy.gz"):
        assert hides(data, words_of(code)) == [], place


def test_nothing_of_a_card_stands_in_an_address_or_a_header(alex: Walker, sam: Walker) -> None:
    code = a_card_and_its_answer(alex, sam)
    sam.page("/card/erase")
    sam.post("/card/erase")
    client = sam.client
    assert isinstance(client, Recorder)
    assert {seen.path for seen in client.seen} == {
        "/card?",
        "/card/read?",
        "/card/answer?",
        "/card/erase?",
    }
    for seen in client.seen:
        assert hides(f"{seen.path} {seen.headers}".encode(), words_of(code)) == [], seen.path


def test_nothing_of_a_card_stands_in_the_logs(alex: Walker, sam: Walker, logs: io.StringIO) -> None:
    code = a_card_and_its_answer(alex, sam)
    opens_the_card(sam, code[:8] + "ZZZZZZ" + code[14:])
    sam.post("/card/answer", answer="nothing known", words=phrase("bad form"))
    assert hides(logs.getvalue().encode(), words_of(code)) == []


def test_what_the_partner_erased_is_nowhere_any_more(alex: Walker, sam: Walker) -> None:
    a_card_and_its_answer(alex, sam)
    alex.page("/ask/all")
    before = b"".join(data for _, data in tables())
    sam.post("/card/erase")
    after = b"".join(data for _, data in tables())
    assert len(after) < len(before)
    assert phrase("line back") not in sam.page("/card/read")
    assert phrase("line back") not in alex.page("/ask/all")


def test_a_copy_of_the_notes_holds_no_code_and_no_word_of_the_partner(
    alex: Walker, sam: Walker
) -> None:
    code = a_card_and_its_answer(alex, sam)
    alex.page("/ask/all")
    data = {"old": alex.passphrase, "name": "list.json"}
    copy = b"".join(alex.post("/settings/copy", **data, file_name="list.json"))
    assert PROBLEM.encode() in copy
    assert hides(copy, (phrase("line back"), *words_of(code)[1:])) == []


def test_a_shared_cookie_is_all_that_a_card_leaves_with_the_partner(
    alex: Walker, sam: Walker
) -> None:
    code = makes_a_link(ready_to_ask(alex))
    opens_the_card(sam, code)
    assert set(sam.client.cookies) <= {"n", "f"}
