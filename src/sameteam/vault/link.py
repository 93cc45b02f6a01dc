"""A link to one thing, for someone without an account: a code that opens what it seals.

A code is 24 signs (Crockford's base 32: no I, L, O, U). The first six only say which link is meant,
so that wrong codes can be counted; the other eighteen, 90 random bits, open it. The table holds a
hash of each part. Whoever has the code can read what it seals: the one who made it, too.
"""

from __future__ import annotations

import hmac
import re
from hashlib import blake2b
from typing import Self

from sameteam.vault import box, hkdf
from sameteam.vault.keys import Secret, draw

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PLACE, WHOLE, GROUP = 6, 24, 4  # signs
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})


class _LinkKey(Secret):
    """Made of a code; seals what the link shows."""


class LinkCode(str):
    """The 24 signs, without dashes. Never shows itself in a repr or a log line."""

    __slots__ = ()

    @classmethod
    def fresh(cls) -> Self:
        return cls("".join(ALPHABET[byte % 32] for byte in draw(WHOLE)))

    def __repr__(self) -> str:
        return "<LinkCode>"

    @property
    def spelled(self) -> str:
        """In groups of four, as it is printed and typed."""
        signs = str.__str__(self)
        return "-".join(signs[at : at + GROUP] for at in range(0, WHOLE, GROUP))


def read_code(text: str) -> LinkCode | None:
    """A code as typed: any case, dashes, spaces; O for 0, I and L for 1. None: it is no code."""
    signs = re.sub(r"[\s\-–—.#]", "", text).upper().translate(_READ_AS)
    if len(signs) != WHOLE or set(signs) - set(ALPHABET):
        return None
    return LinkCode(signs)


def link_id(code: LinkCode) -> bytes:
    """16 bytes that stand for the link in the table."""
    return blake2b(_bytes(code)[:PLACE], digest_size=16, person=b"sameteam link").digest()


def link_proof(code: LinkCode) -> bytes:
    """32 bytes by which the table knows the whole code."""
    return hkdf.subkey(_bytes(code), "link proof")


def proves(code: LinkCode, proof: bytes) -> bool:
    return hmac.compare_digest(link_proof(code), proof)


def seal_for_link(code: LinkCode, plain: bytes, what: str) -> bytes:
    """Seal for whoever holds the code. `what` says which part of the link it is."""
    return box.seal(_key(code), plain, aad=_place(code, what))


def open_for_link(code: LinkCode, sealed: bytes, what: str) -> bytes:
    """Raises CannotOpenError or UnknownFormatError."""
    return box.unseal(_key(code), sealed, aad=_place(code, what))


def _bytes(code: LinkCode) -> bytes:
    return str.__str__(code).encode()


def _key(code: LinkCode) -> _LinkKey:
    return _LinkKey(hkdf.subkey(_bytes(code), "link key"))


def _place(code: LinkCode, what: str) -> bytes:
    return box.frame(b"link", link_id(code), what.encode())
