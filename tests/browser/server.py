"""The app as a person starts it, `sameteam serve`, with a cheap key derivation and a home apart."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

SAMETEAM = str(Path(sys.executable).parent / "sameteam")


@dataclass(frozen=True)
class Server:
    """A running one. `address` has no slash at its end."""

    address: str
    home: Path

    def sql(self, statement: str, *values: Any) -> list[Any]:
        """Look into its database, or tamper with it, as somebody with access could."""
        url = os.environ.get("DATABASE_URL")
        if url:
            with psycopg.connect(url) as connection:
                cursor = connection.execute(statement.replace("?", "%s"), values)
                return cursor.fetchall() if cursor.description else []
        connection = sqlite3.connect(self.home / "notes.db", timeout=20)
        try:
            with connection:
                return connection.execute(statement, values).fetchall()
        finally:
            connection.close()


@contextmanager
def running_server() -> Iterator[Server]:
    home = Path(tempfile.mkdtemp(prefix="notes-served-"))
    settings = {"SAMETEAM_HOME": str(home), "DJANGO_SETTINGS_MODULE": "sameteam.web.settings.test"}
    log = (home / "server.log").open("w")
    process = subprocess.Popen(
        [SAMETEAM, "serve"],
        env={**os.environ, **settings, "NO_BROWSER": "1"},
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    try:
        assert process.stdout is not None
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", said)
        if found is None:
            process.wait(timeout=20)
            raise RuntimeError(f"It did not start: {said}{(home / 'server.log').read_text()}")
        yield Server(found.group(), home)
        if process.poll() is not None:
            said = (home / "server.log").read_text()
            raise RuntimeError(f"The server ended by itself with {process.returncode}: {said}")
    finally:
        process.terminate()
        process.wait(timeout=20)
        log.close()
        shutil.rmtree(home, ignore_errors=True)
