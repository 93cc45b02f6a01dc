"""Fits how encoder, table and rules are joined, on texts by authors whom none of them knows.

The features of each label are three log odds: the encoder's, the table's and the rules'. One
logistic regression a group weighs them alike for all labels of the group, with a start for each
label. Then the chances from which a label is told are chosen: for the best F1 of the group, each
label a little its own way where there are enough texts to say so; for levels and limits, so that
the worst faults stay rare.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from sameteam.language import drafts, limits, reasons, safety
from sameteam.language.text import read_text
from sameteam.language.trained import TrainedReader
from training.labels import COLUMNS, GROUPS, GROUPS_OF, columns, true_of
from training.texts import LEVELS, Line

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass
class Heard:
    """Texts with what each part says of them."""

    texts: list[tuple[str, Line]] = field(default_factory=list)
    encoder: list[Any] = field(default_factory=list)  # (columns,)
    table: list[Any] = field(default_factory=list)  # (columns,)
    rules: list[Any] = field(default_factory=list)  # (columns,)

    def without(self, author: str) -> Heard:
        rest = [at for at, (_, line) in enumerate(self.texts) if line["author"] != author]
        return Heard(
            *(
                [part[at] for at in rest]
                for part in (self.texts, self.encoder, self.table, self.rules)
            )
        )


def rule_evidence(task: str, text: str) -> NDArray[np.float32]:
    """What the rules say of each column, in the very numbers that the product joins."""
    out = np.zeros(len(COLUMNS), np.float32)
    place = {pair: at for at, pair in enumerate(COLUMNS)}
    passage = read_text(text)
    if task == "reasons":
        for label, found in reasons.seen_in(passage).items():
            out[place["reasons", label]] = reasons.evidence_of(found)
    elif task == "limits":
        for label, found in limits.seen_in(passage).items():
            out[place["limits", label]] = limits.evidence_of(found)
    elif task == "drafts":
        marks = drafts.marks_by_rules(passage)
        for group, some in (
            ("findings", marks),
            ("strengths", drafts.strengths_by_rules(passage, marks)),
        ):
            for mark in some:
                at = place[group, mark.rule.id]
                out[at] = max(out[at], mark.evidence)
    else:
        told = safety.told_by_rules(passage)
        for level in LEVELS[1:]:
            out[place["level", f"at_least_{level}"]] = told.evidence_of_level(level)
        for sign in GROUPS["signs"]:
            out[place["signs", sign]] = told.evidence_of_sign(sign)
    return out


# Where nothing is fitted yet.
UNFITTED = {
    "columns": [list(pair) for pair in COLUMNS],
    "groups": {
        group: {
            "encoder": 1.0,
            "table": 0.0,
            "rules": 0.0,
            "start": dict.fromkeys(labels, 0.0),
            "told_from": dict.fromkeys(labels, 0.5),
        }
        for group, labels in GROUPS.items()
    },
}


def heard(reader: TrainedReader, texts: list[tuple[str, Line]]) -> Heard:
    """What a reader and the rules say of texts."""
    out = Heard()
    for task, line in texts:
        reading = reader.read(read_text(line["text"]))
        if reading is None:
            continue
        odds = np.array([reading.odds(*pair) for pair in COLUMNS])
        out.texts.append((task, line))
        out.encoder.append(odds[:, 0])
        out.table.append(odds[:, 1])
        out.rules.append(rule_evidence(task, line["text"]))
    return out


def fit(heard: Heard) -> dict[str, Any]:
    """What `joining.json` holds."""
    groups = {name: _group(name, heard) for name in GROUPS}
    return {"columns": [list(pair) for pair in COLUMNS], "groups": groups}


def _group(name: str, heard: Heard) -> dict[str, Any]:
    rows = [at for at, (task, _) in enumerate(heard.texts) if name in GROUPS_OF[task]]
    cols = list(columns(name))
    truth = np.array([[COLUMNS[c] in true_of(*heard.texts[at]) for c in cols] for at in rows], bool)
    parts = np.stack(
        [
            np.array([getattr(heard, part)[at][cols] for at in rows])
            for part in ("encoder", "table", "rules")
        ],
        axis=-1,
    )  # (texts, labels, 3)
    own = np.eye(len(cols))
    features = np.concatenate(
        [parts, np.broadcast_to(own, (len(rows), *own.shape))], axis=-1
    ).reshape(len(rows) * len(cols), -1)
    model = LogisticRegression(C=1.0, max_iter=2000).fit(features, truth.ravel())
    chances = model.predict_proba(features)[:, 1].reshape(truth.shape)
    weights = model.coef_[0]
    told_from = _told_from(name, truth, chances)
    labels = GROUPS[name]
    return {
        "encoder": round(float(weights[0]), 4),
        "table": round(float(weights[1]), 4),
        "rules": round(float(weights[2]), 4),
        "start": {
            label: round(float(weights[3 + at] + model.intercept_[0]), 4)
            for at, label in enumerate(labels)
        },
        "told_from": {label: round(float(told_from[at]), 3) for at, label in enumerate(labels)},
    }


STEPS = np.arange(0.06, 0.86, 0.02)
ENOUGH = 25  # true texts of a label before it gets a chance of its own
# What a fault may cost: the share of it that would be too much (docs/reader.md, "must reach").
MISSED_SERIOUS, ALARMED_SERIOUS = 0.04, 0.06
MISSED_WHOLLY, ALARMED_AT_ALL = 0.015, 0.12
CALLED_BOUNDARY = 0.02


def _told_from(name: str, truth: Bools, chances: Floats) -> Floats:
    if name == "level":
        return _levels(truth, chances)
    if name == "limits":
        return _limits(truth, chances)
    if name == "reasons":
        return np.full(truth.shape[1], max(STEPS, key=lambda at: _f1(truth, _said(chances, at))))
    shared = max(STEPS, key=lambda step: _f1(truth, chances >= step))
    told_from = np.full(truth.shape[1], shared)
    for at in range(truth.shape[1]):
        count = truth[:, at].sum()
        best = max(STEPS, key=lambda step: _f1(truth[:, at], chances[:, at] >= step))
        trust = count / (count + ENOUGH)
        told_from[at] = trust * best + (1 - trust) * shared
    return told_from


def _said(chances: Floats, told_from: float) -> Bools:
    """The reasons that the product would tell: the likeliest one always, `unstated` alone."""
    unstated = GROUPS["reasons"].index("unstated")
    said = chances >= told_from
    said[:, unstated] = False
    top = chances.argmax(1)
    said[top == unstated] = False
    said[np.arange(len(said)), top] = True
    return said


def _levels(truth: Bools, chances: Floats) -> Floats:
    check, serious, emergency = truth.T
    harmless = ~check

    def cost_of_check(step: float) -> float:
        told = chances[:, 0] >= step
        return float(
            (~told & serious).sum() / serious.sum() / MISSED_WHOLLY
            + (told & harmless).sum() / harmless.sum() / ALARMED_AT_ALL
        )

    def cost_of_serious(step: float) -> float:
        told = chances[:, 1] >= step
        return float(
            (~told & serious).sum() / serious.sum() / MISSED_SERIOUS
            + (told & harmless).sum() / harmless.sum() / ALARMED_SERIOUS
        )

    def worth_of_emergency(step: float) -> float:
        """Missing one weighs more than calling a serious text one: F2."""
        told = chances[:, 2] >= step
        both = (told & emergency).sum()
        return float(5 * both / (4 * emergency.sum() + told.sum()))

    return np.array(
        [
            min(STEPS, key=cost_of_check),
            min(STEPS, key=cost_of_serious),
            max(STEPS, key=worth_of_emergency),
        ]
    )


def _limits(truth: Bools, chances: Floats) -> Floats:
    """From which chance an ultimatum is one, whatever the other labels have."""
    boundary, ultimatum = (GROUPS["limits"].index(label) for label in ("boundary", "ultimatum"))

    def worth(step: float) -> float:
        label = chances.argmax(1)
        label[chances[:, ultimatum] >= step] = ultimatum
        right = float((truth[np.arange(len(label)), label]).mean())
        passed = float((label[truth[:, ultimatum]] == boundary).mean())
        return right - max(0.0, passed - CALLED_BOUNDARY)

    return np.full(truth.shape[1], max(STEPS, key=worth))


def _f1(truth: Bools, told: Bools) -> float:
    both = (truth & told).sum()
    return float(2 * both / max(1, truth.sum() + told.sum()))
