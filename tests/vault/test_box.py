"""Sealing, wrapping, sealing to a public key, and what a seal's length gives away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam.vault import (
    BadPublicKeyError,
    CannotOpenError,
    MissingContextError,
    NewPerson,
    PublicKey,
    ScreenKey,
    SecretKey,
    UnknownFormatError,
    UserKey,
    VaultKey,
    WrongLengthError,
    box,
)

KEY, OTHER = VaultKey(b"k" * 32), VaultKey(b"o" * 32)
CLASSES = (256, 1024, 4096, 16384, 65536, 131072)
AROUND = 1 + 24 + 16  # version, nonce, authenticator


@given(st.binary(max_size=3000), st.binary(min_size=1, max_size=60))
def test_what_was_sealed_opens_with_the_same_key_in_the_same_place(
    plain: bytes, place: bytes
) -> None:
    sealed = box.seal(KEY, plain, aad=place)
    assert box.unseal(KEY, sealed, aad=place) == plain
    with pytest.raises(CannotOpenError):
        box.unseal(OTHER, sealed, aad=place)
    with pytest.raises(CannotOpenError):
        box.unseal(KEY, sealed, aad=place + b"\0")


@given(st.data())
def test_one_altered_byte_anywhere_keeps_a_seal_shut(data: st.DataObject) -> None:
    sealed = box.seal(KEY, b"They said no again.", aad=b"here")
    place = data.draw(st.integers(min_value=0, max_value=len(sealed) - 1))
    flip = data.draw(st.integers(min_value=1, max_value=255))
    altered = sealed[:place] + bytes([sealed[place] ^ flip]) + sealed[place + 1 :]
    with pytest.raises(UnknownFormatError if place == 0 else CannotOpenError):
        box.unseal(KEY, altered, aad=b"here")


@given(st.integers(min_value=0, max_value=296))
def test_a_shortened_seal_stays_shut(length: int) -> None:
    sealed = box.seal(KEY, b"They said no again.", aad=b"here")
    with pytest.raises((UnknownFormatError, CannotOpenError)):
        box.unseal(KEY, sealed[:length], aad=b"here")


def test_a_seal_of_another_version_is_not_guessed_at() -> None:
    sealed = box.seal(KEY, b"", aad=b"here")
    for version in (b"\0", b"\2", b"\xff", b""):
        with pytest.raises(UnknownFormatError):
            box.unseal(KEY, version + sealed[1:], aad=b"here")


def test_a_seal_must_belong_somewhere() -> None:
    with pytest.raises(MissingContextError):
        box.seal(KEY, b"words", aad=b"")
    with pytest.raises(MissingContextError):
        box.unseal(KEY, box.seal(KEY, b"words", aad=b"here"), aad=b"")


def test_the_same_words_sealed_twice_share_nothing() -> None:
    one, two = (box.seal(KEY, b"the same words", aad=b"here") for _ in range(2))
    assert one[1:25] != two[1:25]
    assert one[25:] != two[25:]


@given(st.integers(min_value=0, max_value=140_000))
def test_a_seal_shows_only_the_size_class_of_its_content(length: int) -> None:
    sealed = box.seal(KEY, bytes(length), aad=b"here")
    smallest = next(size for size in CLASSES if length + 4 <= size) if length < 131069 else 196608
    assert len(sealed) == AROUND + smallest


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 256), (252, 256), (253, 1024), (65532, 65536), (65533, 131072), (131069, 196608)],
)
def test_the_size_classes_begin_and_end_where_they_should(length: int, size: int) -> None:
    assert box.size_class(length) == size
    assert box.unpad(box.pad(b"x" * length)) == b"x" * length


@given(st.binary(max_size=1100))
def test_only_what_padding_makes_is_unpadded(padded: bytes) -> None:
    try:
        plain = box.unpad(padded)
    except UnknownFormatError:
        return
    assert box.pad(plain) == padded


@pytest.mark.parametrize(
    "padded", [b"", b"\0\0\0", b"\0\0\1\0" + bytes(252), b"\0\0\0\1" + b"xy" + bytes(250)]
)
def test_broken_padding_is_refused(padded: bytes) -> None:
    with pytest.raises(UnknownFormatError):
        box.unpad(padded)


@given(st.lists(st.binary(max_size=5), max_size=4), st.lists(st.binary(max_size=5), max_size=4))
def test_different_parts_never_frame_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (box.frame(*one) == box.frame(*other)) == (one == other)


def test_a_wrapped_key_opens_only_under_its_own_label_place_and_key() -> None:
    user_key, screen_key = UserKey.fresh(), ScreenKey.fresh()
    wrapped = box.wrap(user_key, screen_key, "screen key", b"anna")
    assert box.unwrap(ScreenKey, user_key, wrapped, "screen key", b"anna") == screen_key
    for key, label, place in (
        (UserKey.fresh(), "screen key", b"anna"),
        (user_key, "secret key", b"anna"),
        (user_key, "screen key", b"ben"),
        (user_key, "screen key", b""),
    ):
        with pytest.raises(CannotOpenError):
            box.unwrap(ScreenKey, key, wrapped, label, place)


def test_a_wrap_is_not_a_seal() -> None:
    """A wrapped key put where sealed words are expected must not come out as words."""
    wrapped = box.wrap(KEY, UserKey.fresh(), "user key")
    with pytest.raises(CannotOpenError):
        box.unseal(KEY, wrapped, aad=b"user key")


@given(plain=st.binary(max_size=600))
def test_what_is_sealed_to_anna_only_anna_opens(
    anna: NewPerson, ben: NewPerson, plain: bytes
) -> None:
    sealed = box.seal_to(anna.row.public_key, plain, label="held form")
    assert box.open_sealed(anna.secrets.secret_key, sealed, label="held form") == plain
    with pytest.raises(CannotOpenError):
        box.open_sealed(ben.secrets.secret_key, sealed, label="held form")
    with pytest.raises(CannotOpenError):
        box.open_sealed(anna.secrets.secret_key, sealed, label="held for")


def test_a_box_for_anna_hides_the_length_too(anna: NewPerson) -> None:
    lengths = {len(box.seal_to(anna.row.public_key, bytes(n), label="l")) for n in (0, 1, 200)}
    assert len(lengths) == 1


@given(st.data())
def test_one_altered_byte_keeps_a_box_for_anna_shut(anna: NewPerson, data: st.DataObject) -> None:
    sealed = box.seal_to(anna.row.public_key, b"words", label="held form")
    place = data.draw(st.integers(min_value=0, max_value=len(sealed) - 1))
    altered = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
    with pytest.raises((UnknownFormatError, CannotOpenError)):
        box.open_sealed(anna.secrets.secret_key, altered, label="held form")


@pytest.mark.parametrize("sealed", [b"", b"\1", b"\1" + bytes(40), b"\2" + bytes(400)])
def test_bytes_that_are_no_box_are_refused(sealed: bytes) -> None:
    with pytest.raises((UnknownFormatError, CannotOpenError)):
        box.open_sealed(SecretKey.fresh(), sealed, label="held form")


def test_a_public_key_that_no_one_can_own_is_refused() -> None:
    for public in (bytes(32), b"\1" + bytes(31)):
        with pytest.raises(BadPublicKeyError):
            box.seal_to(PublicKey(public), b"words", label="held form")
    with pytest.raises(WrongLengthError):
        box.seal_to(PublicKey(bytes(31)), b"words", label="held form")
