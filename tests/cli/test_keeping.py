"""`sameteam doctor`, `backup` and `restore`, as somebody types them."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_copy_goes_from_one_home_to_another_with_its_key(run_apart: Run, tmp_path: Path) -> None:
    file, other = tmp_path / "copy.gz", str(tmp_path / "other")
    assert run_apart("restore", "/no/such/file").code == 2  # brings the tables up, no more
    made = run_apart("backup", str(file))
    assert made.code == 0
    assert "Keep it where you would keep a key" in made.out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    back = run_apart("restore", str(file), SAMETEAM_HOME=other)
    assert back.code == 0
    assert "Brought back: 0 people" in back.out
    assert Path(other, "key").read_text() == (tmp_path / "home" / "key").read_text()
    well = run_apart("doctor", "--json", SAMETEAM_HOME=other)
    assert (well.code, json.loads(well.out)["well"]) == (0, True), well.out


def test_doctor_says_with_its_exit_code_that_something_is_amiss(
    run_apart: Run, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir(mode=0o755)
    done = run_apart("doctor")
    assert done.code == 1
    assert "chmod 700" in done.out
    assert "Not all is well." in done.out


@pytest.mark.parametrize(
    ("name", "told"), [("here.gz", "is there already"), ("no/such/folder.gz", "No such file")]
)
def test_a_copy_that_can_not_be_made_is_told_plainly(
    run_apart: Run, tmp_path: Path, name: str, told: str
) -> None:
    (tmp_path / "here.gz").write_text("an old copy")
    run_apart("restore", "/no/such/file")
    done = run_apart("backup", str(tmp_path / name))
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert (tmp_path / "here.gz").read_text() == "an old copy"
    assert not list(tmp_path.glob(".*"))


def test_a_file_that_is_no_copy_changes_nothing(run_apart: Run, tmp_path: Path) -> None:
    (tmp_path / "copy.gz").write_text("holiday photos")
    done = run_apart("restore", str(tmp_path / "copy.gz"))
    assert done.code == 2
    assert "It is no backup of this app. Nothing was changed." in done.err


def test_a_database_that_is_no_database_is_told_plainly(run_apart: Run, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "notes.db").write_text("this is a shopping list, and no database at all" * 50)
    for command in (("doctor",), ("backup", str(tmp_path / "copy.gz"))):
        done = run_apart(*command)
        assert done.code == 2, os.linesep.join((done.out, done.err))
        assert "The database can't be used" in done.err
