"""The table of word runs: one logistic regression a label, over the boxes of `language.grams`."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from sameteam.language import grams
from training.labels import COLUMNS, knows, true_of
from training.texts import Line

FREEDOM = 20.0  # how closely the weights may follow the texts (sklearn's C)


def counts(texts: list[str]) -> Any:
    """(texts, boxes): one and the logarithm of how often a box is hit."""
    rows, boxes, values = [], [], []
    for row, text in enumerate(texts):
        for box, times in grams.boxes(text).items():
            rows.append(row)
            boxes.append(box)
            values.append(1 + np.log(times))
    return csr_matrix((values, (rows, boxes)), shape=(len(texts), grams.BOXES))


def fit(texts: list[tuple[str, Line]]) -> dict[str, Any]:
    """The arrays of `table.npz`; see `sameteam.language.trained.Table`."""
    hit = counts([line["text"] for _, line in texts])
    often = np.asarray((hit > 0).sum(0)).ravel()
    rarity = (np.log((1 + len(texts)) / (1 + often)) + 1).astype(np.float32)
    features = normalize(hit.multiply(rarity).tocsr())
    weights = np.zeros((grams.BOXES, len(COLUMNS)), np.float32)
    bias = np.zeros(len(COLUMNS), np.float32)
    for at, (group, label) in enumerate(COLUMNS):
        rows = [row for row, one in enumerate(texts) if knows(group, *one)]
        truth = [(group, label) in true_of(*texts[row]) for row in rows]
        model = LogisticRegression(C=FREEDOM, solver="liblinear").fit(features[rows], truth)
        weights[:, at] = model.coef_[0]
        bias[at] = model.intercept_[0]
    # The largest weights are few; cutting them leaves finer steps for the others.
    scale = np.maximum(np.quantile(np.abs(weights), 0.9999, axis=0) / 127, 1e-6).astype(np.float32)
    small = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    return {"weights": small, "scale": scale, "bias": bias, "rarity": rarity}
