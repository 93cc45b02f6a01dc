"""A signed-in person's secrets, between two requests.

The cookie holds 32 random bytes. The table holds the secrets sealed by one hash of those bytes,
under another. The table alone opens nothing, and the cookie alone has nothing to open.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from sameteam.vault import box, hkdf
from sameteam.vault.errors import UnknownFormatError, WrongLengthError
from sameteam.vault.keys import ScreenKey, Secret, SecretKey, SessionToken, UserKey
from sameteam.vault.row import Secrets


class _SessionKey(Secret):
    """Wraps the secrets of one session."""


class _Kept(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    keys: tuple[bytes, bytes, bytes] | None
    extra: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """`secrets` is None for a visit of someone who is not signed in."""

    secrets: Secrets | None
    extra: dict[str, str]

    def __repr__(self) -> str:
        return "<OpenedSession>"


def cookie_text(token: SessionToken) -> str:
    """The token as 43 characters that a cookie may hold."""
    return base64.urlsafe_b64encode(token).rstrip(b"=").decode()


def read_cookie(text: str) -> SessionToken | None:
    """The token in a cookie, or None for anything that is not one."""
    try:
        token = SessionToken(base64.b64decode(text + "=", altchars=b"-_", validate=True))
    except (binascii.Error, ValueError, WrongLengthError):
        return None
    return token if cookie_text(token) == text else None


def session_id(token: SessionToken) -> bytes:
    """32 bytes by which the table knows the session; they lead back to no token."""
    return hkdf.subkey(token, "session id")


def seal_secrets(
    token: SessionToken, secrets: Secrets | None, extra: Mapping[str, str] | None = None
) -> bytes:
    """What the session row holds: the secrets, if any, and a few short strings, padded."""
    keys = None
    if secrets is not None:
        keys = (bytes(secrets.user_key), bytes(secrets.secret_key), bytes(secrets.screen_key))
    # A lone surrogate must not end in a UnicodeEncodeError, which would carry the whole text.
    plain = {name: text.encode("utf-8", "surrogatepass") for name, text in (extra or {}).items()}
    kept = _Kept(keys, plain)
    return box.seal(_key(token), msgspec.msgpack.encode(kept), aad=_place(token))


def open_secrets(token: SessionToken, sealed: bytes) -> OpenedSession:
    """Open what `seal_secrets` made. Raises CannotOpenError or UnknownFormatError."""
    plain = box.unseal(_key(token), sealed, aad=_place(token))
    try:
        kept = msgspec.msgpack.decode(plain, type=_Kept)
        extra = {name: text.decode("utf-8", "surrogatepass") for name, text in kept.extra.items()}
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise UnknownFormatError from None
    if kept.keys is None:
        return OpenedSession(None, extra)
    user_key, secret_key, screen_key = kept.keys
    secrets = Secrets(UserKey(user_key), SecretKey(secret_key), ScreenKey(screen_key))
    return OpenedSession(secrets, extra)


def _key(token: SessionToken) -> _SessionKey:
    return _SessionKey(hkdf.subkey(token, "session key"))


def _place(token: SessionToken) -> bytes:
    return box.frame(b"session", session_id(token))
