"""The export: written, read back, and clear about every fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from situations import any_events
from story import TODAY, clear, day

from sameteam.method import (
    SCREENING_KINDS,
    Event,
    JournalFault,
    NoteWritten,
    decode,
    encode,
    fold,
)
from sameteam.method.journal import MAX_BYTES

NOTE = {"kind": "note", "at": "2026-11-21T07:10:00Z", "id": "n1", "on": "2026-11-21", "words": "x"}


def journal(*events: object, **changed: object) -> bytes:
    whole = {"format": "sameteam-journal", "version": 1, "made_on": "2026-11-24"}
    return json.dumps(whole | {"events": list(events)} | changed).encode()


def fault(data: bytes) -> JournalFault:
    with pytest.raises(JournalFault) as caught:
        decode(data)
    return caught.value


@given(any_events)
def test_what_goes_out_comes_back_in(events: list[Event]) -> None:
    again = decode(encode(events, TODAY, screening=True))
    assert again == tuple(events)
    assert fold(again, TODAY) == fold(events, TODAY)


@given(any_events)
def test_screens_are_left_out_unless_asked_for(events: list[Event]) -> None:
    data = encode(events, TODAY)
    kept = decode(data)
    assert kept == tuple(e for e in events if not isinstance(e, SCREENING_KINDS))
    assert {e["kind"] for e in json.loads(data)["events"]}.isdisjoint({"screen", "noticed"})


def test_the_export_is_pretty_json_with_its_format_and_day() -> None:
    data = encode(clear().events, TODAY)
    assert data.startswith(b'{\n  "format": "sameteam-journal",\n  "version": 1,\n')
    assert json.loads(data)["made_on"] == "2026-11-24"


def test_a_byte_order_mark_is_no_fault() -> None:
    assert len(decode(b"\xef\xbb\xbf" + journal(NOTE))) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"[",
        b"\xff\xfe",
        b"null",
        b"[]",
        b"3",
        b"[" * 100_000,
        b"1" * 5_000,
        b'{"format": NaN}',
        b'"\\ud800"',
    ],
)
def test_what_is_no_journal_is_refused(data: bytes) -> None:
    assert "expected" in str(fault(data))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"format": "diary"}, "format"),
        ({"version": 2}, "version"),
        ({"version": True}, "version"),
        ({"version": "1"}, "version"),
        ({"made_on": "yesterday"}, "made_on"),
        ({"made_on": None}, "made_on"),
        ({"events": {}}, "events"),
        ({"extra": 1}, "extra"),
        ({"\ud800": 1}, "?"),
    ],
)
def test_a_wrong_head_is_named(changed: dict[str, object], field: str) -> None:
    found = fault(journal(**changed))
    assert (found.event, found.field) == (None, field)


@pytest.mark.parametrize(
    ("changed", "field", "expected"),
    [
        ({"kind": "wish"}, "kind", "docs/journal.md"),
        ({"kind": None}, "kind", "text"),
        ({"on": "2026-13-01"}, "on", "date"),
        ({"on": 5}, "on", "date"),
        ({"at": "noon"}, "at", "date and time"),
        ({"words": 5}, "words", "text"),
        ({"words": ["deep"]}, "words", "text"),
        ({"words": "half \ud83d"}, "words", "whole characters"),
        ({"mood": "fine"}, "", "docs/journal.md"),
    ],
)
def test_a_wrong_field_is_named_with_its_event(
    changed: dict[str, object], field: str, expected: str
) -> None:
    found = fault(journal(NOTE, NOTE | changed))
    assert (found.event, found.field) == (2, field)
    assert expected in found.expected


@pytest.mark.parametrize("missing", ["kind", "at", "id", "on", "words"])
def test_a_missing_field_is_named(missing: str) -> None:
    found = fault(journal({key: value for key, value in NOTE.items() if key != missing}))
    assert (found.event, found.field) == (1, missing)


def test_an_unknown_answer_is_told_without_quoting_it() -> None:
    secret = {"kind": "answer", "at": NOTE["at"], "offer": "o", "on": "2026-11-21"}
    found = fault(journal(secret | {"answer": "sometime, said Sam"}))
    assert found.field == "answer"
    assert "Sam" not in str(found)


def test_an_event_that_is_no_object_is_named() -> None:
    assert fault(journal(NOTE, "note")).event == 2


def test_a_field_that_is_nested_too_deep_is_a_fault() -> None:
    deep = b'{"kind": "note", "words": ' + b"[" * 900 + b"]" * 900 + b"}"
    assert fault(journal().replace(b'"events": []', b'"events": [' + deep + b"]")).event == 1


def test_more_than_fifty_megabytes_are_refused_unread() -> None:
    assert "50 MB" in str(fault(b" " * (MAX_BYTES + 1)))


def test_a_text_that_cannot_be_written_is_a_fault_and_not_a_crash() -> None:
    note = NoteWritten(at=datetime(2026, 1, 1, tzinfo=UTC), id="n", on=day(0), words="\ud800")
    with pytest.raises(JournalFault):
        encode([note], TODAY)


def answer(data: bytes) -> str:
    """How many events there are, or the words of the fault; anything else is a crash."""
    try:
        return str(len(decode(data)))
    except JournalFault as found:
        return str(found)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


@given(json_values)
def test_any_json_is_answered_by_events_or_by_a_fault(value: Any) -> None:
    for data in (json.dumps(value).encode(), journal(value), journal(NOTE | {"words": value})):
        assert answer(data).encode("utf-8")


@given(st.binary(max_size=60))
def test_any_bytes_are_answered_by_a_fault(data: bytes) -> None:
    assert fault(data).event is None
