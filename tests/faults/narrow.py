"""Append on a disk that has room for a little more only.

    python -m tests.faults.narrow

Prints one JSON object: how many appends were acknowledged before the first error, its kind, and
what is there afterwards. The limit is the system's own on the size of a file (RLIMIT_FSIZE).
"""

from __future__ import annotations

import json
import resource
from pathlib import Path
from typing import Any

from tests.faults.setting import own_database

ROOM = 300_000  # bytes, in the database's log


def until_the_first_error(journal: Any) -> dict[str, Any]:
    from actions import keep
    from django.db import connection

    log_file = Path(f"{connection.settings_dict['NAME']}-wal")
    room = log_file.stat().st_size + ROOM
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    acknowledged = 0
    while acknowledged < 10_000:
        try:
            keep(journal, f"action {acknowledged}")
        except Exception as fault:
            return {"acknowledged": acknowledged, "error": type(fault).__name__}
        acknowledged += 1
    return {"acknowledged": acknowledged, "error": ""}


def main() -> None:
    with own_database():
        from actions import fresh_journal, make_vaults
        from crash import reopened
        from forks import asked

        journal = fresh_journal()
        asked(lambda: make_vaults(journal))
        told = asked(lambda: until_the_first_error(journal))
        found = asked(lambda: reopened(journal))
    print(json.dumps({**told, "names": len(found["names"]), "faults": found["faults"]}))


if __name__ == "__main__":
    main()
