"""Seal and open: XChaCha20-Poly1305, padded to size classes; SealedBox for another's public key.

A seal is version (1 byte) + nonce (24 random bytes) + ciphertext + authenticator (16 bytes).
The version and the associated data are authenticated with it. A random 192-bit nonce needs no
counter, so no crash or restored backup can make one come twice.
"""

from __future__ import annotations

import struct
from typing import TypeVar

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
    crypto_box_seal,
    crypto_box_seal_open,
    crypto_scalarmult_base,
)
from nacl.exceptions import CryptoError

from sameteam.vault.errors import (
    BadPublicKeyError,
    CannotOpenError,
    MissingContextError,
    UnknownFormatError,
    WrongLengthError,
)
from sameteam.vault.keys import PublicKey, Secret, SecretKey, draw

VERSION = b"\x01"
SIZE_CLASSES = (256, 1024, 4096, 16384, 65536)
NONCE_LENGTH, AUTHENTICATOR_LENGTH, KEY_LENGTH = 24, 16, 32
_LENGTH_PREFIX = struct.Struct(">I")

K = TypeVar("K", bound=Secret)


def seal(key: Secret, plain: bytes, *, aad: bytes) -> bytes:
    """Pad and seal. `aad` says where the seal belongs (use `frame`); raises when it is empty."""
    return _close(key, pad(plain), aad)


def unseal(key: Secret, sealed: bytes, *, aad: bytes) -> bytes:
    """Open what `seal` made. Raises UnknownFormatError or CannotOpenError."""
    return unpad(_open(key, sealed, aad))


def wrap(key: Secret, secret: Secret, label: str, *place: bytes) -> bytes:
    """Seal a secret by another, unpadded; `label` and `place` say what and whose it is."""
    return _close(key, bytes(secret), frame(b"wrap", label.encode(), *place))


def unwrap(kind: type[K], key: Secret, wrapped: bytes, label: str, *place: bytes) -> K:
    """Open what `wrap` made, as a secret of `kind`."""
    return kind(_open(key, wrapped, frame(b"wrap", label.encode(), *place)))


def public_key(secret: SecretKey) -> PublicKey:
    return PublicKey(crypto_scalarmult_base(bytes(secret)))


def seal_to(public: PublicKey, plain: bytes, *, label: str) -> bytes:
    """Seal for the holder of a secret key. Anyone can: it says nothing about who sealed it.

    A SealedBox has no associated data, so the label lies inside and is compared on opening.
    """
    if len(public) != KEY_LENGTH:
        raise WrongLengthError("PublicKey", KEY_LENGTH, len(public))
    padded = pad(frame(label.encode()) + plain)
    try:
        return VERSION + crypto_box_seal(padded, bytes(public))
    except CryptoError:
        raise BadPublicKeyError from None


def open_sealed(secret: SecretKey, sealed: bytes, *, label: str) -> bytes:
    """Open what `seal_to` made. Raises UnknownFormatError or CannotOpenError."""
    if sealed[:1] != VERSION:
        raise UnknownFormatError
    try:
        padded = crypto_box_seal_open(sealed[1:], public_key(secret), bytes(secret))
    except (CryptoError, ValueError, TypeError):
        raise CannotOpenError from None
    head = frame(label.encode())
    plain = unpad(padded)
    if plain[: len(head)] != head:
        raise CannotOpenError
    return plain[len(head) :]


def frame(*parts: bytes) -> bytes:
    """Join parts so that no two different lists of parts give the same bytes."""
    return b"".join(_LENGTH_PREFIX.pack(len(part)) + part for part in parts)


def size_class(length: int) -> int:
    """The padded size, in bytes, of `length` bytes of content."""
    needed = length + _LENGTH_PREFIX.size
    for size in SIZE_CLASSES:
        if needed <= size:
            return size
    return -(-needed // SIZE_CLASSES[-1]) * SIZE_CLASSES[-1]


def pad(plain: bytes) -> bytes:
    """Length (4 bytes), content, zeros up to the size class."""
    return (_LENGTH_PREFIX.pack(len(plain)) + plain).ljust(size_class(len(plain)), b"\0")


def unpad(padded: bytes) -> bytes:
    """Undo `pad`; anything that `pad` could not have made is refused."""
    plain = padded[_LENGTH_PREFIX.size :]
    if len(padded) >= _LENGTH_PREFIX.size:
        plain = plain[: _LENGTH_PREFIX.unpack_from(padded)[0]]
    if pad(plain) != padded:
        raise UnknownFormatError
    return plain


def encrypt(key: Secret, nonce: bytes, plain: bytes, aad: bytes) -> bytes:
    """The bare cipher. Nothing outside this module calls it but its known-answer test."""
    return crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad, nonce, bytes(key))


def decrypt(key: Secret, nonce: bytes, ciphertext: bytes, aad: bytes) -> bytes:
    """The bare cipher's way back. Raises CannotOpenError."""
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(ciphertext, aad, nonce, bytes(key))
    except CryptoError:
        raise CannotOpenError from None


def _close(key: Secret, plain: bytes, aad: bytes) -> bytes:
    if not aad:
        raise MissingContextError
    nonce = draw(NONCE_LENGTH)
    return VERSION + nonce + encrypt(key, nonce, plain, VERSION + aad)


def _open(key: Secret, sealed: bytes, aad: bytes) -> bytes:
    if not aad:
        raise MissingContextError
    start = 1 + NONCE_LENGTH
    if sealed[:1] != VERSION or len(sealed) < start + AUTHENTICATOR_LENGTH:
        raise UnknownFormatError
    return decrypt(key, sealed[1:start], sealed[start:], VERSION + aad)
