"""`sameteam doctor`: finds what is amiss without a passphrase, and tells nothing private."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from sameteam.content import ContentError
from sameteam.content.faults import Fault
from sameteam.language.reader import NullReader
from sameteam.language.rule import TASKS
from sameteam.language.rulebook import RulebookError
from sameteam.web.store import doctor
from sameteam.web.store.connection import UnsafeConnectionError
from sameteam.web.store.models import Entry, Member, Person, Tombstone, Vault
from tests.web.store.people import NOW, Someone

pytestmark = pytest.mark.django_db(transaction=True)
Make = Callable[..., Someone]
ANN_SAYS = "the heron stood in the rain"


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rules are not read again for each test: they have tests of their own."""
    monkeypatch.setattr(doctor, "load_rules", lambda task: None)


@pytest.fixture
def ann(someone: Make) -> Someone:
    return someone("Ann", ANN_SAYS, "two", "three")


def findings() -> str:
    return "\n".join(doctor.look().findings)


def test_nothing_is_found_where_all_is_well(ann: Someone) -> None:
    looked = doctor.look()
    assert looked.findings == ()
    assert looked.counts == {"person": 1, "vault": 2, "entry": 6}


def test_an_erased_entry_is_no_finding(ann: Someone) -> None:
    Entry.objects.filter(vault=ann.journal.private.id, seq=2).update(sealed=None)
    assert findings() == ""


def _drop(private: Any) -> None:
    Entry.objects.filter(vault=private, seq=2).delete()


def _change(private: Any) -> None:
    Entry.objects.filter(vault=private, seq=2).update(sealed=b"something else")


def _roll_back(private: Any) -> None:
    Entry.objects.filter(vault=private, seq=3).delete()


def _swap_authors(private: Any) -> None:
    Entry.objects.filter(vault=private, seq=1).update(author="0" * 32)


@pytest.mark.parametrize("harm", [_drop, _change, _roll_back, _swap_authors])
def test_a_vault_that_was_changed_is_named(ann: Someone, harm: Callable[[Any], None]) -> None:
    private = ann.journal.private.id
    harm(private)
    assert f"Vault {private}" in findings()
    assert ANN_SAYS not in findings()


def test_a_lowered_cost_of_the_passphrase_is_found(ann: Someone, settings: Any) -> None:
    settings.ALLOW_WEAK_KDF = False  # the tests' own cost is far too low
    assert f"Person {ann_id()}" in findings()


def test_an_absurd_cost_and_a_short_column_are_found(ann: Someone) -> None:
    Person.objects.update(kdf_t=30_000, salt=b"short")
    assert "salt does not have 16 bytes" in findings()
    assert findings().count(f"Person {ann_id()}") == 2


def test_someone_without_their_vault_is_found(ann: Someone) -> None:
    Vault.objects.filter(kind="screening").delete()
    assert "the screening vault is missing" in findings()


def test_a_vault_that_nobody_can_open_is_found(ann: Someone) -> None:
    Member.objects.all().delete()
    assert "2 vaults that nobody has a key to" in findings()


def test_someone_who_erased_all_and_is_here_is_found(ann: Someone) -> None:
    Tombstone.objects.create(person=ann_id(), made_at=NOW)
    assert "they erased all, and are here again" in findings()


# How each database is made to let it happen that a row points to nothing.
KEYS_OFF = {
    "sqlite": "PRAGMA foreign_keys=OFF",
    "postgresql": "SET session_replication_role = replica",
}
KEYS_ON = {
    "sqlite": "PRAGMA foreign_keys=ON",
    "postgresql": "SET session_replication_role = DEFAULT",
}


def test_entries_without_a_vault_are_found(ann: Someone) -> None:
    with connection.cursor() as cursor:
        cursor.execute(KEYS_OFF[connection.vendor])
        cursor.execute("DELETE FROM store_vault")
        found = findings()
        cursor.execute("DELETE FROM store_member")
        cursor.execute("DELETE FROM store_entry")
        cursor.execute(KEYS_ON[connection.vendor])
    assert "There are 6 entries without a vault." in found
    assert "There are 2 keys without a vault." in found


def test_a_connection_that_could_lose_something_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsafe(_: object) -> None:
        raise UnsafeConnectionError("SQLite: synchronous is 1; expected 2")

    monkeypatch.setattr(doctor, "check", unsafe)
    assert "synchronous is 1; expected 2. What is acknowledged could be lost." in findings()


def test_files_that_others_can_read_are_found(settings: Any, tmp_path: Path) -> None:
    settings.HOME = tmp_path / "home"
    settings.HOME.mkdir(mode=0o755)
    for name, mode in (("key", 0o644), ("notes.db", 0o600)):
        (settings.HOME / name).touch()
        (settings.HOME / name).chmod(mode)
    found = doctor.look().findings
    assert [line.split(":")[0] for line in found] == [
        str(settings.HOME),
        str(settings.HOME / "key"),
    ]


def test_every_fault_of_the_content_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    faults = [Fault("en/a.toml", "name", "nothing", "this field"), Fault("b.toml", "", "x", "y")]

    def broken() -> None:
        raise ContentError(faults)

    monkeypatch.setattr(doctor, "load_library", broken)
    assert len(doctor.look().findings) == 2


def test_every_fault_of_the_rules_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(task: str) -> None:
        raise RulebookError([f"{task}/a.toml: no title", f"{task}/b.toml: no doc"])

    monkeypatch.setattr(doctor, "load_rules", broken)
    assert len(doctor.look().findings) == 2 * len(TASKS)
    assert "Rules: safety/b.toml: no doc" in findings()


def test_the_command_says_it_in_words_and_in_json(
    ann: Someone, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("doctor")
    told = capsys.readouterr().out
    assert told == "All is well. Looked at 1 person, 2 vaults, 6 entries.\n"
    Member.objects.all().delete()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", as_json=True)
    assert ended.value.code == 1
    told = json.loads(capsys.readouterr().out)
    assert told["well"] is False
    assert told["counts"]["vault"] == 2
    assert len(told["findings"]) == 3


def ann_id() -> Any:
    return Person.objects.get().pk


def test_a_reader_that_can_not_be_used_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sameteam.language.reader._loaded", lambda: NullReader("reader.onnx: gone"))
    (finding,) = [one for one in doctor.look().findings if "reader" in one]
    assert finding.endswith("reader.onnx: gone")
