"""Kill writers at random moments, reopen, and compare with what was acknowledged (R-1, R-5 light).

    python -m tests.faults.crash ROUNDS

Prints one JSON object: figures, and `faults`, which should be empty. This process never opens the
database; it holds the record of what was acknowledged, outside of the processes that are killed.
With DATABASE_URL set, PostgreSQL: every sixteenth round kills all of the server's processes.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TextIO
from uuid import uuid4

from tests.faults.setting import own_database

if TYPE_CHECKING:
    from server import KillableServer

    from sameteam.web.store.log import Journal

ERA = 10  # rounds that share one person's vaults
SERVER_EVERY = 16
WRITERS = 2
LONGEST_LIFE = 0.15  # seconds after the first append was acknowledged
WORDS = ("sync", "begin", "kept", "again", "died")


@dataclass
class Era:
    """One person's vaults, and what the outside knows of them."""

    journal: Journal
    sent: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)

    @property
    def unfinished(self) -> list[str]:
        return sorted(self.sent - self.acknowledged)


@dataclass
class Figures:
    rounds: int = 0
    acknowledged: int = 0
    kept_unacknowledged: int = 0  # killed between the commit and the acknowledgement
    sent_again: int = 0  # forms that came a second time after a kill
    server_kills: int = 0
    entries: int = 0
    synchronous: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def write_until_killed(out: int, journal: Journal, again: str | None) -> None:
    """One line goes out before each append, and one after it has returned."""
    from actions import keep
    from django.db import connection

    def say(word: str, name: object) -> None:
        os.write(out, f"{word} {name}\n".encode())

    try:
        say("sync", synchronous(connection))
        name = again or str(uuid4())
        while True:
            say("begin", name)
            say("kept" if keep(journal, name) else "again", name)
            name = str(uuid4())
    except Exception as fault:
        say("died", type(fault).__name__)


def until_kept(ear: TextIO) -> list[str]:
    """What is heard up to the first acknowledgement."""
    heard = []
    for line in ear:
        heard.append(line)
        if line.startswith("kept"):
            break
    return heard


def synchronous(connection: Any) -> object:
    asks = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
    with connection.cursor() as cursor:
        cursor.execute(asks[connection.vendor])
        return cursor.fetchone()[0]


def reopened(journal: Journal) -> dict[str, Any]:
    """The state after a crash: what is there, and everything that is wrong with it.

    Seen as of one moment: a server may still be at the commit of a client that was killed.
    """
    from actions import broken, keyless_faults
    from django.db import connection, transaction

    from sameteam.web.store import log

    faults: list[str] = []
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA integrity_check")
            faults += [row[0] for row in cursor.fetchall() if row[0] != "ok"]
        else:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for each in (journal.private, journal.screening):
            faults += keyless_faults(each.id)
        events = log.events(journal)
    names, halves = broken(events)
    return {"names": sorted(names), "entries": len(events), "faults": faults + halves}


class Crash:
    def __init__(self, server: KillableServer | None) -> None:
        self.server, self.figures, self.chance = server, Figures(), random.Random()
        self.eras: list[Era] = []

    def begin_era(self) -> None:
        from actions import fresh_journal, make_vaults
        from forks import asked

        journal = fresh_journal()
        asked(lambda: make_vaults(journal))
        self.eras.append(Era(journal))

    def round(self, number: int) -> None:
        """Two writers begin, with the forms that the last crash cut off, and are killed."""
        from forks import in_child, kill

        era = self.eras[-1]
        again = era.unfinished[:WRITERS]
        read_end, write_end = os.pipe()
        writers = [
            in_child(lambda name=name: write_until_killed(write_end, era.journal, name))
            for name in [*again, *[None] * WRITERS][:WRITERS]
        ]
        os.close(write_end)
        power_cut = self.server is not None and number % SERVER_EVERY == SERVER_EVERY - 1
        with os.fdopen(read_end) as ear:
            heard = until_kept(ear) if number % 5 else []  # else perhaps before the first append
            time.sleep(self.chance.uniform(0, LONGEST_LIFE))
            if power_cut:
                self.server.kill()
            kill(writers)
            # A line that was cut off says nothing.
            heard += [line for line in ear if line.endswith("\n")]
        if power_cut:
            self.server.start()
            self.figures.server_kills += 1
        said = {word: {name for w, name in map(str.split, heard) if w == word} for word in WORDS}
        self.figures.sent_again += len(said["begin"].intersection(again))
        era.sent |= said["begin"]
        self.compare(number, era, said, power_cut)

    def compare(self, number: int, era: Era, said: dict[str, set[str]], power_cut: bool) -> None:
        from forks import asked

        era.acknowledged |= said["kept"] | said["again"]
        found = asked(lambda: reopened(era.journal))
        names, figures = set(found["names"]), self.figures
        faults = [
            *found["faults"],
            *(f"acknowledged and lost: {name}" for name in era.acknowledged - names),
            *(f"nobody sent {name}" for name in names - era.sent),
            *(f"a writer gave up: {kind}" for kind in said["died"] if not power_cut),
        ]
        figures.faults += [f"round {number}: {fault}" for fault in faults]
        figures.rounds += 1
        figures.acknowledged += len(said["kept"])
        figures.synchronous = sorted({*figures.synchronous, *said["sync"]})
        figures.kept_unacknowledged += len(names.intersection(era.unfinished))

    def last_look(self) -> None:
        """Everything once more: no later round took away what an earlier one had kept."""
        from forks import asked

        for era in self.eras:
            found = asked(lambda era=era: reopened(era.journal))
            self.figures.entries += found["entries"]
            self.figures.faults += found["faults"]
            lost = era.acknowledged - set(found["names"])
            self.figures.faults += [f"lost later: {name}" for name in lost]


def main(rounds: int) -> None:
    with own_database() as server:
        crash = Crash(server)
        for number in range(rounds):
            if number % ERA == 0:
                crash.begin_era()
            crash.round(number)
        crash.last_look()
    print(json.dumps(vars(crash.figures)))


if __name__ == "__main__":
    main(int(sys.argv[1]))
