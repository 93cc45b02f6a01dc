"""R-2: the power goes at any moment, and with it everything that was not synced.

The statements are those of real appends, and the PRAGMAs those of the product's own connection.
They run on the SQLite inside apsw, whose VFS records what reaches the disk and when it is synced.
"""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, get_args
from uuid import UUID

import apsw
import pytest
from actions import PRIVATE_PARTS, SCREENING_PARTS
from power import Acknowledged, Luck, Operation, RecordingDisk, Sync, after_power_loss

from sameteam import vault
from sameteam.web import env

APPENDS = 30
# The product does this when something is erased; it moves all pages from the log to the file.
CHECKPOINT_AFTER = (9, 19)
NAME = "notes.db"

Vaults = list[tuple[str, vault.LogKey]]

pytestmark = [
    pytest.mark.S("R-2"),
    pytest.mark.skipif("DATABASE_URL" in os.environ, reason="PostgreSQL syncs by its own rules"),
]


@dataclass(frozen=True)
class Recorded:
    """What reached the disk, in order, from `before` on."""

    before: dict[str, bytes]
    operations: list[Operation]
    vaults: Vaults

    def acknowledged(self, done: int) -> set[str]:
        return {each.name for each in self.operations[:done] if isinstance(each, Acknowledged)}


@pytest.fixture
def recorded(alone: Callable[..., Any], tmp_path: Path) -> Callable[[str], Recorded]:
    """Run real appends with the product's PRAGMAs, with `synchronous` set to the given level."""
    told = alone("record", APPENDS, tmp_path / "before.db")
    init = str(env.sqlite(Path(NAME))["OPTIONS"]["init_command"])  # type: ignore[index]
    assert "synchronous=FULL" in init
    before = {NAME: (tmp_path / "before.db").read_bytes()}
    private, screening = ((name, bytes.fromhex(key)) for name, key in told["vaults"])
    vaults: Vaults = [
        (private[0], vault.VaultKey(private[1])),
        (screening[0], vault.ScreenKey(screening[1])),
    ]

    def run(level: str) -> Recorded:
        folder = tmp_path / level
        folder.mkdir()
        (folder / NAME).write_bytes(before[NAME])
        disk = RecordingDisk(f"recording {level}")
        connection = apsw.Connection(str(folder / NAME), vfs=f"recording {level}")
        connection.execute(init.replace("synchronous=FULL", f"synchronous={level}")).fetchall()
        assert connection.pragma("journal_mode") == "wal"
        assert connection.pragma("synchronous") == {"FULL": 2, "NORMAL": 1}[level]
        for place, append in enumerate(told["appends"]):
            for statement in append["statements"]:
                connection.execute(statement).fetchall()
            disk.operations.append(Acknowledged(append["name"]))
            if place in CHECKPOINT_AFTER:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()
        return Recorded(before, disk.operations, vaults)

    return run


@dataclass(frozen=True)
class Found:
    whole: set[str]
    halves: set[str]
    faults: list[str]


def reopened(files: dict[str, bytes], vaults: Vaults, at: Path) -> Found:
    """Start again on what is left: what is there, and everything that is wrong with it."""
    at.mkdir(exist_ok=True)
    for old in at.iterdir():
        old.unlink()
    for name, data in files.items():
        (at / name).write_bytes(data)
    connection = sqlite3.connect(at / NAME)
    try:
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        parts: Counter[str] = Counter()
        for name, key in vaults:
            forms, rows, head = _read(connection, name)
            opened = vault.open_all(key, name, rows, head)  # raises ChainBrokenError
            assert len(opened) == len(forms)
            parts.update(form.rsplit(".", 1)[0] for form in forms)
    finally:
        connection.close()
    whole = {name for name, count in parts.items() if count == PRIVATE_PARTS + SCREENING_PARTS}
    return Found(whole, set(parts) - whole, faults)


def _read(
    connection: sqlite3.Connection, name: str
) -> tuple[list[str], list[vault.EntryRow], vault.Head]:
    known = UUID(name).hex
    seq, tag = connection.execute(
        "SELECT head_seq, head_tag FROM store_vault WHERE id = ?", [known]
    ).fetchone()
    entries = connection.execute(
        "SELECT seq, author, made_at, digest, tag, sealed, form FROM store_entry "
        "WHERE vault_id = ? ORDER BY seq",
        [known],
    ).fetchall()
    rows = [
        vault.EntryRow(
            vault=name,
            seq=seq,
            author=str(UUID(author)),
            made_at=datetime.fromisoformat(made_at).replace(tzinfo=UTC),
            digest=digest,
            tag=tag,
            sealed=sealed,
        )
        for seq, author, made_at, digest, tag, sealed, _ in entries
    ]
    return [entry[-1] for entry in entries], rows, vault.Head(seq, tag)


def lost_right_after_an_acknowledgement(run: Recorded, at: Path) -> set[str]:
    """Cut the power after each acknowledgement, with nothing left but what was synced."""
    lost: set[str] = set()
    for place, operation in enumerate(run.operations):
        if isinstance(operation, Acknowledged):
            left = after_power_loss(run.before, run.operations[: place + 1], "none", Random(place))
            found = reopened(left, run.vaults, at)
            assert (found.faults, found.halves) == ([], set())
            lost |= run.acknowledged(place + 1) - found.whole
    return lost


def test_full_sync_keeps_what_was_acknowledged_through_a_power_loss(
    recorded: Callable[[str], Recorded], tmp_path: Path
) -> None:
    assert lost_right_after_an_acknowledgement(recorded("FULL"), tmp_path / "again") == set()


def test_full_sync_keeps_it_wherever_the_power_goes_and_whatever_survives(
    recorded: Callable[[str], Recorded], tmp_path: Path, rounds: int, say: Callable[[str], None]
) -> None:
    run, chance = recorded("FULL"), Random(2)
    for _ in range(3 * rounds):
        done = chance.randint(0, len(run.operations))
        luck: Luck = chance.choice(get_args(Luck))
        left = after_power_loss(run.before, run.operations[:done], luck, chance)
        found = reopened(left, run.vaults, tmp_path / "again")
        where = f"after operation {done} of {len(run.operations)}, luck {luck}"
        assert (found.faults, found.halves) == ([], set()), where
        assert run.acknowledged(done) <= found.whole, where
    say(f"{3 * rounds} power losses in {len(run.operations)} disk operations, nothing lost")


def test_normal_sync_loses_acknowledged_entries_in_the_same_test(
    recorded: Callable[[str], Recorded], tmp_path: Path, say: Callable[[str], None]
) -> None:
    # The negative control: a test that NORMAL passes would prove nothing of FULL.
    lost = lost_right_after_an_acknowledgement(recorded("NORMAL"), tmp_path / "again")
    assert len(lost) > APPENDS // 2
    say(f"NORMAL lost {len(lost)} of {APPENDS} acknowledged appends, as it should")


def test_full_sync_on_a_disk_that_ignores_syncs_loses_entries_in_the_same_test(
    recorded: Callable[[str], Recorded], tmp_path: Path
) -> None:
    run = recorded("FULL")
    lying = [each for each in run.operations if not isinstance(each, Sync)]
    lost = lost_right_after_an_acknowledgement(
        Recorded(run.before, lying, run.vaults), tmp_path / "again"
    )
    assert len(lost) == APPENDS
