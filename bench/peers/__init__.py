"""Other readers of prose on the same drafts: the time for a text, and "something here would hurt".

install      puts them into a folder that git ignores
by_python, by_node   one reader in a process, warm
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Any

from msgspec import Struct

from bench import labelled
from bench.peers import install
from bench.timing import Figure, figure
from sameteam.language import trained

ROUNDS = 5


class Score(Struct, frozen=True):
    """How well the texts with something that would hurt were told from the others; 0..1."""

    precision: float
    recall: float
    f1: float


class Line(Struct, frozen=True):
    """One reader. `ratio` is its time by ours, round by round; the scores are for open and train.

    Marking every text takes no time, and has no figures of it.
    """

    name: str
    takes: Figure | None
    ratio: Figure | None
    open: Score
    train: Score


class _Process:
    """A reader that has started. It answers one line at a time."""

    def __init__(self, peer: install.Peer, open_now: ExitStack) -> None:
        self.name = peer.name
        self._process = open_now.enter_context(
            subprocess.Popen(  # noqa: S603
                peer.command,
                cwd=install.ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )
        )

    def read(self, texts: Sequence[str]) -> tuple[float, list[bool]]:
        """Milliseconds for a text, and which texts it marked. Raises OSError when it has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(texts) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise BrokenPipeError
        answer = json.loads(line)
        return answer["seconds"] * 1000 / len(texts), answer["flagged"]


def measure() -> tuple[list[Line], list[str]]:
    """A line for each reader that is there, and a sentence for each that isn't."""
    peers, skipped = install.others()
    own = install.ours()
    if not (trained.FOLDER / "reader.onnx").exists():
        own = own[1:]
    sets = [labelled.drafts(kind) for kind in ("open", "train")]
    with ExitStack() as open_now:
        running, scores = [], []
        for peer in (*own, *peers):
            process = _Process(peer, open_now)
            try:
                scores.append([_score(drafts, process.read(_texts(drafts))[1]) for drafts in sets])
            except OSError:
                skipped.append(f"{peer.name} was left out: it ended early.")
            else:
                running.append(process)
        times = [[one.read(_texts(sets[0]))[0] for one in running] for _ in range(ROUNDS)]
    lines = [
        Line(
            process.name,
            figure([round_[at] for round_ in times]),
            figure([round_[at] / round_[0] for round_ in times]),
            *scores[at],
        )
        for at, process in enumerate(running)
    ]
    every = [_score(drafts, [True] * len(drafts)) for drafts in sets]
    return [*lines, Line("marking every text", None, None, *every)], skipped


def _texts(drafts: list[dict[str, Any]]) -> list[str]:
    return [draft["text"] for draft in drafts]


def _score(drafts: list[dict[str, Any]], flagged: Sequence[bool]) -> Score:
    hurting = [draft["verdict"] != "ready" for draft in drafts]
    right = sum(one and other for one, other in zip(hurting, flagged, strict=True))
    precision = right / (sum(flagged) or 1)
    recall = right / sum(hurting)
    return Score(precision, recall, 2 * right / (sum(flagged) + sum(hurting)))
