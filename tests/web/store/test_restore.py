"""`sameteam restore`: all of a checked copy comes back, or nothing is touched."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sameteam import vault
from sameteam.web.store import backup, copy, log
from sameteam.web.store.models import Entry, Member, Person, Tombstone, Vault
from sameteam.web.store.restore import NotRestoredError, restore
from tests.web.store.people import NOW, Someone, lines_of, write_lines

pytestmark = pytest.mark.django_db(transaction=True)
Make = Callable[..., Someone]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "copy.gz"


def wipe() -> None:
    for model in (Entry, Member, Vault, Person, Tombstone):
        model.objects.all().delete()


def everything() -> list[Any]:
    return [list(m.objects.order_by("pk").values()) for m in (Person, Vault, Member, Entry)]


@pytest.mark.S("R-9")
def test_what_was_kept_comes_back_and_opens_with_the_same_passphrase(
    someone: Make, file: Path
) -> None:
    ann, ben = someone("Ann", "one", "two"), someone("Ben", "three")
    backup.make(file, NOW)
    wipe()
    with pytest.raises(vault.WrongPassphraseError):
        ann.says()
    restored = restore(file)
    assert restored.counts == {"person": 2, "vault": 4, "member": 4, "entry": 6}
    assert (ann.says(), ben.says()) == (["one", "two"], ["three"])
    ann.write("after")
    assert ann.says() == ["one", "two", "after"]


def test_what_came_later_than_the_copy_is_gone_with_replace_only(someone: Make, file: Path) -> None:
    ann = someone("Ann", "one")
    backup.make(file, NOW)
    ann.write("two")
    with pytest.raises(NotRestoredError, match="--replace"):
        restore(file)
    assert ann.says() == ["one", "two"]
    restore(file, replace=True)
    assert ann.says() == ["one"]


def test_a_copy_of_a_copy_holds_the_same_rows(someone: Make, file: Path, tmp_path: Path) -> None:
    someone("Ann", "one", "two")
    backup.make(file, NOW)
    wipe()
    restore(file)
    backup.make(tmp_path / "again.gz", NOW)
    assert lines_of(tmp_path / "again.gz") == lines_of(file)


@pytest.mark.S("R-9")
def test_whoever_erased_all_after_the_copy_does_not_come_back(someone: Make, file: Path) -> None:
    ann, ben = someone("Ann", "one"), someone("Ben", "two")
    backup.make(file, NOW)
    ann.erase_all()
    restored = restore(file, replace=True)
    assert (restored.kept_out, restored.counts["vault"], restored.counts["entry"]) == (1, 2, 2)
    with pytest.raises(vault.WrongPassphraseError):
        ann.says()
    assert ben.says() == ["two"]
    assert Entry.objects.count() == 2


def test_an_erasure_that_the_copy_knows_of_holds_in_an_empty_database(
    someone: Make, file: Path
) -> None:
    ann, person = someone("Ann", "one"), someone("Ben", "two").id
    ann.erase_all()
    backup.make(file, NOW)
    wipe()
    restore(file)
    assert Tombstone.objects.count() == 1
    assert list(Person.objects.values_list("pk", flat=True)) == [person]


def test_an_entry_that_was_erased_after_the_copy_stays_erased(someone: Make, file: Path) -> None:
    ann = someone("Ann", "one", "two")
    backup.make(file, NOW)
    log.erase_entries(ann.journal.private, [1])
    restore(file, replace=True)
    assert ann.says() == ["two"]
    assert backup.make(file, NOW, force=True).broken == ()


def test_a_vault_of_two_stays_when_one_of_them_erased_all(someone: Make, file: Path) -> None:
    journal, ben = someone("Ann", "one").journal, someone("Ben", "two").id
    shared = journal.private.id
    Vault.objects.filter(pk=shared).update(kind="shared")
    Member.objects.create(vault_id=shared, person_id=ben, sealed_key=b"for Ben")
    backup.make(file, NOW)
    wipe()
    Tombstone.objects.create(person=journal.person, made_at=NOW)
    restore(file)
    assert list(Member.objects.filter(vault=shared).values_list("person", flat=True)) == [ben]
    assert Entry.objects.filter(vault=shared).count() == 1


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_flipped_bit_anywhere_is_found_before_anything_is_touched(
    someone: Make, file: Path, share: float
) -> None:
    someone("Ann", "one", "two")
    backup.make(file, NOW)
    data = bytearray(file.read_bytes())
    data[int(len(data) * share)] ^= 4
    file.write_bytes(data)
    before = everything()
    with pytest.raises(copy.CopyFault):
        restore(file, replace=True)
    assert everything() == before


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_a_copy_that_is_cut_short_is_refused(someone: Make, file: Path, share: float) -> None:
    someone("Ann", "one")
    backup.make(file, NOW)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(copy.CopyFault):
        restore(file, replace=True)


def test_a_copy_without_its_last_lines_is_refused(someone: Make, file: Path) -> None:
    someone("Ann", "one")
    backup.make(file, NOW)
    lines = gzip.decompress(file.read_bytes()).splitlines(keepends=True)
    file.write_bytes(gzip.compress(b"".join(lines[:-1])))
    with pytest.raises(copy.CopyFault, match="cut short"):
        restore(file, replace=True)


def _drop_an_entry(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    last = max(i for i, line in enumerate(lines) if line.get("table") == "entry")
    return [*lines[:last], *lines[last + 1 :]]


def _swap_two_entries(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first = min(i for i, line in enumerate(lines) if line.get("table") == "entry")
    lines[first]["sealed"], lines[first + 1]["sealed"] = (
        lines[first + 1]["sealed"],
        lines[first]["sealed"],
    )
    return lines


@pytest.mark.parametrize("change", [_drop_an_entry, _swap_two_entries])
def test_a_changed_copy_with_a_right_checksum_still_breaks_a_chain(
    someone: Make, file: Path, change: Callable[..., list[dict[str, Any]]]
) -> None:
    ann = someone("Ann", "one", "two")
    backup.make(file, NOW)
    write_lines(file, change(lines_of(file)))
    with pytest.raises(NotRestoredError, match="do not fit together"):
        restore(file, replace=True)
    assert ann.says() == ["one", "two"]
    restore(file, replace=True, damaged_too=True)
    assert Person.objects.count() == 1


def _newer(lines: list[dict[str, Any]]) -> None:
    lines[0]["version"] = 2


def _newer_tables(lines: list[dict[str, Any]]) -> None:
    lines[0]["migration"] = "9999_far_ahead"


def _other_column(lines: list[dict[str, Any]]) -> None:
    lines[1]["shoe_size"] = 43


def _other_type(lines: list[dict[str, Any]]) -> None:
    lines[1]["kdf_m_kib"] = "65536"


def _other_format(lines: list[dict[str, Any]]) -> None:
    lines[0]["format"] = "holiday-photos"


def _foreign_member(lines: list[dict[str, Any]]) -> None:
    member = next(line for line in lines if line.get("table") == "member")
    member["vault_id"] = "00000000-0000-4000-8000-000000000000"


@pytest.mark.parametrize(
    "change", [_newer, _newer_tables, _other_column, _other_type, _other_format, _foreign_member]
)
def test_what_this_version_does_not_know_is_refused(
    someone: Make, file: Path, change: Callable[..., None]
) -> None:
    ann = someone("Ann", "one")
    backup.make(file, NOW)
    lines = lines_of(file)
    change(lines)
    write_lines(file, lines)
    with pytest.raises((copy.CopyFault, NotRestoredError)):
        restore(file, replace=True)
    assert ann.says() == ["one"]


def test_a_file_of_another_kind_is_refused(file: Path) -> None:
    for data in (b"", b"hello", gzip.compress(b"hello"), gzip.compress(b'{"format": 1}\n')):
        file.write_bytes(data)
        with pytest.raises(copy.CopyFault):
            restore(file)
