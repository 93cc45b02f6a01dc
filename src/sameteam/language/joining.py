"""Joins what the encoder, the table and the rules say of a label into one chance.

The weights are fitted on texts by authors whom none of the three had learned from, so that a chance
of 0.8 was right about eight times in ten there. Source: `training/joining.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from msgspec import Struct, convert
from numpy.typing import NDArray


class Weighed(Struct, frozen=True):
    """How a label is joined: a sum of log odds. Lists go by the columns of its group, or by all."""

    start: float
    encoder: tuple[float, ...]
    table: tuple[float, ...]
    rules: float
    told_from: float


class Joining:
    """`data`: {"groups": {group: {label: the fields of `Weighed`}}}, in the order of the columns,
    and beside it what `trained.load` needs.

    Raises ValueError (msgspec's) for data of another shape.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        groups = convert(data["groups"], dict[str, dict[str, Weighed]])
        self._weighed = {(g, label): one for g, own in groups.items() for label, one in own.items()}
        self._columns = {pair: at for at, pair in enumerate(self._weighed)}
        self._first = {
            group: self._columns[group, next(iter(own))] for group, own in groups.items()
        }
        self._weights = {
            (group, label): np.array([one.encoder, one.table], np.float32).T
            for (group, label), one in self._weighed.items()
        }
        self.count = len(self._columns)

    def column(self, group: str, label: str) -> int:
        return self._columns[group, label]

    def first(self, group: str) -> int:
        """The first column of a group."""
        return self._first[group]

    def odds(self, group: str, label: str, heard: NDArray[np.float32], rules: float) -> float:
        """Log odds of a label. `heard` (columns, 2): what encoder and table say of each column."""
        one, weights = self._weighed[group, label], self._weights[group, label]
        first = 0 if len(weights) == self.count else self._first[group]
        said = float((heard[first : first + len(weights)] * weights).sum())
        return one.start + said + one.rules * rules

    def told_from(self, group: str, label: str) -> float:
        return self._weighed[group, label].told_from


def chance(odds: float) -> float:
    """From log odds to a chance."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
