"""The chance from which a label is told.

Chosen for the best F of the group, each label a little its own way where there are enough texts to
say so; for levels and limits, so that the worst faults stay rare.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from sameteam.language import safety
from training.labels import GROUPS

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


class Texts(Protocol):
    """What is known of a group's texts, row by row."""

    truth: Bools  # (texts, labels)
    rules: Floats  # (texts, labels)
    weight: Floats  # (texts,)
    safety: Bools  # (texts,): of the safety sets


STEPS = np.arange(0.06, 0.86, 0.02)
ENOUGH = 25  # true texts of a label before it gets a chance of its own
# What a fault may cost: the share of it that would be too much (docs/reader.md, "must reach").
MISSED_SERIOUS, ALARMED_SERIOUS = 0.04, 0.06
MISSED_WHOLLY, ALARMED_AT_ALL = 0.015, 0.12
CALLED_BOUNDARY = 0.02
MARKED = 1.5  # a place in a draft that is missed weighs more than a mark too many


def told_from(name: str, texts: Texts, chances: Floats) -> Floats:
    truth, weight = texts.truth, texts.weight
    if name == "level":
        # Where the rules see a level too, the product asks the reader to be less sure.
        sure = chances / np.where(texts.rules > 0, safety.AGREED, 1.0)
        return _levels(truth, sure, weight, texts.safety)
    if name == "limits":
        return _limits(truth, chances, weight)
    alike = np.repeat(weight[:, None], truth.shape[1], axis=1)
    if name == "reasons":
        best = max(STEPS, key=lambda step: _f(truth, _said(chances, step), alike))
        return np.full(truth.shape[1], best)
    beta = MARKED if name == "findings" else 1.0
    shared = max(STEPS, key=lambda step: _f(truth, chances >= step, alike, beta))
    chosen = np.full(truth.shape[1], shared)
    for at in range(truth.shape[1]):
        count = truth[:, at].sum()
        best = max(STEPS, key=lambda step: _f(truth[:, at], chances[:, at] >= step, weight, beta))
        trust = count / (count + ENOUGH)
        chosen[at] = trust * best + (1 - trust) * shared
    return chosen


def _said(chances: Floats, told_from: float) -> Bools:
    """The reasons that the product would tell: the likeliest one always, `unstated` alone."""
    unstated = GROUPS["reasons"].index("unstated")
    said = chances >= told_from
    said[:, unstated] = False
    top = chances.argmax(1)
    said[top == unstated] = False
    said[np.arange(len(said)), top] = True
    return said


def _levels(truth: Bools, chances: Floats, weight: Floats, about: Bools) -> Floats:
    """`about`: which texts are of the safety sets, whose harmless ones are the hardest."""
    check, serious, emergency = truth.T

    def share(some: Bools, of: Bools) -> float:
        return float((weight * (some & of)).sum() / (weight * of).sum())

    def alarms(told: Bools) -> float:
        return share(told, ~check & about) + share(told, ~check & ~about)

    def cost_of_check(step: float) -> float:
        told = chances[:, 0] >= step
        return share(~told, serious) / MISSED_WHOLLY + alarms(told) / ALARMED_AT_ALL

    def cost_of_serious(step: float) -> float:
        told = chances[:, 1] >= step
        return share(~told, serious) / MISSED_SERIOUS + alarms(told) / ALARMED_SERIOUS

    def worth_of_emergency(step: float) -> float:
        """Missing one weighs more than calling a serious text one."""
        return _f(emergency, chances[:, 2] >= step, weight, beta=2.0)

    return np.array(
        [
            min(STEPS, key=cost_of_check),
            min(STEPS, key=cost_of_serious),
            max(STEPS, key=worth_of_emergency),
        ]
    )


def _limits(truth: Bools, chances: Floats, weight: Floats) -> Floats:
    """From which chance an ultimatum is one, although another label is likelier."""
    boundary, ultimatum = (GROUPS["limits"].index(label) for label in ("boundary", "ultimatum"))

    def worth(step: float) -> float:
        label = chances.argmax(1)
        label[chances[:, ultimatum] >= step] = ultimatum
        right = np.average(truth[np.arange(len(label)), label], weights=weight)
        levers = truth[:, ultimatum]
        passed = np.average(label[levers] == boundary, weights=weight[levers])
        return float(right - max(0.0, passed - CALLED_BOUNDARY))

    return np.full(truth.shape[1], max(np.arange(0.5, 0.1, -0.02), key=worth))


def _f(truth: Bools, told: Bools, weight: Floats, beta: float = 1.0) -> float:
    """F score; `beta` above 1 weighs what was missed more than what was told too much."""
    both = (weight * (truth & told)).sum()
    missed = (weight * (truth & ~told)).sum()
    extra = (weight * (~truth & told)).sum()
    return float((1 + beta**2) * both / max(1e-9, (1 + beta**2) * both + beta**2 * missed + extra))
