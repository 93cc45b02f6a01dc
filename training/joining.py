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
from sklearn.linear_model import LogisticRegression

from sameteam.language import drafts, limits, reasons, safety
from sameteam.language.text import read_text
from sameteam.language.trained import TrainedReader
from training.labels import COLUMNS, GROUPS, GROUPS_OF, columns, true_of
from training.texts import LEVELS, Line


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


def rule_evidence(task: str, text: str) -> np.ndarray:
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


def _told_from(name: str, truth: np.ndarray, chances: np.ndarray) -> np.ndarray:
    shared = max(STEPS, key=lambda step: _f1(truth, chances >= step))
    told_from = np.full(truth.shape[1], shared)
    if name in ("findings", "strengths", "signs"):
        for at in range(truth.shape[1]):
            count = truth[:, at].sum()
            best = max(STEPS, key=lambda step: _f1(truth[:, at], chances[:, at] >= step))
            trust = count / (count + ENOUGH)
            told_from[at] = trust * best + (1 - trust) * shared
    return told_from


def _f1(truth: np.ndarray, told: np.ndarray) -> float:
    both = (truth & told).sum()
    return float(2 * both / max(1, truth.sum() + told.sum()))
