"""A member's copy of a vault's key: kept by oneself, or given by another.

`keep` is for the vault's own maker: only the holder of the X25519 secret can make what `kept`
opens, so a host cannot slip in a key of its own choice. `give` is for another person's public key:
anyone can make one, so `take` proves nothing about the giver, and whoever takes a key should
`keep` it from then on. Neither hangs on the user key, so renewing that one leaves them whole.
"""

from __future__ import annotations

from sameteam.vault import box, hkdf
from sameteam.vault.keys import PublicKey, Secret, SecretKey, VaultKey


class _KeepingKey(Secret):
    """The part of a person's X25519 secret that wraps the person's own copies."""


def keep(secret: SecretKey, vault: str, key: VaultKey) -> bytes:
    """The vault's key for one's own Member row."""
    return box.wrap(_keeping_key(secret), key, "vault key", vault.encode())


def kept(secret: SecretKey, vault: str, wrapped: bytes) -> VaultKey:
    """Open what `keep` made. Raises CannotOpenError or UnknownFormatError."""
    return box.unwrap(VaultKey, _keeping_key(secret), wrapped, "vault key", vault.encode())


def give(public: PublicKey, vault: str, key: VaultKey) -> bytes:
    """The vault's key for another person's Member row."""
    return box.seal_to(public, bytes(key), label=_label(vault))


def take(secret: SecretKey, vault: str, sealed: bytes) -> VaultKey:
    """Open what `give` made. Raises CannotOpenError, UnknownFormatError or WrongLengthError."""
    return VaultKey(box.open_sealed(secret, sealed, label=_label(vault)))


def _keeping_key(secret: SecretKey) -> _KeepingKey:
    return _KeepingKey(hkdf.subkey(secret, "own vault keys"))


def _label(vault: str) -> str:
    return f"vault key {vault}"
