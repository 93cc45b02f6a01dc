"""The whole run: `make bench`. Prints a table, and keeps it in bench-results/.

`python -m bench --write-docs` puts it into docs/speed.md as well.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import msgspec

from bench import library, peers, reading, start, table, terminal
from bench.timing import Measure
from tests.postgres import running_postgres

ROOT = Path(__file__).resolve().parent.parent
RESULTS, DOCS = ROOT / "bench-results", ROOT / "docs" / "speed.md"
# A setting of the machine's must not lead the run to somebody's real notes.
OURS = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE", "PORT")


class Found(msgspec.Struct):
    """What a worker says."""

    version: str
    measures: list[Measure]


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument("--write-docs", action="store_true", help="put the table in docs/speed.md")
    write_docs = asked.parse_args().write_docs

    began, load, now = time.monotonic(), os.getloadavg()[0], datetime.now().astimezone()
    versions, measures = [f"Python {platform.python_version()}"], []
    with running_postgres() as address:
        for name, settings in (("SQLite", {}), ("PostgreSQL", {"DATABASE_URL": address})):
            found = _on(name, settings)
            versions.append(f"{name} {found.version}")
            measures += found.measures
    _say("the content and the reader")
    measures += library.measure()
    measures += reading.measure()
    _say("the reader in the terminal")
    measures += terminal.measure()
    _say("other readers of prose (installed at the first run)")
    beside = peers.measure()
    run = table.Run(
        on=now.date(),
        cores=os.cpu_count() or 1,
        load=load,
        versions=tuple(versions),
        seconds=round(time.monotonic() - began),
    )
    text = f"{table.markdown(run, measures)}\n{table.peers(*beside)}"
    print(text)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / f"{now:%Y-%m-%d-%H%M%S}.md").write_text(text, encoding="utf-8")
    if write_docs:
        table.write_between_marks(DOCS, text)


def _on(database: str, settings: dict[str, str]) -> Found:
    with _home() as home:
        environment = {name: value for name, value in os.environ.items() if _is_foreign(name)}
        environment |= {"SAMETEAM_HOME": str(home), "NO_BROWSER": "1", **settings}
        _say(f"pages, appends and sign-ins on {database}")
        said = subprocess.run(  # noqa: S603
            (sys.executable, "-m", "bench.worker", database),
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
        found = msgspec.json.decode(said.stdout, type=Found)
        _say(f"starts on {database}")
        found.measures += start.measure(database, environment)
        return found


def _is_foreign(name: str) -> bool:
    return not name.startswith("SAMETEAM_") and name not in OURS


@contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="notes-bench-") as folder:
        yield Path(folder)


def _say(what: str) -> None:
    print(f"bench: {what} ...", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
