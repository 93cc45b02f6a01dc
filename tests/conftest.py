"""What the tests of every floor share: the settings, and the count per floor.

The database is a SQLite file of the run's own, or the PostgreSQL of DATABASE_URL; the tests do not
know which. `python -m tests.postgres COMMAND` runs a command on a fresh PostgreSQL.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

# A setting of the machine's must not lead the tests to somebody's real notes.
for _name in ("SAMETEAM_HOME", "SAMETEAM_HOSTS", "SAMETEAM_HTTPS", "SAMETEAM_PEPPER", "PORT"):
    os.environ.pop(_name, None)
os.environ["DJANGO_SETTINGS_MODULE"] = "sameteam.web.settings.test"
os.environ["NO_BROWSER"] = "1"
# Playwright's loop runs in the tests' own thread; the tests use the database one at a time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

TESTS = Path(__file__).parent
# The browser tests and a few others import what stands beside them as `tests.browser.server`.
if str(TESTS.parent) not in sys.path:
    sys.path.insert(0, str(TESTS.parent))
MARK_OF_FLOOR = {"browser": pytest.mark.browser, "faults": pytest.mark.fault}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--tally", type=Path, help="append the count per floor to this file")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if mark := MARK_OF_FLOOR.get(floor_of(item.path)):
            item.add_marker(mark)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """One line a floor and outcome: `vault passed 93`. `scripts/test` makes a table of them."""
    tally: Path | None = config.getoption("--tally")
    if tally is None:
        return
    counts: Counter[tuple[str, str]] = Counter()
    for outcome in ("passed", "failed", "error", "skipped", "xfailed", "xpassed"):
        for report in terminalreporter.stats.get(outcome, ()):
            floor = floor_of(config.rootpath / report.nodeid.split("::")[0])
            counts[floor, outcome] += 1
    with tally.open("a") as file:
        for (floor, outcome), number in sorted(counts.items()):
            print(floor, outcome, number, file=file)


def floor_of(path: Path) -> str:
    """The folder under tests/ that a test lies in."""
    inside = path.relative_to(TESTS).parts if path.is_relative_to(TESTS) else ()
    return inside[0] if len(inside) > 1 else "tests"
