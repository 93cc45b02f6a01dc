"""The log: what was appended opens in order; what was erased stays a link of the chain."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam import vault
from sameteam.vault import ChainBrokenError, EntryRow, Fault, Head, ScreenKey, VaultKey

KEY = VaultKey(b"k" * 32)
VAULT, ANNA = "0d9c0c8e-6a5e-4f7e-9b39-0a0d5e1f0001", "5f0a4e2c-15b7-4f35-a0f0-0a0d5e1f0002"
NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)

payloads = st.lists(st.binary(max_size=40), max_size=6)


def written(payloads: list[bytes], key: VaultKey = KEY, place: str = VAULT) -> list[EntryRow]:
    rows: list[EntryRow] = []
    head = vault.genesis(place)
    for number, payload in enumerate(payloads):
        at = NOON + timedelta(minutes=number)
        rows.append(vault.append(key, place, head, ANNA, at, payload))
        head = rows[-1].head
    return rows


def head_of(rows: list[EntryRow]) -> Head:
    return rows[-1].head if rows else vault.genesis(VAULT)


@given(payloads)
def test_what_was_appended_opens_in_order(payloads: list[bytes]) -> None:
    rows = written(payloads)
    assert vault.verify(VAULT, rows, head_of(rows)) == []
    opened = vault.open_all(KEY, VAULT, rows, head_of(rows))
    assert [entry.payload for entry in opened] == payloads
    assert [entry.seq for entry in opened] == list(range(1, len(payloads) + 1))
    assert {entry.author for entry in opened} <= {ANNA}


@given(payloads, st.data())
def test_an_erased_entry_is_gone_and_the_chain_goes_on(
    payloads: list[bytes], data: st.DataObject
) -> None:
    rows = written(payloads)
    gone = data.draw(st.sets(st.integers(min_value=0, max_value=max(0, len(rows) - 1))))
    kept = [vault.erase(row) if n in gone else row for n, row in enumerate(rows)]
    assert all(kept[n].sealed is None for n in gone if n < len(kept))
    opened = vault.open_all(KEY, VAULT, kept, head_of(rows))
    expected = [None if n in gone else payload for n, payload in enumerate(payloads)]
    assert [entry.payload for entry in opened] == expected


def test_an_empty_log_is_whole_and_opens_to_nothing() -> None:
    assert vault.open_all(KEY, VAULT, [], vault.genesis(VAULT)) == []
    assert vault.genesis(VAULT).seq == 0
    assert vault.genesis(VAULT) != vault.genesis("another")


@given(payloads, st.data())
def test_a_reader_who_knows_the_beginning_reads_only_the_rest(
    payloads: list[bytes], data: st.DataObject
) -> None:
    rows = written(payloads)
    known = data.draw(st.integers(min_value=0, max_value=len(rows)))
    after = rows[known - 1].head if known else None
    opened = vault.open_all(KEY, VAULT, rows[known:], head_of(rows), after=after)
    assert [entry.payload for entry in opened] == payloads[known:]


def test_a_moment_is_the_same_moment_in_any_zone() -> None:
    east = NOON.astimezone(timezone(timedelta(hours=9)))
    row = vault.append(KEY, VAULT, vault.genesis(VAULT), ANNA, east, b"words")
    assert row.made_at == NOON
    assert row.made_at.utcoffset() == timedelta(0)
    assert vault.verify(VAULT, [row], row.head) == []


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        vault.append(KEY, VAULT, vault.genesis(VAULT), ANNA, NOON.replace(tzinfo=None), b"words")


def test_entries_of_one_size_class_look_alike() -> None:
    rows = written([b"", b"They said no again.", b"x" * 252])
    assert len({len(row.sealed or b"") for row in rows}) == 1


def test_another_key_opens_nothing(host: object) -> None:
    rows = written([b"one", b"two"])
    for key in (VaultKey(b"o" * 32), ScreenKey(b"s" * 32)):
        with pytest.raises(ChainBrokenError) as broken:
            vault.open_all(key, VAULT, rows, head_of(rows))
        assert (broken.value.seq, broken.value.fault) == (1, Fault.SEAL)


def test_screens_are_a_log_of_their_own_under_their_own_key() -> None:
    key = ScreenKey(b"s" * 32)
    row = vault.append(key, "screens", vault.genesis("screens"), ANNA, NOON, b"a screen")
    assert vault.open_all(key, "screens", [row], row.head)[0].payload == b"a screen"


def test_a_head_is_known_by_its_mac_and_by_the_keys_owner_alone() -> None:
    rows = written([b"one", b"two"])
    mac = vault.head_mac(KEY, VAULT, rows[1].head)
    vault.check_head(KEY, VAULT, rows[1].head, mac)
    for key, place, head in (
        (VaultKey(b"o" * 32), VAULT, rows[1].head),
        (KEY, "another", rows[1].head),
        (KEY, VAULT, rows[0].head),
        (KEY, VAULT, Head(1, rows[1].tag)),
        (KEY, VAULT, vault.genesis(VAULT)),
    ):
        with pytest.raises(ChainBrokenError) as broken:
            vault.check_head(key, place, head, mac)
        assert broken.value.fault is Fault.HEAD
    with pytest.raises(ChainBrokenError):
        vault.check_head(KEY, VAULT, rows[1].head, b"")
