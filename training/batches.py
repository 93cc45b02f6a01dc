"""Texts as numbers: ids, which labels hold, which words carry a finding, and what is unknown."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.labels import COLUMNS, GROUPS, knows, true_of
from training.texts import LEVELS, Line, verdict

LONGEST = 128
_CURLY = str.maketrans("’‘“”", "''\"\"")
_PLACE = {pair: at for at, pair in enumerate(COLUMNS)}
_RULE = {rule: at for at, rule in enumerate(GROUPS["findings"])}


@dataclass(frozen=True)
class Batch:
    ids: Tensor
    mask: Tensor
    labels: Tensor  # (batch, columns): 0 or 1
    known: Tensor  # (batch, columns): 1 where the label is known for the text
    words: Tensor  # (batch, tokens, rules)
    words_known: Tensor  # (batch, tokens): 1 in drafts


def batches(
    tokenizer: Tokenizer, texts: list[tuple[str, Line]], size: int, chance: random.Random
) -> Iterator[Batch]:
    """One pass over all texts, varied, in batches of like length."""
    varied = [vary(task, line, texts, chance) for task, line in texts]
    coded = [
        (task, line, tokenizer.encode(line["text"].translate(_CURLY))) for task, line in varied
    ]
    coded.sort(key=lambda one: min(len(one[2].ids), LONGEST) + chance.random() * 6)
    groups = [coded[at : at + size] for at in range(0, len(coded), size)]
    chance.shuffle(groups)
    for group in groups:
        yield _batch(group)


def _batch(group: list) -> Batch:
    width = min(LONGEST, max(len(one.ids) for _, _, one in group))
    rows = len(group)
    ids, mask = np.zeros((rows, width), np.int64), np.zeros((rows, width), np.int64)
    labels = np.zeros((rows, len(COLUMNS)), np.float32)
    known = np.zeros((rows, len(COLUMNS)), np.float32)
    words = np.zeros((rows, width, len(_RULE)), np.float32)
    words_known = np.zeros((rows, width), np.float32)
    for row, (task, line, code) in enumerate(group):
        length = min(width, len(code.ids))
        ids[row, :length] = code.ids[:length]
        mask[row, :length] = 1
        for pair in true_of(task, line):
            labels[row, _PLACE[pair]] = 1
        for at, (name, _) in enumerate(COLUMNS):
            known[row, at] = knows(name, task, line)
        if task == "drafts":
            words_known[row, 1 : length - 1] = 1
            for finding in line["findings"]:
                start = line["text"].find(finding["quote"])
                end = start + len(finding["quote"])
                for at, (left, right) in enumerate(code.offsets[:length]):
                    if left < end and start < right and code.special_tokens_mask[at] == 0:
                        words[row, at, _RULE[finding["rule"]]] = 1
    return Batch(*map(torch.from_numpy, (ids, mask, labels, known, words, words_known)))


def vary(task: str, line: Line, texts: list[tuple[str, Line]], chance: random.Random) -> tuple:
    """The text as it is, or joined with another of its task, or typed more carelessly."""
    roll = chance.random()
    if roll < 0.15:
        other_task, other = texts[chance.randrange(len(texts))]
        if other_task == task and task in ("drafts", "safety"):
            return task, _joined(task, line, other)
    if roll < 0.45:
        return task, careless(line, chance)
    return task, line


def _joined(task: str, one: Line, two: Line) -> Line:
    text = f"{one['text']} {two['text']}"
    if task == "drafts":
        findings = one["findings"] + two["findings"]
        return {
            "text": text,
            "findings": findings,
            "strengths": sorted({*one["strengths"], *two["strengths"]}),
            "verdict": verdict({each["rule"] for each in findings}),
        }
    level = max(one["level"], two["level"], key=LEVELS.index)
    return {"text": text, "level": level, "signs": sorted({*one["signs"], *two["signs"]})}


_SLOPPY = (("'", ""), (",", ""), (".", ""), ("you", "u"), ("going to", "gonna"), ("because", "cos"),
           (" are ", " r "), ("your", "ur"), ("want to", "wanna"))  # fmt: skip


def careless(line: Line, chance: random.Random) -> Line:
    """As typed in a hurry: no apostrophes or commas, short forms, two letters swapped."""
    old, new = chance.choice(_SLOPPY)
    pattern = rf"\b{re.escape(old)}\b" if old.isalpha() else re.escape(old)

    def change(text: str) -> str:
        return re.sub(pattern, new, text)

    changed = {**line, "text": change(line["text"].translate(_CURLY))}
    if "findings" in line:
        changed["findings"] = [
            {**one, "quote": change(one["quote"].translate(_CURLY))} for one in line["findings"]
        ]
        if any(one["quote"] not in changed["text"] for one in changed["findings"]):
            return line
    elif chance.random() < 0.4 and len(line["text"]) > 8:
        at = chance.randrange(1, len(changed["text"]) - 2)
        text = changed["text"]
        changed["text"] = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return changed
