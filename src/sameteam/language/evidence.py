"""Joins what the rules saw: no words count twice, and a second sign says less than the first.

Takes time in line with the number of matches (but for the logarithm of a search), so that a text of
one word said ten thousand times is no trouble.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping

from sameteam.language.rulebook import Seen

Weights = Mapping[str, float]


def apart(found: Iterable[Seen], weights: Weights) -> list[Seen]:
    """The strongest of those that overlap, strongest first; of equals, the longest."""
    kept: list[Seen] = []
    taken: list[tuple[int, int]] = []  # the ranges of `kept`, in the order of the text
    for seen in sorted(found, key=lambda one: (-weights[one.strength], one.start - one.end)):
        at = bisect_left(taken, (seen.start, seen.end))
        free_before = at == 0 or taken[at - 1][1] <= seen.start
        free_after = at == len(taken) or seen.end <= taken[at][0]
        if free_before and free_after:
            insort(taken, (seen.start, seen.end))
            kept.append(seen)
    return kept


def weight(kept: list[Seen], weights: Weights, again: float) -> float:
    """The sum of the evidence; `again` (below 1) is how much less each further sign says."""
    return sum(weights[seen.strength] * again**rank for rank, seen in enumerate(kept))
