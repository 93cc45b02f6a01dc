"""Keys, and the way from a name and a passphrase to them.

passphrase -> Argon2id -> HKDF (salted with the host's pepper) -> verifier | key-wrapping key.

The Argon2 salt follows from the name and the pepper alone. So several accounts may bear one name,
one run serves all of them, and an unknown name costs the same run: sign-up never says "taken" and
sign-in takes as long whether or not the account exists.

Python cannot wipe memory: keys live until the process forgets them. What this module does hold is
that no repr, str or pickle of a key shows its bytes.
"""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, NewType, NoReturn, Self

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from sameteam.vault import hkdf
from sameteam.vault.errors import (
    ExcessiveParametersError,
    KdfFailedError,
    WeakParametersError,
    WeakPepperError,
    WrongLengthError,
)


def draw(count: int) -> bytes:
    """Random bytes: the one place where this floor takes chance from the system."""
    return secrets.token_bytes(count)


class Secret(bytes):
    """Bytes of a fixed length that never show themselves in a repr, a log line or a pickle."""

    __slots__ = ()
    LENGTH: ClassVar[int] = 32

    def __new__(cls, raw: bytes) -> Self:
        if len(raw) != cls.LENGTH:
            raise WrongLengthError(cls.__name__, cls.LENGTH, len(raw))
        return super().__new__(cls, raw)

    @classmethod
    def fresh(cls) -> Self:
        return cls(draw(cls.LENGTH))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    __str__ = __repr__

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is not to be pickled or copied")


class UserKey(Secret):
    """A person's own key; it wraps all the person's others."""


class SecretKey(Secret):
    """A person's X25519 secret: opens what others sealed to the person's public key."""


class ScreenKey(Secret):
    """Seals the private screens. Never shared; can be thrown away by itself."""


class VaultKey(Secret):
    """Seals one vault's log."""


class Kek(Secret):
    """Key-encryption key: made of the passphrase, wraps the user key."""


class Verifier(Secret):
    """Made of the passphrase, shows that it is the right one. Only its hash is stored."""


class RecoveryKey(Secret):
    """Made of the recovery code, wraps the user key a second time."""


class RecoverySeed(Secret):
    """The 128 bits that the twelve words spell."""

    LENGTH = 16


class SessionToken(Secret):
    """What the session cookie holds, and nothing else does."""


PublicKey = NewType("PublicKey", bytes)


@dataclass(frozen=True, slots=True)
class KdfParams:
    """Cost of one Argon2id run: memory in KiB, passes, lanes. The default is RFC 9106's second."""

    m_kib: int = 65536
    t: int = 3
    p: int = 1

    def check(self, *, allow_weak: bool = False) -> None:
        """Refuse what no honest row holds. Only tests may pass `allow_weak`.

        The floor lies above OWASP's Password Storage sheet (46 MiB with one pass). The ceiling
        keeps an altered row from taking the machine down.
        """
        if self.m_kib > 1_048_576 or self.t > 32 or self.p > 4:
            raise ExcessiveParametersError(self.m_kib, self.t, self.p)
        if not allow_weak and (self.m_kib < 65536 or self.t < 1 or self.p != 1):
            raise WeakParametersError(self.m_kib, self.t, self.p)


@dataclass(frozen=True, slots=True)
class Derived:
    verifier: Verifier
    kek: Kek


def derive(
    passphrase: str, salt: bytes, params: KdfParams, pepper: bytes, *, allow_weak: bool = False
) -> Derived:
    """One Argon2id run.

    Raises WeakParametersError, ExcessiveParametersError, WeakPepperError, KdfFailedError.
    """
    params.check(allow_weak=allow_weak)
    _check_pepper(pepper)
    secret = _plain_bytes(unicodedata.normalize("NFKC", passphrase))
    try:
        raw = hash_secret_raw(
            secret,
            salt,
            time_cost=params.t,
            memory_cost=params.m_kib,
            parallelism=params.p,
            hash_len=32,
            type=Type.ID,
        )
    except HashingError:
        raise KdfFailedError from None
    return Derived(
        verifier=Verifier(hkdf.subkey(raw, "login verifier", salt=pepper)),
        kek=Kek(hkdf.subkey(raw, "key-encryption key", salt=pepper)),
    )


def handle(name: str, pepper: bytes) -> bytes:
    """32 bytes that stand for a name in the table. Without the pepper no name can be tried."""
    return _name_code("handle", name, pepper)


def salt_for(name: str, pepper: bytes) -> bytes:
    """The 16 bytes of Argon2 salt that all accounts of this name share."""
    return _name_code("salt", name, pepper)[:16]


def stored_verifier(verifier: Verifier) -> bytes:
    """What the row keeps. A plain hash is enough: the verifier itself has 256 bits."""
    return sha256(b"sameteam/1 stored verifier" + verifier).digest()


def verifies(verifier: Verifier, stored: bytes) -> bool:
    """Whether the passphrase was the right one, in constant time."""
    return hmac.compare_digest(stored_verifier(verifier), stored)


def _name_code(label: str, name: str, pepper: bytes) -> bytes:
    _check_pepper(pepper)
    # Folding can undo composition and the other way round, so it is normalised on both sides.
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    plain = _plain_bytes(" ".join(folded.split()))
    return hmac.digest(hkdf.subkey(pepper, f"name {label}"), plain, sha256)


def _check_pepper(pepper: bytes) -> None:
    if len(pepper) < 32:
        raise WeakPepperError(len(pepper))


def _plain_bytes(text: str) -> bytes:
    # A lone surrogate must not end in a UnicodeEncodeError, which would carry the whole text.
    return text.encode("utf-8", "surrogatepass")
