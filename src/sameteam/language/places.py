"""From numbers for each word to the range of letters that is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Offsets = Sequence[tuple[int, int]]
ENOUGH = 0.6  # of all that speaks for a label; the words that hold so much of it are shown
# A mark begins at a word that is this likely part of a finding (log odds), and takes in the words
# around it that are a little less so. Chosen on authors kept aside: lower begins to mark too much.
BEGINS, GOES_ON = -1.5, -2.5
MORE = 0.0  # where a rule has shown a place already, for one more


def marked(odds: Floats, offsets: Offsets, begins: float = BEGINS) -> list[tuple[int, int]]:
    """The runs of words that are part of a finding, as ranges of letters."""
    runs: list[tuple[int, int]] = []
    first, best = None, begins
    for at, (start, end) in enumerate([*offsets, (0, 0)]):
        if start < end and odds[at] > GOES_ON:
            first, best = (at if first is None else first), max(best, float(odds[at]))
        elif first is not None:
            if best > begins:
                runs.append(_letters(first, at - 1, offsets))
            first, best = None, begins
    return runs


def speaking(evidence: Floats, offsets: Offsets) -> tuple[int, int]:
    """The shortest run of words that holds `ENOUGH` of what speaks for a label; empty for none."""
    words = list(_words(offsets))
    if not words:
        return 0, 0
    weights = [max(0.0, float(evidence[first : last + 1].sum())) for first, last in words]
    wanted = ENOUGH * sum(weights)
    best = (0, len(words) - 1)
    left, held = 0, 0.0
    for right, weight in enumerate(weights):
        held += weight
        while left < right and held - weights[left] >= wanted:
            held -= weights[left]
            left += 1
        if held >= wanted and right - left < best[1] - best[0]:
            best = left, right
    return _letters(words[best[0]][0], words[best[1]][1], offsets)


def _words(offsets: Offsets) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that make whole words: pieces that touch belong together."""
    first = None
    for at, (start, end) in enumerate(offsets):
        if start == end:
            continue
        if first is None:
            first = at
        elif start > offsets[at - 1][1]:
            yield first, at - 1
            first = at
    if first is not None:
        yield first, max(at for at, (start, end) in enumerate(offsets) if end > start)


def _letters(first: int, last: int, offsets: Offsets) -> tuple[int, int]:
    """The range of letters of a run of tokens, to the borders of its words."""
    while first > 0 and 0 < offsets[first - 1][1] == offsets[first][0]:
        first -= 1
    while last + 1 < len(offsets) and offsets[last + 1][0] == offsets[last][1] > 0:
        if offsets[last + 1][0] == offsets[last + 1][1]:
            break
        last += 1
    return offsets[first][0], offsets[last][1]
