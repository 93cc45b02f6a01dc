"""A session: half in the cookie, half in the table, and neither opens anything alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam import vault
from sameteam.vault import (
    CannotOpenError,
    NewPerson,
    SessionToken,
    UnknownFormatError,
    box,
    session,
)

TOKEN, OTHER = SessionToken(b"t" * 32), SessionToken(b"o" * 32)
tokens = st.binary(min_size=32, max_size=32).map(SessionToken)


@given(tokens, st.dictionaries(st.text("abc_", max_size=8), st.text("0123", max_size=40)))
def test_cookie_and_row_together_give_the_secrets_back(
    anna: NewPerson, token: SessionToken, extra: dict[str, str]
) -> None:
    opened = vault.open_secrets(token, vault.seal_secrets(token, anna.secrets, extra))
    assert opened.secrets == anna.secrets
    assert opened.extra == extra


@given(tokens, st.text(max_size=300))
def test_a_visit_without_sign_in_keeps_words_and_no_secrets(
    token: SessionToken, words: str
) -> None:
    extra = {"words": words + "\udc80"}  # a lone surrogate is no crash
    sealed = vault.seal_secrets(token, None, extra)
    opened = vault.open_secrets(token, sealed)
    assert opened.secrets is None
    assert opened.extra == extra


def test_the_row_holds_no_secret_in_the_open(anna: NewPerson) -> None:
    row = vault.session_id(TOKEN) + vault.seal_secrets(TOKEN, anna.secrets, {"code": "canary"})
    secrets = anna.secrets
    for secret in (secrets.user_key, secrets.secret_key, secrets.screen_key, TOKEN, b"canary"):
        assert bytes(secret) not in row


def test_the_row_alone_opens_nothing(anna: NewPerson) -> None:
    sealed = vault.seal_secrets(TOKEN, anna.secrets)
    for guess in (OTHER, SessionToken(vault.session_id(TOKEN))):
        with pytest.raises(CannotOpenError):
            vault.open_secrets(guess, sealed)


def test_a_row_put_under_another_session_stays_shut(anna: NewPerson, ben: NewPerson) -> None:
    """A host who lays Anna's row under Ben's session id shows Ben nothing."""
    sealed = vault.seal_secrets(TOKEN, anna.secrets)
    with pytest.raises(CannotOpenError):
        vault.open_secrets(OTHER, sealed)
    assert vault.open_secrets(OTHER, vault.seal_secrets(OTHER, ben.secrets)).secrets == ben.secrets


@pytest.mark.parametrize("sealed", [b"", b"\1", b"\1" + bytes(300), b"\2" + bytes(300)])
def test_broken_rows_are_refused(sealed: bytes) -> None:
    with pytest.raises((CannotOpenError, UnknownFormatError)):
        vault.open_secrets(TOKEN, sealed)


def test_a_row_with_other_content_than_secrets_is_refused() -> None:
    not_utf8 = b"\x92\xc0\x81\xa1a\xc4\x01\xff"
    for content in (b"", b"\x90", b"\xc0", b"\x92\xc0\xc0", not_utf8):
        sealed = box.seal(session._key(TOKEN), content, aad=session._place(TOKEN))
        with pytest.raises(UnknownFormatError):
            vault.open_secrets(TOKEN, sealed)


def test_the_rows_length_does_not_tell_how_much_is_kept(anna: NewPerson) -> None:
    bare = vault.seal_secrets(TOKEN, anna.secrets)
    assert len(vault.seal_secrets(TOKEN, anna.secrets, {"code": "f" * 32})) == len(bare)


@given(tokens)
def test_a_cookie_is_read_back_and_only_in_its_one_spelling(token: SessionToken) -> None:
    text = vault.cookie_text(token)
    assert vault.read_cookie(text) == token
    for altered in (text + "=", text + "A", text[:-1], " " + text, text + "\n", text.swapcase()):
        assert vault.read_cookie(altered) != token


@given(st.text(max_size=60))
def test_any_cookie_is_a_token_or_none_and_never_a_crash(text: str) -> None:
    token = vault.read_cookie(text)
    assert token is None or vault.cookie_text(token) == text


def test_session_ids_differ_and_are_not_the_token() -> None:
    assert vault.session_id(TOKEN) != vault.session_id(OTHER)
    assert vault.session_id(TOKEN) != TOKEN
    assert len(vault.session_id(TOKEN)) == 32
