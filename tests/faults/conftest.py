"""The tests of this folder import what stands beside them, and run it in processes of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.web.walker import Walker

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(HERE))


@pytest.fixture
def rounds() -> int:
    """FAULT_ROUNDS=10 for a short run, 2000 for a long look."""
    return int(os.environ.get("FAULT_ROUNDS", "200"))


@pytest.fixture
def alone(tmp_path: Path) -> Callable[..., Any]:
    """Run a script of this folder in a process of its own, with a data folder of its own."""

    def run(script: str, *arguments: object, **environment: str) -> Any:
        # The data folder of settings.test lies in TMPDIR.
        known = {**os.environ, "TMPDIR": str(tmp_path), **environment}
        command = [sys.executable, "-m", f"tests.faults.{script}", *map(str, arguments)]
        ended = subprocess.run(
            command, cwd=ROOT, env=known, capture_output=True, text=True, timeout=900, check=False
        )
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)

    return run


@pytest.fixture
def alex() -> Walker:
    """Someone who just signed up, with nothing written yet."""
    from tests.web.walker import Walker

    walker = Walker("alex")
    walker.signs_up()
    walker.puts_off_the_code()
    return walker


@pytest.fixture
def say(request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]) -> Callable[..., None]:
    """Print figures through pytest's capture: they are what a fault test is looked at for."""
    began = time.monotonic()

    def print_line(text: str) -> None:
        with capsys.disabled():
            print(f"\n  {text}, {time.monotonic() - began:.0f} s")

    return print_line
