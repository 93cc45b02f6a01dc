"""A copy moves from one database to another: from a laptop's SQLite to a host, and back.

One side is the database of the run; the other is a fresh SQLite in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sameteam import vault
from sameteam.web.store import backup
from sameteam.web.store.restore import restore
from tests.web.store.people import NOW, Someone, lines_of

pytestmark = pytest.mark.django_db(transaction=True)
SETTINGS = ("DATABASE_URL", "SAMETEAM_PEPPER", "DJANGO_SETTINGS_MODULE")

WRITE = """
from tests.web.store.people import NOW, Someone
from sameteam.web.accounts import door
ann = Someone("Ann", "a long passphrase of Ann")
door.sign_up(ann.name, ann.passphrase, NOW)
ann.write("one")
ann.write("two")
"""
SAY = """
from tests.web.store.people import Someone
print(*Someone("Ann", "a long passphrase of Ann").says())
"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Callable[..., str]:
    """Runs `sameteam`, or a script with Django set up, on a fresh SQLite of its own."""
    clean = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    home = {**clean, "SAMETEAM_HOME": str(tmp_path / "elsewhere")}

    def run(*arguments: str, script: str = "") -> str:
        command = [str(Path(sys.executable).parent / "sameteam"), *arguments]
        if script:
            begin = "from sameteam.cli import store; store.ready(); store.migrate()"
            command = [sys.executable, "-c", f"{begin}\n{script}"]
        done = subprocess.run(command, env=home, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_a_copy_made_elsewhere_opens_here(
    elsewhere: Callable[..., str], tmp_path: Path, settings: Any
) -> None:
    file, settings.HOME = tmp_path / "copy.gz", tmp_path
    elsewhere(script=WRITE)
    elsewhere("backup", str(file))
    assert restore(file).key_changed
    settings.PEPPER = bytes.fromhex((tmp_path / "key").read_text())
    settings.KDF = vault.KdfParams()
    assert Someone("Ann", "a long passphrase of Ann").says() == ["one", "two"]
    backup.make(tmp_path / "again.gz", NOW)
    assert lines_of(tmp_path / "again.gz")[1:-1] == lines_of(file)[1:-1]


def test_a_copy_made_here_opens_elsewhere(
    elsewhere: Callable[..., str],
    tmp_path: Path,
    settings: Any,
    someone: Callable[..., Someone],
) -> None:
    settings.KDF = vault.KdfParams()  # the other side accepts no weaker one
    someone("Ann", "one", "two")
    file = tmp_path / "copy.gz"
    backup.make(file, NOW)
    assert "1 person, 2 vaults, 4 entries" in elsewhere("restore", str(file))
    assert elsewhere(script=SAY).split() == ["one", "two"]
