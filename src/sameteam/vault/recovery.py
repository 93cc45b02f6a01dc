"""The recovery code: 128 bits, written down by the person as twelve words (BIP 39, English list).

The list's words differ in their first four letters, so four letters are enough to type. The last
word carries a checksum. The key that the code makes wraps the user key a second time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from mnemonic import Mnemonic

from sameteam.vault import hkdf
from sameteam.vault.errors import ChecksumError, UnknownWordError, WordCountError
from sameteam.vault.keys import RecoveryKey, RecoverySeed

WORDS = 12
_PREFIX = 4
_LETTERS = re.compile(r"[^\W\d_]+")


def words(seed: RecoverySeed) -> tuple[str, ...]:
    """The twelve words to show once."""
    return tuple(_list().to_mnemonic(bytes(seed)).split())


def read_words(text: str) -> RecoverySeed:
    """Read typed words: any case, numbers, commas, line breaks; four letters of a word are enough.

    Raises WordCountError, UnknownWordError or ChecksumError.
    """
    typed = _typed(text)
    if len(typed) != WORDS:
        raise WordCountError(len(typed))
    known = [_known(word) for word in typed]
    unknown = tuple(place for place, word in enumerate(known, start=1) if word is None)
    if unknown:
        raise UnknownWordError(unknown)
    try:
        entropy = _list().to_entropy([word for word in known if word is not None])
    except ValueError:
        raise ChecksumError from None
    return RecoverySeed(bytes(entropy))


def recovery_key(seed: RecoverySeed) -> RecoveryKey:
    """128 random bits need no slow hash, and no pepper: the paper alone must be enough."""
    return RecoveryKey(hkdf.subkey(seed, "recovery code"))


def ask_positions(seed: RecoverySeed) -> tuple[int, int]:
    """Two positions from 1 to 12, ascending; always the same two for the same code."""
    first, second = hkdf.subkey(seed, "recovery positions")[:2]
    low = first % WORDS
    high = (low + 1 + second % (WORDS - 1)) % WORDS
    return min(low, high) + 1, max(low, high) + 1


def check_words(seed: RecoverySeed, typed: Mapping[int, str]) -> tuple[int, ...]:
    """The positions, of those that `ask_positions` names, whose typed word is wrong or missing."""
    spelled = words(seed)
    return tuple(
        place
        for place in ask_positions(seed)
        if [_known(word) for word in _typed(typed.get(place, ""))] != [spelled[place - 1]]
    )


def _typed(text: str) -> list[str]:
    return _LETTERS.findall(unicodedata.normalize("NFKC", text).casefold())


def _known(typed: str) -> str | None:
    """The listed word that was meant: the whole word, or the start of it from four letters on."""
    by_word, by_prefix = _lookup()
    if typed in by_word:
        return typed
    meant = by_prefix.get(typed[:_PREFIX]) if len(typed) >= _PREFIX else None
    return meant if meant is not None and meant.startswith(typed) else None


@cache
def _list() -> Mnemonic:
    return Mnemonic("english")


@cache
def _lookup() -> tuple[frozenset[str], dict[str, str]]:
    listed = _list().wordlist
    return frozenset(listed), {word[:_PREFIX]: word for word in listed}
