"""From a name and a passphrase to keys."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam import vault
from sameteam.vault import (
    ExcessiveParametersError,
    KdfFailedError,
    KdfParams,
    UserKey,
    WeakParametersError,
    WeakPepperError,
    WrongLengthError,
    keys,
)

PEPPER = b"a pepper of at least 32 bytes ..."
CHEAP = KdfParams(m_kib=64, t=1, p=1)
SALT = bytes(16)


def derive(passphrase: str, params: KdfParams = CHEAP, salt: bytes = SALT) -> keys.Derived:
    return keys.derive(passphrase, salt, params, PEPPER, allow_weak=True)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9", "cafe\u0301"),  # composed and decomposed: two keyboards, one passphrase
        ("\uff21\uff22", "AB"),  # full width
        ("\ufb01sh", "fish"),  # ligature
    ],
)
def test_a_passphrase_typed_on_another_keyboard_is_the_same(one: str, other: str) -> None:
    assert derive(one) == derive(other)


@pytest.mark.parametrize("other", ["River stones", "river  stones", "river stones ", "", "river"])
def test_another_passphrase_gives_other_keys(other: str) -> None:
    assert derive(other).kek != derive("river stones").kek
    assert derive(other).verifier != derive("river stones").verifier


@given(st.text())
def test_any_text_is_a_passphrase_and_lone_surrogates_are_no_crash(text: str) -> None:
    assert derive(text) == derive(text)
    assert derive(text + "\udc80").kek != derive(text).kek


def test_salt_cost_and_pepper_each_change_the_keys() -> None:
    made = derive("river stones")
    other_pepper = keys.derive("river stones", SALT, CHEAP, bytes(32), allow_weak=True)
    for other in (
        derive("river stones", salt=b"1" * 16),
        derive("river stones", KdfParams(m_kib=128, t=1, p=1)),
        derive("river stones", KdfParams(m_kib=64, t=2, p=1)),
        other_pepper,
    ):
        assert {other.kek, other.verifier}.isdisjoint({made.kek, made.verifier})


@pytest.mark.parametrize(
    "params",
    [
        KdfParams(m_kib=65535),
        KdfParams(m_kib=19456, t=2),
        KdfParams(m_kib=8, t=1),
        KdfParams(t=0),
        KdfParams(p=2),
        KdfParams(p=0),
        KdfParams(m_kib=-1),
    ],
)
def test_a_lowered_cost_is_refused(params: KdfParams) -> None:
    with pytest.raises(WeakParametersError) as refused:
        keys.derive("river stones", SALT, params, PEPPER)
    assert (refused.value.m_kib, refused.value.t, refused.value.p) == (
        params.m_kib,
        params.t,
        params.p,
    )


@pytest.mark.parametrize(
    "params", [KdfParams(m_kib=1 << 21), KdfParams(t=1000), KdfParams(m_kib=64, t=1, p=5)]
)
def test_a_cost_that_would_stop_the_machine_is_refused_even_in_tests(params: KdfParams) -> None:
    with pytest.raises(ExcessiveParametersError):
        derive("river stones", params)


@pytest.mark.parametrize("params", [KdfParams(), KdfParams(t=1), KdfParams(m_kib=131072, t=4)])
def test_the_floor_itself_and_all_above_it_are_accepted(params: KdfParams) -> None:
    params.check()


def test_the_default_cost_is_64_mebibytes_and_three_passes() -> None:
    assert KdfParams() == KdfParams(m_kib=65536, t=3, p=1)


@pytest.mark.parametrize(
    ("salt", "params"), [(b"short", CHEAP), (SALT, KdfParams(m_kib=64, t=0, p=1))]
)
def test_an_altered_salt_or_senseless_cost_fails_in_one_known_way(
    salt: bytes, params: KdfParams
) -> None:
    with pytest.raises(KdfFailedError):
        derive("river stones", params, salt)


def test_a_short_pepper_is_refused_everywhere() -> None:
    for use in (
        lambda: keys.derive("river stones", SALT, KdfParams(), bytes(31)),
        lambda: keys.handle("Anna", bytes(31)),
        lambda: keys.salt_for("Anna", b""),
    ):
        with pytest.raises(WeakPepperError):
            use()


@pytest.mark.parametrize(
    "typed", ["anna b", " Anna B ", "ANNA  B", "\tanna\u00a0b\n", "\uff21nna B"]
)
def test_a_name_is_known_however_it_is_typed(typed: str) -> None:
    assert keys.handle(typed, PEPPER) == keys.handle("Anna B", PEPPER)
    assert keys.salt_for(typed, PEPPER) == keys.salt_for("Anna B", PEPPER)


@given(st.text())
def test_folding_a_name_twice_changes_nothing(name: str) -> None:
    assert keys.handle(name, PEPPER) == keys.handle(name.casefold(), PEPPER)


def test_handle_and_salt_tell_nothing_of_each_other_and_hang_on_the_pepper() -> None:
    handle, salt = keys.handle("Anna", PEPPER), keys.salt_for("Anna", PEPPER)
    assert (len(handle), len(salt)) == (32, 16)
    assert salt not in handle
    assert keys.handle("Anna", bytes(32)) != handle
    assert keys.salt_for("Anna", bytes(32)) != salt
    assert keys.handle("Ben", PEPPER) != handle


def test_the_stored_verifier_does_not_let_anyone_in() -> None:
    made = derive("river stones")
    stored = keys.stored_verifier(made.verifier)
    assert keys.verifies(made.verifier, stored)
    assert not keys.verifies(keys.Verifier(stored), stored)
    assert not keys.verifies(derive("garden gate").verifier, stored)
    assert not keys.verifies(made.verifier, b"")


def test_a_secret_never_shows_its_bytes_by_accident() -> None:
    key = UserKey(b"0123456789abcdef0123456789abcdef")
    for shown in (
        repr(key),
        str(key),
        f"{key}",
        f"{key!r}",
        str([key]),
        repr({1: key}),
    ):
        assert "0123" not in shown
        assert "UserKey" in shown


@pytest.mark.parametrize("attempt", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_secret_is_not_pickled_or_copied_into_some_cache(attempt: object) -> None:
    assert callable(attempt)
    with pytest.raises(TypeError, match="UserKey"):
        attempt(UserKey.fresh())


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_of_the_wrong_length_is_refused(length: int) -> None:
    with pytest.raises(WrongLengthError) as refused:
        UserKey(bytes(length))
    assert (refused.value.kind, refused.value.found) == ("UserKey", length)


def test_fresh_keys_differ() -> None:
    assert len({UserKey.fresh() for _ in range(100)}) == 100
    assert len(vault.RecoverySeed.fresh()) == 16
