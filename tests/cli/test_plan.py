"""`sameteam plan`: one step from words or from an export, with nothing stored."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from sameteam.method import (
    Event,
    NoteWritten,
    ReasonsConfirmed,
    RefusalRecorded,
    ScreenTaken,
    encode,
)
from tests.cli.conftest import Ended, Run

AT = datetime(2026, 11, 1, 8, tzinfo=UTC)
SIDE = "She'll just take your side, they always do."
HIT = "He hit me in the face last night."


def told(ended: Ended) -> dict[str, Any]:
    assert (ended.code, ended.err) == (0, "")
    found: dict[str, Any] = json.loads(ended.out)
    assert {"step", "because", "words", "not_now", "others"} <= set(found)
    assert found["because"]
    return found


def journal(tmp_path: Path, *events: Event, screening: bool = False) -> str:
    file = tmp_path / "journal.json"
    file.write_bytes(encode(events, date(2026, 11, 2), screening))
    return str(file)


def refusal(words: str = SIDE, on: date = date(2026, 11, 1)) -> RefusalRecorded:
    return RefusalRecorded(at=AT, id="r1", on=on, words=words, source="said")


def test_the_private_questions_come_first_and_are_shown(run: Run) -> None:
    found = told(run("plan", "--said", SIDE, "--json"))
    assert found["step"] == "screen"
    assert len(found["questions"]) >= 12
    shown = run("plan", "--said", SIDE).out
    assert "Why this step" in shown
    flat = " ".join(shown.split())
    assert all(question in flat for question in found["questions"].values())
    assert "--screened clear" in flat


def test_after_a_clear_screen_the_step_follows_from_the_words(run: Run) -> None:
    days = ("--said-on", "2026-11-01", "--on", "2026-12-01")
    found = told(run("plan", "--said", SIDE, *days, "--screened", "clear", "--json"))
    assert found["step"] == "small_ask"
    assert found["words"]
    assert any("Sun 1 Nov" in fact and SIDE in fact for fact in found["because"])
    assert set(found["others"]) >= {"safety", "screen", "solo", "check_in"}


def test_a_fresh_no_is_left_to_settle(run: Run) -> None:
    assert told(run("plan", "--said", SIDE, "--screened", "clear", "--json"))["step"] == "settle"


def test_what_was_said_and_what_is_guessed_are_kept_apart(run: Run) -> None:
    days = ("--said-on", "2026-11-01", "--on", "2026-12-01", "--screened", "clear", "--json")
    facts = told(run("plan", "--guess", SIDE, *days))["because"]
    assert any("guess" in fact for fact in facts)


def test_nothing_written_down_yet_asks_to_write_it_down(run: Run) -> None:
    assert told(run("plan", "--json"))["step"] == "record"


def test_a_clear_screen_does_not_beat_a_disclosure_in_the_words(run: Run) -> None:
    arguments = ("plan", "--said", SIDE, "--said", HIT, "--screened", "clear")
    found = told(run(*arguments, "--json"))
    assert found["step"] == "safety"
    assert not found["involves_partner"]
    shown = run(*arguments).out
    assert "help page" in shown
    assert "You wrote about being hit" in " ".join(shown.split())


def test_the_same_call_for_the_same_day_says_the_same(run: Run) -> None:
    call = ("plan", "--said", SIDE, "--on", "2026-12-01", "--json")
    assert run(*call) == run(*call)


def test_an_export_is_planned_from_without_a_change_to_it(run: Run, tmp_path: Path) -> None:
    confirmed = ReasonsConfirmed(at=AT, refusal="r1", reasons=("cost",))
    file = journal(tmp_path, refusal(), confirmed)
    before = Path(file).read_bytes()
    call = ("plan", "--journal", file, "--on", "2026-12-01", "--json")
    assert told(run(*call))["step"] == "screen"
    found = told(run(*call, "--screened", "clear"))
    assert found["step"] == "small_ask"
    assert Path(file).read_bytes() == before
    from_input = run("plan", "--journal", "-", *call[3:], given=before)
    assert json.loads(from_input.out)["step"] == "screen"


def test_a_screen_in_an_export_counts_for_thirty_days(run: Run, tmp_path: Path) -> None:
    screen = ScreenTaken(at=AT, on=date(2026, 11, 1), level="none")
    confirmed = ReasonsConfirmed(at=AT, refusal="r1", reasons=("cost",))
    file = journal(tmp_path, refusal(), confirmed, screen, screening=True)
    steps = [
        told(run("plan", "--journal", file, "--on", day, "--json"))["step"]
        for day in ("2026-11-20", "2026-12-01", "2026-12-02")
    ]
    assert steps == ["small_ask", "small_ask", "screen"]


@pytest.mark.parametrize("screened", [(), ("--screened", "clear")])
def test_the_texts_of_an_export_are_read_for_danger_again(
    run: Run, tmp_path: Path, screened: tuple[str, ...]
) -> None:
    note = NoteWritten(at=AT, id="n1", on=date(2026, 11, 1), words=HIT)
    file = journal(tmp_path, refusal(), note)
    found = told(run("plan", "--journal", file, "--on", "2026-11-05", "--json", *screened))
    assert found["step"] == "safety"
    assert HIT not in json.dumps(found)


def test_words_beside_an_export_are_added_to_it(run: Run, tmp_path: Path) -> None:
    file = journal(tmp_path, refusal())
    found = told(run("plan", "--journal", file, "--said", HIT, "--on", "2026-12-01", "--json"))
    assert found["step"] == "safety"


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--on", "tomorrow"), "--on: expected a date like 2026-12-01"),
        (("--said-on", "2026-13-01", "--said", "no"), "--said-on: expected a date"),
        (("--journal", "/no/such/file"), "/no/such/file: No such file"),
        (("--journal", "/"), "/: Is a directory"),
        (("--screened", "perhaps"), "perhaps"),
        (("--said", "heron " * 20_000), "--said, text 1: This text is too long"),
        (("--guess", "no", "--guess", "heron \udcff"), "--guess, text 2: This text has a broken"),
    ],
)
def test_a_wrong_call_is_told_plainly(run: Run, arguments: tuple[str, ...], reason: str) -> None:
    ended = run("plan", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert reason in ended.err
    assert "heron" not in ended.err


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"heron",
        b"\xff\xfe",
        b"[]",
        b'{"format": "sameteam-journal", "version": 9, "made_on": "2026-01-01", "events": []}',
        b'{"format": "sameteam-journal", "version": 1, "made_on": "2026-01-01", "events": [{"kind":'
        b' "note", "at": "2026-01-01T00:00:00Z", "id": "n", "on": "heron", "words": ""}]}',
        b"[" * 100_000,
    ],
)
def test_a_file_that_is_no_export_is_told_without_its_words(run: Run, data: bytes) -> None:
    ended = run("plan", "--journal", "-", given=data)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err
    assert "heron" not in ended.err


def test_the_last_day_of_the_calendar_breaks_nothing(run: Run) -> None:
    for day in ("0001-01-01", "9999-12-31"):
        call = ("plan", "--said", SIDE, "--on", day, "--screened", "clear", "--json")
        assert told(run(*call))["step"] == "settle"
