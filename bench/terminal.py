"""`sameteam read` as a process of its own: a cold start, many lines at once, and its memory."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import msgspec

from bench import labelled
from bench.passes import Fresh
from bench.timing import Measure, compared, taken
from sameteam.language.trained import ReaderBroken

READ = (str(Path(sys.executable).parent / "sameteam"), "read")
LIBRARIES = (sys.executable, "-c", "import numpy, onnxruntime, tokenizers")
TEXT = "You never help with the kids. I've been doing bedtime alone, and I'm worn out."
STARTS, STREAMS, ENGINES = 10, 3, 3


def measure() -> list[Measure]:
    return [_cold("--json"), _cold(), *_streams(), _memory()]


def _cold(*how: str) -> Measure:
    pairs = [(_seconds((*READ, "drafts", TEXT, *how)), _seconds(LIBRARIES)) for _ in range(STARTS)]
    return compared(
        " ".join(("sameteam read drafts", *how, "from cold")),
        pairs,
        bare_is="Python importing the three libraries",
        unit="s",
    )


def _seconds(command: tuple[str, ...]) -> float:
    return taken(
        lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True),  # noqa: S603
        "s",
    )


def _streams() -> list[Measure]:
    try:
        fresh = Fresh()
    except ReaderBroken:
        return []
    return [_stream(task, fresh) for task in ("drafts", "reasons", "limits", "safety")]


def _stream(task: str, fresh: Fresh) -> Measure:
    """An open set through --jsonl, beside the network over the same windows in one thread."""
    texts = labelled.texts(task)
    passes, count = fresh.passes(texts), len(texts)

    def bare() -> None:
        for _ in texts:
            passes()

    found = compared(
        f"sameteam read {task} --jsonl, a text",
        [(_a_line(task, count), taken(bare, "ms") / count) for _ in range(STREAMS)],
        bare_is="the bare network, same windows, one thread",
        unit="ms",
    )
    return msgspec.structs.replace(found, note=f"{1000 / found.ours.median:,.0f} a second")


def _a_line(task: str, count: int) -> float:
    """Milliseconds for each answer after the first, before which the process starts."""
    with labelled.path_of(task).open("rb") as given:
        process = subprocess.Popen(  # noqa: S603
            (*READ, task, "--jsonl"), stdin=given, stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        with process.stdout:
            process.stdout.readline()
            began = time.perf_counter()
            answered = 1 + sum(1 for _ in process.stdout)
            took = time.perf_counter() - began
        if process.wait() or answered != count:
            raise RuntimeError(f"read {task} --jsonl answered {answered} of {count} lines")
    return took * 1000 / (count - 1)


def _memory() -> Measure:
    pairs = [(_mebibytes("whole"), _mebibytes("bare")) for _ in range(ENGINES)]
    return compared(
        "memory of the engine, four tasks on 200 texts",
        pairs,
        bare_is="Python with the three libraries",
        unit="MiB",
    )


def _mebibytes(which: str) -> float:
    said = subprocess.run(  # noqa: S603
        (sys.executable, "-m", "bench.engine", which), stdout=subprocess.PIPE, check=True
    )
    return float(said.stdout)
