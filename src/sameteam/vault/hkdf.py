"""HKDF-SHA256 (RFC 5869), on the standard library's hmac.

Every key that is used for two things is first split here, one label for each use.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

_HASH_LENGTH = 32


def extract(salt: bytes, secret: bytes) -> bytes:
    """Concentrate `secret` into 32 even bytes (RFC 5869, 2.2). An empty salt counts as zeros."""
    return hmac.digest(salt or bytes(_HASH_LENGTH), secret, sha256)


def expand(concentrated: bytes, label: bytes, length: int = _HASH_LENGTH) -> bytes:
    """Draw `length` bytes (at most 8160) for one labelled use (RFC 5869, 2.3)."""
    if not 0 < length <= 255 * _HASH_LENGTH:
        raise ValueError("length out of range")
    stream = block = b""
    counter = 1
    while len(stream) < length:
        block = hmac.digest(concentrated, block + label + bytes([counter]), sha256)
        stream += block
        counter += 1
    return stream[:length]


def subkey(secret: bytes, label: str, *, salt: bytes = b"") -> bytes:
    """32 bytes of `secret` for the use that `label` names, and for no other."""
    return expand(extract(salt, secret), b"sameteam/1 " + label.encode())
