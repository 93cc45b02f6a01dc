"""The words and letters of a text, counted in numbered boxes.

`boxes(text)` gives the box of each run of one to three words and of three to five letters inside
them. The boxes are few and fixed, so that no word list has to be kept; two runs may share one.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from zlib import crc32

BOXES = 1 << 16
_WORD = re.compile(r"[a-z0-9']+|[^\sa-z0-9']")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


def boxes(text: str) -> Counter[int]:
    """How often each box is hit. Takes time in line with the length of the text."""
    words = [word.replace("'", "") for word in _WORD.findall(text.translate(_STRAIGHT).lower())]
    runs = [f"1 {word}" for word in words]
    runs += [f"2 {a} {b}" for a, b in pairwise(words)]
    runs += [f"3 {a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)]
    coded = [run.encode() for run in runs]
    for word in words:
        edged = f" {word} "
        if edged.isascii():
            coded += _inside(edged.encode())
        else:  # one letter or sign alone, which is more than one byte
            coded.append(edged.encode())
    return Counter([crc32(run) % BOXES for run in coded])


def _inside(edged: bytes) -> list[bytes]:
    """The runs of three to five letters of a word between blanks."""
    end = len(edged)
    return [edged[at : at + length] for length in (3, 4, 5) for at in range(end - length + 1)]
