"""A word that nothing else contains, and where bytes of it may hide.

Every private field of these tests is filled with a phrase that holds the word.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator

STEM = "quillfeather"
ADDRESS = "203.0.113.77"  # the network address that the visitors come from
DEVICE = f"Mozilla/5.0 (X11; Linux) {STEM}-device Firefox/140.0"


def phrase(field: str) -> str:
    """What is typed into this field."""
    return f"{STEM}-{field} and so on"


def forms(word: str) -> Iterator[bytes]:
    """The word as text, hex, base64 at each of its three places, and two bytes a letter."""
    plain = word.encode()
    yield plain
    yield plain.hex().encode()
    yield word.encode("utf-16-le")
    yield word.encode("utf-16-be")
    yield "".join(f"\\u{ord(letter):04x}" for letter in word).encode()
    for skip in range(3):
        coded = base64.b64encode(b"\0" * skip + plain)
        # The letters at both ends hang on the neighbours.
        yield coded[4 if skip else 0 : len(coded) // 4 * 4 - 4]


def hides(data: bytes, words: Iterable[str] = (STEM, ADDRESS)) -> list[str]:
    """Where any of the words stands in the data, in any form: what is around it."""
    lowered = data.lower()
    return [
        f"...{data[max(0, at - 40) : at + 60]!r}..."
        for word in words
        for form in forms(word)
        for at in (lowered.find(form.lower()),)
        if at >= 0
    ]


def three_words(words: list[str]) -> re.Pattern[bytes]:
    """Any three words of a recovery code in a row, however they are joined."""
    rows = zip(words, words[1:], words[2:], strict=False)
    return re.compile("|".join(r"\W{1,8}".join(row) for row in rows).encode(), re.IGNORECASE)
