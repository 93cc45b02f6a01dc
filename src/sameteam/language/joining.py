"""Joins what the encoder, the table and the rules say of a label into one chance.

The weights are fitted on texts by authors whom none of the three had learned from, so that a chance
of 0.8 was right about eight times in ten there. Source: `training/joining.py`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any


class Joining:
    """`data`: {"columns": [[group, label], ...], "groups": {group: {"encoder", "table", "rules":
    weights, "start": {label: log odds}, "told_from": {label: chance}}}}.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._columns: dict[tuple[str, str], int] = {
            (group, label): at for at, (group, label) in enumerate(data["columns"])
        }
        self._groups: Mapping[str, Any] = data["groups"]
        for group, label in self._columns:
            float(self._groups[group]["start"][label] + self._groups[group]["told_from"][label])

    def column(self, group: str, label: str) -> int:
        return self._columns[group, label]

    def first(self, group: str) -> str:
        """The label of the first column of a group."""
        return next(label for name, label in self._columns if name == group)

    def chance(self, group: str, label: str, encoder: float, table: float, rules: float) -> float:
        weights = self._groups[group]
        sum_ = (
            weights["start"][label]
            + weights["encoder"] * encoder
            + weights["table"] * table
            + weights["rules"] * rules
        )
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, sum_))))

    def told_from(self, group: str, label: str) -> float:
        return float(self._groups[group]["told_from"][label])
