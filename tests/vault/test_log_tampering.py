"""Someone with the database and without the key: whatever they do to a log is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sameteam import vault
from sameteam.vault import ChainBrokenError, ChainFault, EntryRow, Fault, Head, VaultKey, log

KEY = VaultKey(b"k" * 32)
VAULT, ANNA, BEN = "vault-1", "anna", "ben"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def written(count: int, place: str = VAULT, key: VaultKey = KEY) -> tuple[EntryRow, ...]:
    rows: list[EntryRow] = []
    head = vault.genesis(place)
    for number in range(count):
        author, at = (ANNA, BEN)[number % 2], NOON + timedelta(minutes=number)
        rows.append(vault.append(key, place, head, author, at, b"entry %d" % number))
        head = rows[-1].head
    return tuple(rows)


ROWS = written(6)
HEAD = ROWS[-1].head
MAC = vault.head_mac(KEY, VAULT, HEAD)
places = st.integers(min_value=0, max_value=len(ROWS) - 1)


def assert_seen(rows: Sequence[EntryRow], head: Head = HEAD) -> list[ChainFault]:
    faults = vault.verify(VAULT, rows, head)
    assert faults
    with pytest.raises(ChainBrokenError) as broken:
        vault.open_all(KEY, VAULT, rows, head)
    assert (broken.value.seq, broken.value.fault) == (faults[0].seq, faults[0].fault)
    return faults


def relinked(rows: Sequence[EntryRow]) -> list[EntryRow]:
    """The rows numbered and tagged anew: what a host who knows this program would do."""
    at, made = vault.genesis(VAULT), []
    for row in rows:
        seq = at.seq + 1
        tag = log._tag(VAULT, seq, row.author, row.made_at, at.tag, row.digest)
        made.append(replace(row, vault=VAULT, seq=seq, tag=tag))
        at = made[-1].head
    return made


def test_an_untouched_log_has_no_fault() -> None:
    """The control: without it the tests below would show nothing."""
    assert vault.verify(VAULT, ROWS, HEAD) == []
    assert relinked(ROWS) == list(ROWS)


@given(places)
def test_a_dropped_entry_is_seen(place: int) -> None:
    faults = assert_seen(ROWS[:place] + ROWS[place + 1 :])
    last = place == len(ROWS) - 1
    assert faults[0] == ChainFault(place + 1, Fault.SHORT if last else Fault.GAP)


@given(places, places)
def test_swapped_entries_are_seen(one: int, other: int) -> None:
    assume(one != other)
    rows = list(ROWS)
    rows[one], rows[other] = rows[other], rows[one]
    assert_seen(rows)
    numbered = [replace(row, seq=place + 1) for place, row in enumerate(rows)]
    assert min(fault.seq for fault in assert_seen(numbered)) == min(one, other) + 1


@given(places, places)
def test_a_moved_entry_is_seen(source: int, target: int) -> None:
    assume(source != target)
    rows = list(ROWS)
    rows.insert(target, rows.pop(source))
    assert_seen(rows)
    assert_seen([replace(row, seq=place + 1) for place, row in enumerate(rows)])


@given(places, st.integers(min_value=0, max_value=len(ROWS)))
def test_a_replayed_entry_is_seen(source: int, target: int) -> None:
    rows = list(ROWS)
    rows.insert(target, ROWS[source])
    assert_seen(rows)
    assert_seen([replace(row, seq=place + 1) for place, row in enumerate(rows)])


@given(st.integers(min_value=0, max_value=len(ROWS) - 1))
def test_a_log_cut_short_is_seen_against_its_head(length: int) -> None:
    assert assert_seen(ROWS[:length]) == [ChainFault(length + 1, Fault.SHORT)]


@given(st.integers(min_value=0, max_value=len(ROWS) - 1))
def test_a_cut_log_with_a_cut_head_is_seen_by_the_keys_owner(length: int) -> None:
    head = ROWS[length - 1].head if length else vault.genesis(VAULT)
    assert vault.verify(VAULT, ROWS[:length], head) == []
    with pytest.raises(ChainBrokenError):
        vault.check_head(KEY, VAULT, head, MAC)


def test_a_log_that_goes_on_after_its_head_is_seen() -> None:
    assert assert_seen(ROWS, ROWS[3].head) == [ChainFault(5, Fault.LONG)]


def test_a_head_that_names_another_last_entry_is_seen() -> None:
    assert assert_seen(ROWS, Head(HEAD.seq, bytes(32))) == [ChainFault(6, Fault.HEAD)]


@given(places, st.sampled_from(["digest", "tag", "sealed"]), st.data())
def test_any_altered_byte_is_seen(place: int, column: str, data: st.DataObject) -> None:
    stored: bytes = getattr(ROWS[place], column)
    at = data.draw(st.integers(min_value=0, max_value=len(stored) - 1))
    flip = data.draw(st.integers(min_value=1, max_value=255))
    altered = stored[:at] + bytes([stored[at] ^ flip]) + stored[at + 1 :]
    rows = [*ROWS[:place], replace(ROWS[place], **{column: altered}), *ROWS[place + 1 :]]
    assert assert_seen(rows)[0].seq == place + 1


@given(
    places,
    st.sampled_from(
        [
            {"vault": "vault-2"},
            {"vault": ""},
            {"author": "someone"},
            {"author": ""},
            {"seq": 99},
            {"seq": 0},
            {"made_at": NOON - timedelta(microseconds=1)},
            {"made_at": NOON + timedelta(days=400)},
        ]
    ),
)
def test_an_altered_author_time_place_or_vault_is_seen(
    place: int, change: dict[str, object]
) -> None:
    rows = [*ROWS[:place], replace(ROWS[place], **change), *ROWS[place + 1 :]]
    assert_seen(rows)


@pytest.mark.parametrize("key", [KEY, VaultKey(b"o" * 32)])
def test_an_entry_of_another_vault_is_seen(key: VaultKey) -> None:
    foreign = written(6, "vault-2", key)
    assert assert_seen(foreign, foreign[-1].head)[0] == ChainFault(1, Fault.FOREIGN)
    assert_seen([*ROWS[:2], foreign[2], *ROWS[3:]])


@pytest.mark.S("A-13")
@given(st.permutations(ROWS), st.integers(min_value=0, max_value=5))
def test_a_host_who_links_the_chain_anew_has_entries_that_do_not_open(
    order: list[EntryRow], dropped: int
) -> None:
    """Tags need no key, so such a chain looks whole; the seals know their place."""
    rows = relinked(order[: len(order) - dropped])
    assume(rows != list(ROWS[: len(rows)]))
    head = rows[-1].head
    assert vault.verify(VAULT, rows, head) == []
    with pytest.raises(ChainBrokenError) as broken:
        vault.open_all(KEY, VAULT, rows, head)
    assert broken.value.fault is Fault.SEAL
    with pytest.raises(ChainBrokenError):
        vault.check_head(KEY, VAULT, head, MAC)


@given(places, st.sampled_from([ANNA, BEN, "someone"]))
def test_an_entry_put_under_another_author_does_not_open(place: int, author: str) -> None:
    assume(author != ROWS[place].author)
    changed = [*ROWS[:place], replace(ROWS[place], author=author), *ROWS[place + 1 :]]
    rows = relinked(changed)
    with pytest.raises(ChainBrokenError) as broken:
        vault.open_all(KEY, VAULT, rows, rows[-1].head)
    assert (broken.value.seq, broken.value.fault) == (place + 1, Fault.SEAL)


@given(places)
def test_a_host_who_drops_an_entry_and_erases_the_rest_is_seen_by_the_heads_mac(
    place: int,
) -> None:
    """Erased entries have no seal to object, so here the mac of the head is what holds."""
    rows = relinked([*ROWS[:place], *map(vault.erase, ROWS[place + 1 :])])
    assume(rows)
    vault.open_all(KEY, VAULT, rows, rows[-1].head)
    with pytest.raises(ChainBrokenError):
        vault.check_head(KEY, VAULT, rows[-1].head, MAC)


def test_a_made_up_entry_does_not_open() -> None:
    forged = vault.append(VaultKey(b"o" * 32), VAULT, HEAD, ANNA, NOON, b"I said yes.")
    rows = [*ROWS, forged]
    assert vault.verify(VAULT, rows, forged.head) == []
    with pytest.raises(ChainBrokenError) as broken:
        vault.open_all(KEY, VAULT, rows, forged.head)
    assert (broken.value.seq, broken.value.fault) == (7, Fault.SEAL)


def test_two_entries_for_one_place_differ_so_only_one_can_be_the_next() -> None:
    """Two writers at once: whoever stores second must read again and append after the first."""
    first = vault.append(KEY, VAULT, HEAD, ANNA, NOON, b"Anna's")
    second = vault.append(KEY, VAULT, HEAD, BEN, NOON, b"Ben's")
    assert first.seq == second.seq == 7
    assert_seen([*ROWS, first, second], second.head)
    again = vault.append(KEY, VAULT, first.head, BEN, NOON, b"Ben's")
    assert vault.verify(VAULT, [*ROWS, first, again], again.head) == []


def test_every_fault_is_reported_and_not_only_the_first() -> None:
    rows = [ROWS[0], replace(ROWS[1], author="someone"), ROWS[2], *ROWS[4:5]]
    found = [(fault.seq, fault.fault) for fault in vault.verify(VAULT, rows, HEAD)]
    assert found == [(2, Fault.TAG), (4, Fault.GAP), (5, Fault.TAG), (6, Fault.SHORT)]
