"""Puts the peers into a folder that git ignores; what can't be had is named, and left out."""

from __future__ import annotations

import subprocess
import sys
import venv
from collections.abc import Callable
from pathlib import Path
from shutil import which

from msgspec import Struct

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
CACHE = ROOT / "bench-results" / "peers"
PYTHON = CACHE / "venv" / "bin" / "python"
FROM_PIP = {"proselint": "proselint==0.16.0", "vader": "vaderSentiment==3.3.2"}
FROM_NPM = {"alex": "alex@11.0.1", "write-good": "write-good@1.0.8"}
PATIENCE = 180  # seconds


class Peer(Struct, frozen=True):
    """A reader of texts, and the command that starts it."""

    name: str
    command: tuple[str, ...]


def ours() -> list[Peer]:
    module = (sys.executable, "-m", "bench.peers.by_python")
    return [
        Peer("Same Team", (*module, "same_team")),
        Peer("Same Team, the rules alone", (*module, "same_team_rules")),
    ]


def others() -> tuple[list[Peer], list[str]]:
    """The peers that are there, and a line for each one that isn't."""
    peers, skipped = [], []
    CACHE.mkdir(parents=True, exist_ok=True)
    for name, what in FROM_PIP.items():
        if _installed(name, lambda what=what: _by_pip(what)):
            peers.append(Peer(what, (str(PYTHON), str(HERE / "by_python.py"), name)))
        else:
            skipped.append(f"{what} was left out: it could not be installed with pip.")
    for name, what in FROM_NPM.items():
        if _installed(name, lambda what=what: _by_npm(what)):
            node = ("node", str(HERE / "by_node.mjs"), name, str(CACHE))
            peers.append(Peer(what, node))
        else:
            skipped.append(f"{what} was left out: it could not be installed with npm.")
    return peers, skipped


def _installed(name: str, install: Callable[[], bool]) -> bool:
    mark = CACHE / f"{name}.installed"
    if not mark.exists() and install():
        mark.touch()
    return mark.exists()


def _by_pip(what: str) -> bool:
    if not PYTHON.exists():
        venv.create(PYTHON.parents[1], with_pip=True)
    return _ran((str(PYTHON), "-m", "pip", "install", "-q", "--disable-pip-version-check", what))


def _by_npm(what: str) -> bool:
    if which("npm") is None or which("node") is None:
        return False
    return _ran(("npm", "install", "--prefix", str(CACHE), "--no-audit", "--no-fund", what))


def _ran(command: tuple[str, ...]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
