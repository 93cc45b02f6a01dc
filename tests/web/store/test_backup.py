"""`sameteam backup`: a copy that is whole, sealed, and made while the app runs."""

from __future__ import annotations

import errno
import gzip
import os
import stat
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connections

from sameteam.web.store import backup, copy, rows
from sameteam.web.store.log import Journal
from sameteam.web.store.models import Entry, Held, Knock, Session, Vault
from tests.web.store.people import NOW, Someone, add, lines_of

pytestmark = pytest.mark.django_db(transaction=True)
CANARY = "the heron stood in the rain"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "copy.gz"


def test_a_copy_holds_every_row_and_says_so(someone: Callable[..., Someone], file: Path) -> None:
    someone("Ann", "one", "two")
    made = backup.make(file, NOW)
    assert made.counts == {"tombstone": 0, "person": 1, "vault": 2, "member": 2, "entry": 4}
    assert made.broken == ()
    header, *lines, seal = lines_of(file)
    assert (header["format"], header["version"], header["counts"]) == (
        "sameteam-backup",
        1,
        made.counts,
    )
    assert Counter(line["table"] for line in lines) == {k: v for k, v in made.counts.items() if v}
    assert set(seal) == {"sha256"}


def test_two_writers_go_on_while_copies_are_made_and_each_copy_is_one_moment(
    someone: Callable[..., Someone], tmp_path: Path
) -> None:
    journals = [someone("Ann").journal, someone("Ben").journal]
    stop, kept = threading.Event(), Counter[int]()

    def write(writer: int, journal: Journal) -> None:
        while not stop.is_set():
            add(journal, f"note {kept[writer]}")
            kept[writer] += 1
        connections.close_all()

    threads = [threading.Thread(target=write, args=each) for each in enumerate(journals)]
    for thread in threads:
        thread.start()
    try:
        for number in range(5):
            file, before = tmp_path / f"{number}.gz", Counter(kept)
            made = backup.make(file, NOW)
            after = Counter(kept)
            assert made.broken == ()
            entries = Counter(e["vault_id"] for e in lines_of(file) if e.get("table") == "entry")
            for writer, journal in enumerate(journals):
                private = entries[str(journal.private.id)]
                # An action is in both of a person's vaults or in none.
                assert private == entries[str(journal.screening.id)]
                assert before[writer] <= private <= after[writer] + 1
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert min(kept.values()) > 0


@pytest.mark.S("S-35")
def test_nothing_that_was_written_stands_in_a_copy_in_clear(
    someone: Callable[..., Someone], file: Path
) -> None:
    ann = someone(f"Ann {CANARY}", f"note {CANARY}")
    backup.make(file, NOW)
    assert CANARY.encode() not in gzip.decompress(file.read_bytes())
    assert CANARY in ann.passphrase  # the name, the passphrase and the note all bear it
    assert ann.says() == [f"note {CANARY}"]


def test_every_table_is_either_copied_or_left_out_on_purpose() -> None:
    known = {*rows.TABLES.values(), *rows.LEFT_OUT}
    assert set(apps.get_app_config("store").get_models()) == known


def test_visits_held_forms_and_failed_tries_are_not_in_a_copy(
    someone: Callable[..., Someone], file: Path
) -> None:
    ann = someone("Ann").id
    Session.objects.create(
        id=bytes(32),
        person_id=ann,
        sealed=b"",
        device=CANARY,
        made_at=NOW,
        seen_at=NOW,
        idle_seconds=300,
    )
    Held.objects.create(person_id=ann, sealed=CANARY.encode(), made_at=NOW)
    Knock.objects.create(handle=bytes(32), device=CANARY, made_at=NOW)
    backup.make(file, NOW)
    assert {line.get("table") for line in lines_of(file)} == {None, "person", "vault", "member"}
    assert CANARY.encode() not in gzip.decompress(file.read_bytes())


def test_a_copy_is_for_its_owner_alone_and_leaves_nothing_beside_it(file: Path) -> None:
    usual = os.umask(0o022)
    try:
        backup.make(file, NOW)
    finally:
        os.umask(usual)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_is_there_is_kept_unless_one_insists(file: Path) -> None:
    file.write_text("something else")
    with pytest.raises(FileExistsError):
        backup.make(file, NOW)
    assert file.read_text() == "something else"
    backup.make(file, NOW, force=True)
    assert lines_of(file)[0]["format"] == "sameteam-backup"


def test_a_full_disk_leaves_no_half_copy_and_the_old_one_in_place(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.make(file, NOW)
    old = file.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        backup.make(file, NOW, force=True)
    assert file.read_bytes() == old
    assert list(file.parent.iterdir()) == [file]


def test_a_vault_whose_entries_do_not_fit_is_copied_and_named(
    someone: Callable[..., Someone], file: Path
) -> None:
    ann = someone("Ann", "one", "two")
    Entry.objects.filter(vault=ann.journal.private.id, seq=1).delete()
    made = backup.make(file, NOW)
    assert made.broken == (ann.journal.private.id,)
    assert made.counts["entry"] == 3


def test_on_ones_own_machine_the_copy_holds_the_key_and_on_a_host_it_does_not(
    file: Path, settings: settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert backup.make(file, NOW).with_key
    assert lines_of(file)[0]["key"] == settings.PEPPER.hex()
    monkeypatch.setenv("SAMETEAM_PEPPER", settings.PEPPER.hex())
    assert not backup.make(file, NOW, force=True).with_key
    monkeypatch.delenv("SAMETEAM_PEPPER")
    settings.HOME = None
    assert not backup.make(file, NOW, force=True).with_key
    assert settings.PEPPER.hex() not in gzip.decompress(file.read_bytes()).decode()


def test_an_erased_entry_stays_in_the_chain_of_the_copy(
    someone: Callable[..., Someone], file: Path
) -> None:
    ann = someone("Ann", "one", "two")
    Entry.objects.filter(vault=ann.journal.private.id, seq=1).update(sealed=None)
    backup.make(file, NOW)
    found = copy.examine(file)
    assert found.broken == ()
    assert Vault.objects.count() == len(found.doors)
