"""`sameteam serve`: seconds until it answers, and its memory after ten pages."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psutil

from bench.journal import SAID
from bench.timing import Measure, compared
from bench.visitor import Visitor, over

ROUNDS = 5
PATIENCE = 60  # seconds
SERVE = (str(Path(sys.executable).parent / "sameteam"), "serve")
BARE = (sys.executable, "-m", "bench.bare")
NAME, PASSPHRASE = "somebody at the door", "four plain words and a comma"
TEN_PAGES = (
    "/today",
    "/today/others",
    "/today/tell",
    "/write/look",
    "/book",
    "/help",
    "/read",
    "/read/7",
    "/settings",
    "/today",
)
SOMETHING = {
    "form-TOTAL_FORMS": "1",
    "form-INITIAL_FORMS": "0",
    "form-0-words": SAID,
    "form-0-source": "said",
    "look": "",
}
MIB = 1024 * 1024


def measure(database: str, environment: Mapping[str, str]) -> list[Measure]:
    """The first start, which makes the tables, is not counted: somebody signs up in it."""
    with _running(SERVE, environment, "/healthz") as (_, port, _):
        Visitor(over(port)).post("/start", name=NAME, passphrase=PASSPHRASE, again=PASSPHRASE)
    times, sizes = [], []
    for _ in range(ROUNDS):
        seconds, size = _one(SERVE, environment, "/healthz", _ten_pages)
        bare_seconds, bare_size = _one(BARE, environment, "/bare", _ten_bare)
        times.append((seconds, bare_seconds))
        sizes.append((size, bare_size))
    bare_is = "uvicorn and Django with an empty page"
    return [
        compared("start again", times, bare_is=bare_is, unit="s", database=database),
        compared("memory, ten pages", sizes, bare_is=bare_is, unit="MiB", database=database),
    ]


def _one(
    command: tuple[str, ...],
    environment: Mapping[str, str],
    ready: str,
    look_round: Callable[[int], None],
) -> tuple[float, float]:
    with _running(command, environment, ready) as (seconds, port, process):
        try:
            look_round(port)
        except OSError:
            raise RuntimeError(f"{command[-1]} ended too early; its own lines say why") from None
        return seconds, psutil.Process(process.pid).memory_info().rss / MIB


def _ten_pages(port: int) -> None:
    """Signed in, with something written: its reading waits until the rules are in memory."""
    visitor = Visitor(over(port))
    visitor.post("/in", name=NAME, passphrase=PASSPHRASE)
    visitor.post("/write", **SOMETHING, **{"form-0-when": date.today().isoformat()})  # noqa: DTZ011
    for path in TEN_PAGES:
        visitor.get(path)


def _ten_bare(port: int) -> None:
    for _ in TEN_PAGES:
        Visitor(over(port)).get("/bare")


@contextmanager
def _running(
    command: tuple[str, ...], environment: Mapping[str, str], ready: str
) -> Iterator[tuple[float, int, subprocess.Popen[str]]]:
    """Yields the seconds from the command to the first 200, the port, and the process."""
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        command, env=dict(environment), stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"(\d+)/?\s", said)
        if found is None:
            raise RuntimeError(f"{command[0]} did not start: {said}")
        port = int(found[1])
        _wait(process, port, ready)
        yield time.perf_counter() - began, port, process
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait(process: subprocess.Popen[str], port: int, path: str) -> None:
    """Until the app answers. Raises OSError when its process has ended, or time is out."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            Visitor(over(port)).get(path)
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
        else:
            return
