"""A code for someone without an account: what it opens, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam import vault
from sameteam.vault.link import ALPHABET, PLACE


def other(code: vault.LinkCode, at: int) -> vault.LinkCode:
    signs = list(str.__str__(code))
    signs[at] = ALPHABET[(ALPHABET.index(signs[at]) + 1) % 32]
    return vault.LinkCode("".join(signs))


def test_a_code_opens_what_it_sealed() -> None:
    code = vault.LinkCode.fresh()
    sealed = vault.seal_for_link(code, b"words", "card")
    assert vault.open_for_link(code, sealed, "card") == b"words"


@pytest.mark.parametrize("at", range(24))
def test_another_code_opens_nothing(at: int) -> None:
    code = vault.LinkCode.fresh()
    wrong = other(code, at)
    assert not vault.proves(wrong, vault.link_proof(code))
    with pytest.raises(vault.CannotOpenError):
        vault.open_for_link(wrong, vault.seal_for_link(code, b"words", "card"), "card")


def test_a_part_of_a_link_opens_as_that_part_alone() -> None:
    code = vault.LinkCode.fresh()
    with pytest.raises(vault.CannotOpenError):
        vault.open_for_link(code, vault.seal_for_link(code, b"words", "answer"), "card")


def test_only_the_first_six_signs_say_which_link_is_meant() -> None:
    code = vault.LinkCode.fresh()
    for at in range(24):
        assert (vault.link_id(other(code, at)) == vault.link_id(code)) == (at >= PLACE)


def test_nothing_stored_holds_the_code() -> None:
    code = vault.LinkCode.fresh()
    signs = str.__str__(code).encode()
    stored = vault.link_id(code) + vault.link_proof(code) + vault.seal_for_link(code, b"w", "card")
    assert signs not in stored
    assert signs[PLACE:] not in stored
    assert "LinkCode" in repr(code)
    assert str.__str__(code) not in repr([code])


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_it_is_none(text: str) -> None:
    code = vault.read_code(text)
    assert code is None or vault.read_code(code.spelled) == code


@pytest.mark.parametrize("_round", range(20))
def test_a_code_is_read_as_people_type_it(_round: int) -> None:
    code = vault.LinkCode.fresh()
    typed = code.spelled.lower().replace("0", "o").replace("1", "i").replace("-", " ")
    assert vault.read_code(typed) == code
