"""What is stored of a person: one row of wrapped keys, under a mac that covers every column.

A row mixed from two versions (an old recovery wrap put back, a cost lowered, another's public key)
opens with neither version's passphrase or code.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from hashlib import blake2b

from sameteam.vault import box, hkdf, recovery
from sameteam.vault.errors import CannotOpenError, TamperedError, UnknownFormatError
from sameteam.vault.keys import (
    KdfParams,
    Kek,
    PublicKey,
    RecoverySeed,
    ScreenKey,
    SecretKey,
    UserKey,
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PersonRow:
    """Everything stored of a person. `by_code` is empty for a person without a recovery code."""

    handle: bytes  # 32
    salt: bytes  # 16
    params: KdfParams
    verifier: bytes  # 32, the hash of the verifier
    by_passphrase: bytes  # user key wrapped by the passphrase's key
    by_code: bytes  # user key wrapped by the recovery code's key
    public_key: PublicKey  # 32
    secret_key: bytes  # X25519 secret wrapped by the user key
    screen_key: bytes  # screening key wrapped by the user key
    mac: bytes = b""  # 32, over all of the above, by the user key

    def __repr__(self) -> str:
        return "<PersonRow>"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a signed-in person holds in memory."""

    user_key: UserKey
    secret_key: SecretKey
    screen_key: ScreenKey


def wrap_by_passphrase(kek: Kek, user_key: UserKey, public: PublicKey) -> bytes:
    return box.wrap(kek, user_key, "user key by passphrase", public)


def unwrap_by_passphrase(kek: Kek, row: PersonRow) -> UserKey:
    return box.unwrap(UserKey, kek, row.by_passphrase, "user key by passphrase", row.public_key)


def wrap_by_code(code: RecoverySeed, user_key: UserKey, public: PublicKey) -> bytes:
    return box.wrap(recovery.recovery_key(code), user_key, "user key by code", public)


def unwrap_by_code(code: RecoverySeed, row: PersonRow) -> UserKey:
    key = recovery.recovery_key(code)
    return box.unwrap(UserKey, key, row.by_code, "user key by code", row.public_key)


def wrap_secret_key(secrets: Secrets, public: PublicKey) -> bytes:
    return box.wrap(secrets.user_key, secrets.secret_key, "secret key", public)


def wrap_screen_key(secrets: Secrets, public: PublicKey) -> bytes:
    return box.wrap(secrets.user_key, secrets.screen_key, "screen key", public)


def open_rest(row: PersonRow, user_key: UserKey) -> Secrets:
    """Check the mac, then open what the user key wraps. Raises TamperedError."""
    if not hmac.compare_digest(_mac(user_key, row), row.mac):
        raise TamperedError("row")
    try:
        secret = box.unwrap(SecretKey, user_key, row.secret_key, "secret key", row.public_key)
        screen = box.unwrap(ScreenKey, user_key, row.screen_key, "screen key", row.public_key)
    except (CannotOpenError, UnknownFormatError):
        raise TamperedError("wrapped keys") from None
    return Secrets(user_key, secret, screen)


def with_mac(user_key: UserKey, row: PersonRow) -> PersonRow:
    return replace(row, mac=_mac(user_key, row))


def _mac(user_key: UserKey, row: PersonRow) -> bytes:
    cost = f"{row.params.m_kib} {row.params.t} {row.params.p}".encode()
    columns = box.frame(
        row.handle,
        row.salt,
        cost,
        row.verifier,
        row.by_passphrase,
        row.by_code,
        row.public_key,
        row.secret_key,
        row.screen_key,
    )
    return blake2b(columns, digest_size=32, key=hkdf.subkey(user_key, "row mac")).digest()
