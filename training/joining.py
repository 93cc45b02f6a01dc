"""Fits how encoder, table and rules are joined, on texts by authors whom none of them knows.

The features of each label are three log odds: the encoder's, the table's and the rules'. One
logistic regression a group weighs them alike for all labels of the group, with a start for each
label; levels and limits have one each, which looks at the odds of the whole group. From which
chance on a label is told: `thresholds.py`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from sameteam.language import drafts, limits, reasons, safety
from sameteam.language.text import read_text
from sameteam.language.trained import TrainedReader
from training import thresholds
from training.labels import COLUMNS, GROUPS, GROUPS_OF, columns, knows, true_of
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
    told = safety.told_by_rules(passage)
    for level in LEVELS[1:]:
        out[place["level", f"at_least_{level}"]] = told.evidence_of_level(level)
    if task == "safety":
        for sign in GROUPS["signs"]:
            out[place["signs", sign]] = told.evidence_of_sign(sign)
    return out


# Where nothing is fitted yet.
UNFITTED = {
    "groups": {
        group: {
            label: {
                "start": 0.0,
                "encoder": [0.0] * (len(COLUMNS) if group == "level" else len(labels)),
                "table": [0.0] * (len(COLUMNS) if group == "level" else len(labels)),
                "rules": 0.0,
                "told_from": 0.5,
            }
            for label in labels
        }
        for group, labels in GROUPS.items()
    }
}


def heard(reader: TrainedReader, texts: list[tuple[str, Line]]) -> Heard:
    """What a reader and the rules say of texts."""
    out = Heard()
    for task, line in texts:
        reading = reader.read(read_text(line["text"]))
        if reading is None:
            continue
        said = reading.heard("level", "at_least_check")  # of one window; nearly all have one
        out.texts.append((task, line))
        out.encoder.append(said[:, 0])
        out.table.append(said[:, 1])
        out.rules.append(rule_evidence(task, line["text"]))
    return out


def fit(heard: Heard) -> dict[str, Any]:
    """What `joining.json` holds."""
    return {"groups": {name: _group(name, heard) for name in GROUPS}}


def _group(name: str, heard: Heard) -> dict[str, Any]:
    texts = Texts(name, heard)
    joined = _each_alone(texts) if name in ALONE else _all_alike(texts)
    told_from = thresholds.told_from(name, texts, _chances(name, texts, joined))
    return {
        label: {
            "start": round(float(one[-1]), 4),
            "encoder": [round(float(weight), 4) for weight in one[: texts.width]],
            "table": [round(float(weight), 4) for weight in one[texts.width : -2]],
            "rules": round(float(one[-2]), 4),
            "told_from": round(float(told_from[at]), 3),
        }
        for at, (label, one) in enumerate(zip(GROUPS[name], joined, strict=True))
    }


# Of these, each label looks at the odds of the whole group: they hang together.
ALONE = {"level", "limits"}


# H, K and L wrote to be hard to read; most people write as plainly as O, who counts as all three.
PLAIN = {"O": 3.0}


class Texts:
    """The texts of a group's task as arrays. Authors count alike, but for `PLAIN`."""

    def __init__(self, name: str, heard: Heard) -> None:
        # Most of what people write here tells of no danger: levels are fitted on that as well.
        rows = [
            at
            for at, (task, line) in enumerate(heard.texts)
            if (knows(name, task, line) if name == "level" else name in GROUPS_OF[task])
        ]
        cols = list(columns(name))
        # Levels look at all that the reader hears: what else a text is tells of its danger, too.
        sees = list(range(len(COLUMNS))) if name == "level" else cols
        self.width = len(sees)
        self.truth: Bools = np.array(
            [[COLUMNS[c] in true_of(*heard.texts[at]) for c in cols] for at in rows], bool
        )
        self.encoder: Floats = np.array([heard.encoder[at][sees] for at in rows], float)
        self.table: Floats = np.array([heard.table[at][sees] for at in rows], float)
        self.rules: Floats = np.array([heard.rules[at][cols] for at in rows], float)
        self.safety: Bools = np.array([heard.texts[at][0] == "safety" for at in rows])
        authors = [heard.texts[at][1]["author"] for at in rows]
        often = Counter(authors)
        self.weight: Floats = np.array([PLAIN.get(one, 1.0) / often[one] for one in authors])
        self.weight *= len(rows) / self.weight.sum()


def _all_alike(texts: Texts) -> list[Floats]:
    """One weight for the encoder, one for the table, one for the rules; a start for each label."""
    count, width = texts.truth.shape
    parts = np.stack([texts.encoder, texts.table, texts.rules], axis=-1)
    own = np.broadcast_to(np.eye(width), (count, width, width))
    features = np.concatenate([parts, own], axis=-1).reshape(count * width, -1)
    model = LogisticRegression(C=1.0, max_iter=2000)
    model.fit(features, texts.truth.ravel(), sample_weight=np.repeat(texts.weight, width))
    encoder, table, rules, *starts = model.coef_[0]
    made = []
    for at, start in enumerate(starts):
        one = np.zeros(2 * width + 2)
        one[at], one[width + at], one[-2], one[-1] = encoder, table, rules, start
        one[-1] += model.intercept_[0]
        made.append(one)
    return made


def _each_alone(texts: Texts) -> list[Floats]:
    made = []
    for at in range(texts.truth.shape[1]):
        features = np.c_[texts.encoder, texts.table, texts.rules[:, at]]
        scale = features.std(0) + 1e-6
        model = LogisticRegression(C=0.03, max_iter=4000)
        model.fit(features / scale, texts.truth[:, at], sample_weight=texts.weight)
        made.append(np.append(model.coef_[0] / scale, model.intercept_[0]))
    return made


def _chances(name: str, texts: Texts, joined: list[Floats]) -> Floats:
    odds = np.stack(
        [
            np.c_[texts.encoder, texts.table, texts.rules[:, at], np.ones(len(texts.rules))] @ one
            for at, one in enumerate(joined)
        ],
        axis=1,
    )
    if name == "limits":
        whole = np.exp(odds - odds.max(1, keepdims=True))
        return np.asarray(whole / whole.sum(1, keepdims=True))
    return np.asarray(1 / (1 + np.exp(-odds)))
