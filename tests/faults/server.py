"""A PostgreSQL that can be killed as a power cut would end it: all its processes at once, -9."""

from __future__ import annotations

import ctypes
import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

from tests.postgres import running_postgres

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


class KillableServer:
    def __init__(self, address: str) -> None:
        self.address = address
        self.folder = Path(address.split("host=")[1])
        self.data = self.folder / "data"

    def kill(self) -> None:
        main = psutil.Process(int((self.data / "postmaster.pid").read_text().split()[0]))
        self.programs, self.owner = Path(main.exe()).parent, main.uids().real
        main.suspend()  # so that none is born while they are counted
        everyone = [main, *main.children(recursive=True)]
        for process in everyone:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(everyone, timeout=30)

    def start(self) -> None:
        """Start again, which recovers from the log. Raises CalledProcessError."""
        command = [self.programs / "pg_ctl", "-D", self.data, "-w", "-t", "60"]
        options = ["-o", f"-h '' -k {self.folder}", "-l", self.data / "again.log", "start"]
        user = self.owner if self.owner != psutil.Process().uids().real else None
        subprocess.run(
            [*command, *options],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            user=user,
        )


def _adopt_orphans() -> None:
    """On Linux the server becomes a child of this process, which then sees at once that it died.

    Else the system's first process is to take note of it, and a restart has to wait for that.
    """
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@contextmanager
def killable_server() -> Iterator[KillableServer]:
    # Its user may not look into the folder of this run, so that it lies in the system's own.
    folder = os.environ.pop("TMPDIR", None)
    tempfile.tempdir = None
    _adopt_orphans()
    with running_postgres() as address:
        if folder:
            os.environ["TMPDIR"] = folder
        tempfile.tempdir = None
        yield KillableServer(address)
