"""The key that a backup brings, and the one that is here: neither is lost, neither is mixed up."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from sameteam.web.store import backup, copy
from sameteam.web.store.keyfile import WrongKeyError
from sameteam.web.store.models import Entry, Member, Person, Vault
from sameteam.web.store.restore import NotRestoredError, restore
from tests.web.store.people import NOW, Someone, lines_of, write_lines

pytestmark = pytest.mark.django_db(transaction=True)
HERS, HERE = bytes(range(32)), bytes(range(32, 64))


@pytest.fixture
def file(
    someone: Callable[..., Someone], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy that holds Ann's key; and then an empty database with another key here."""
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir()
    settings.PEPPER = HERS
    someone("Ann", "one")
    made = tmp_path / "copy.gz"
    backup.make(made, NOW)
    for model in (Entry, Member, Vault, Person):
        model.objects.all().delete()
    settings.PEPPER = HERE
    (settings.HOME / "key").write_text(HERE.hex())
    return made


def test_an_empty_database_takes_the_key_of_the_copy(file: Path, settings: Any) -> None:
    assert restore(file).key_changed
    key = settings.HOME / "key"
    assert key.read_text() == HERS.hex()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    left = [path.read_text() for path in settings.HOME.iterdir() if path != key]
    # With a database elsewhere, a notes.db in the same folder may still need the old one.
    assert left == ([] if connection.vendor == "sqlite" else [HERE.hex()])


def test_a_key_that_somebody_here_needs_is_changed_with_replace_only(
    file: Path, settings: Any, someone: Callable[..., Someone]
) -> None:
    ben = someone("Ben", "two")
    with pytest.raises(NotRestoredError):
        restore(file)
    assert (settings.HOME / "key").read_text() == HERE.hex()
    assert ben.says() == ["two"]
    restore(file, replace=True)
    assert (settings.HOME / "key").read_text() == HERS.hex()


def test_when_the_rows_can_not_be_put_in_the_old_key_stays(
    file: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commit itself fails, which is the last thing that can go wrong."""

    def full() -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(connection, "commit", full)
    with pytest.raises(OperationalError):
        restore(file)
    monkeypatch.undo()
    assert (settings.HOME / "key").read_text() == HERE.hex()
    assert [path.name for path in settings.HOME.iterdir()] == ["key"]
    assert not Person.objects.exists()


def test_a_host_with_another_pepper_is_told_so(
    file: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    monkeypatch.setenv("SAMETEAM_PEPPER", HERE.hex())
    with pytest.raises(WrongKeyError, match="SAMETEAM_PEPPER"):
        restore(file)
    settings.HOME = None
    with pytest.raises(WrongKeyError):
        restore(file, replace=True)
    assert not Person.objects.exists()


def test_a_copy_from_a_host_needs_its_pepper(
    file: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = lines_of(file)
    lines[0]["key"] = None
    write_lines(file, lines)
    with pytest.raises(WrongKeyError, match="does not hold it"):
        restore(file)
    settings.PEPPER = HERS
    assert not restore(file).key_changed


@pytest.mark.parametrize("key", ["", "zz", HERE.hex()])
def test_a_key_that_does_not_fit_the_copy_is_refused(file: Path, key: str) -> None:
    lines = lines_of(file)
    lines[0]["key"] = key
    write_lines(file, lines)
    with pytest.raises(copy.CopyFault):
        restore(file)
