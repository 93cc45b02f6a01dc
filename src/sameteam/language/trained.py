"""The trained reader: a small encoder and a table of words, run over a text window by window.

`load(folder)` raises `ReaderBroken` when a file is missing or damaged. Windows are remembered for a
little while, so that a text read again while it is typed costs only what changed; what is
remembered is numbers under a keyed hash, never words.
Source: `model/CARD.md`.
"""

from __future__ import annotations

import json
import os
from collections import OrderedDict
from collections.abc import Iterator
from hashlib import blake2b, sha256
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from sameteam.language import grams
from sameteam.language.answer import Span
from sameteam.language.joining import Joining, chance
from sameteam.language.places import BEGINS, MORE, marked, speaking
from sameteam.language.text import Passage

FOLDER = Path(__file__).parent / "model"
WINDOW = 96  # tokens: whole sentences, as many as fit
LONGEST = 300  # tokens of one sentence; the encoder has 512 places, and letters held down fill them
REMEMBERED = 128  # windows
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")  # one for one, so that offsets hold

Floats = NDArray[np.float32]


class ReaderBroken(Exception):  # noqa: N818 -- the fault of a file, not of the call
    """The trained reader can't be used. Says which file, and what is wrong with it."""


class Window(Struct, frozen=True):
    """What encoder and table make of one stretch of text."""

    odds: Floats  # (columns, 2): log odds of each label, by the encoder and by the table
    words: Floats  # (tokens, rules): how sure each word is part of a finding, as log odds
    evidence: Floats  # (tokens, columns): how far each word speaks for a label
    offsets: tuple[tuple[int, int], ...]  # of each token in the window's text; empty: no word


class Table(Struct, frozen=True):
    """Weights of word runs: `odds` of a text are a sum over the boxes that it hits."""

    weights: NDArray[np.int8]  # (boxes, columns)
    scale: Floats  # (columns,)
    bias: Floats  # (columns,)
    rarity: Floats  # (boxes,)

    def odds(self, text: str) -> Floats:
        hit = grams.boxes(text)
        boxes = np.fromiter(hit.keys(), np.int64, len(hit))
        weight = (1 + np.log(np.fromiter(hit.values(), np.float32, len(hit)))) * self.rarity[boxes]
        length = float(np.sqrt((weight**2).sum())) or 1.0
        sums: Floats = (weight / length) @ self.weights[boxes].astype(np.float32)
        return sums * self.scale + self.bias


class TrainedReader:
    """Reads passages. Safe to call from several threads."""

    def __init__(self, session: Any, tokenizer: Any, table: Table, joining: Joining) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._table = table
        self._joining = joining
        self._remembered: OrderedDict[bytes, Window] = OrderedDict()
        self._key = os.urandom(16)
        self._lock = Lock()

    def read(self, passage: Passage) -> TrainedReading | None:
        """None for a text without a word."""
        windows = tuple(
            (start, self._window(passage.text[start:end])) for start, end in self.cut(passage)
        )
        return TrainedReading(passage, windows, self._joining) if windows else None

    def join_by(self, joining: Joining) -> None:
        """Weigh encoder, table and rules in another way from now on."""
        self._joining = joining

    def cut(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Ranges of the text as typed: whole sentences, as many as fit a window."""
        start = end = None
        held = 0
        for sentence in passage.sentences:
            span = passage.span(sentence.start, sentence.end)
            tokens = self._tokenizer.encode(span.quote, add_special_tokens=False).offsets
            if start is not None and end is not None and held + len(tokens) > WINDOW:
                yield start, end
                start, held = None, 0
            while len(tokens) > LONGEST:
                yield span.start + tokens[0][0], span.start + tokens[LONGEST - 1][1]
                tokens = tokens[LONGEST:]
                start = span.start + tokens[0][0]
            start = span.start if start is None else start
            end, held = span.end, held + len(tokens)
        if start is not None and end is not None:
            yield start, end

    def _window(self, text: str) -> Window:
        name = blake2b(text.encode(), key=self._key, digest_size=16).digest()
        with self._lock:
            known = self._remembered.get(name)
            if known is not None:
                self._remembered.move_to_end(name)
                return known
        made = self._made(text)
        with self._lock:
            self._remembered[name] = made
            while len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return made

    def _made(self, text: str) -> Window:
        code = self._tokenizer.encode(text.translate(_STRAIGHT))
        ids = np.array([code.ids], np.int64)
        odds, words, evidence = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        both = np.stack([odds[0], self._table.odds(text)], axis=1)
        return Window(both, words[0], evidence[0], tuple(code.offsets))


class TrainedReading:
    """One passage as read. See `reader.Reading`."""

    def __init__(
        self, passage: Passage, windows: tuple[tuple[int, Window], ...], joining: Joining
    ) -> None:
        self._passage = passage
        self._windows = windows
        self._joining = joining
        odds = np.stack([window.odds for _, window in windows])
        # For each column the window that says most for it.
        self._loudest: list[int] = odds.sum(axis=2).argmax(axis=0).tolist()

    def odds(self, group: str, label: str, evidence: float) -> float:
        return self._joining.odds(group, label, self.heard(group, label), evidence)

    def chance(self, group: str, label: str, evidence: float) -> float:
        return chance(self.odds(group, label, evidence))

    def heard(self, group: str, label: str) -> Floats:
        """What encoder and table say, where they say most for the label; (columns, 2)."""
        return self._windows[self._loudest[self._joining.column(group, label)]][1].odds

    def told_from(self, group: str, label: str) -> float:
        return self._joining.told_from(group, label)

    def places(self, group: str, label: str, *, more: bool = False) -> tuple[Span, ...]:
        column = self._joining.column(group, label)
        if group == "findings":
            rule = column - self._joining.first("findings")
            found = [
                (start + left, start + right)
                for start, window in self._windows
                for left, right in marked(
                    window.words[:, rule], window.offsets, MORE if more else BEGINS
                )
            ]
            if found or more:
                return self._spans(found)
        start, window = self._windows[self._loudest[column]]
        place = speaking(window.evidence[:, column], window.offsets)
        return self._spans([(start + place[0], start + place[1])])

    def _spans(self, places: list[tuple[int, int]]) -> tuple[Span, ...]:
        text = self._passage.text
        return tuple(Span(start, end, text[start:end]) for start, end in places if start < end)


def load(folder: Path) -> TrainedReader:
    """The reader from its four files, each as it was written. Raises `ReaderBroken`."""
    path = folder
    try:
        import onnxruntime  # type: ignore[import-untyped]
        from tokenizers import Tokenizer

        path = folder / "joining.json"
        data = json.loads(path.read_text(encoding="utf-8"))
        joining = Joining(data)
        for name, sum_ in data["files"].items():
            path = folder / name
            if sha256(path.read_bytes()).hexdigest() != sum_:
                raise ReaderBroken("it is not the file that joining.json was made with")
        path = folder / "tokenizer.json"
        tokenizer = Tokenizer.from_file(str(path))
        path = folder / "table.npz"
        with np.load(path) as arrays:
            table = Table(**{name: arrays[name] for name in Table.__struct_fields__})
        path = folder / "reader.onnx"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        session = onnxruntime.InferenceSession(str(path), options)
    except Exception as fault:  # each library has errors of its own for a damaged file
        raise ReaderBroken(f"{path.name}: {fault}") from fault
    return TrainedReader(session, tokenizer, table, joining)
