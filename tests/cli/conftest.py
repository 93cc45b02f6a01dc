"""The terminal as a person or a program uses it.

`run` calls the entry point in this process, which has read the rules already; `start` starts it as
a process of its own, where that matters.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sameteam.cli import main

SAMETEAM = str(Path(sys.executable).parent / "sameteam")


@dataclass(frozen=True, slots=True)
class Ended:
    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: str, given: bytes = b"", encoding: str = "utf-8") -> Ended:
        streams = [io.BytesIO(given), io.BytesIO(), io.BytesIO()]
        texts = [io.TextIOWrapper(stream, encoding) for stream in streams]
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["sameteam", *arguments])
            for name, text in zip(("stdin", "stdout", "stderr"), texts, strict=True):
                patch.setattr(sys, name, text)
            with pytest.raises(SystemExit) as ended:
                main()
        for text in texts[1:]:
            text.flush()
        return _checked(ended.value.code, streams[1].getvalue(), streams[2].getvalue())

    return call


@pytest.fixture
def run_apart(tmp_path: Path) -> Run:
    """In a process and with a data folder of its own."""

    def call(*arguments: str, given: bytes = b"", **settings: str) -> Ended:
        known = {**os.environ, "SAMETEAM_HOME": str(tmp_path / "home"), **settings}
        known.pop("DJANGO_SETTINGS_MODULE", None)
        if not settings.get("DATABASE_URL"):
            known.pop("DATABASE_URL", None)
        done = subprocess.run(
            [SAMETEAM, *arguments], input=given, capture_output=True, env=known, timeout=60
        )
        return _checked(done.returncode, done.stdout, done.stderr)

    return call


def _checked(code: object, out: bytes, err: bytes) -> Ended:
    """No fault ever shows a traceback, nor ends as a fault that nobody thought of."""
    told = err.decode()
    assert "Traceback" not in told, told
    assert "Something went wrong inside" not in told, told
    return Ended(code if isinstance(code, int) else 0, out.decode(), told)
