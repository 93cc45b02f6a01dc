"""Write down the very statements that a few appends send to SQLite.

    python -m tests.faults.record APPENDS BEFORE

BEFORE becomes the database as it was before them. Prints one JSON object: `vaults`, with their
keys; `appends`, for each its name and its statements with all values in place.
"""

from __future__ import annotations

import json
import sys

from tests.faults.setting import own_database


def main(appends: int, before: str) -> None:
    with own_database():
        from actions import fresh_journal, keep, make_vaults
        from django.db import connection
        from forks import asked

        journal = fresh_journal()
        asked(lambda: make_vaults(journal))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [before])
        sent: list[str] = []
        connection.connection.set_trace_callback(sent.append)
        recorded = []
        for number in range(appends):
            name = f"action {number}"
            keep(journal, name)
            recorded.append({"name": name, "statements": sent[:]})
            sent.clear()
    vaults = [(str(v.id), bytes(v.key).hex()) for v in (journal.private, journal.screening)]
    print(json.dumps({"vaults": vaults, "appends": recorded}))


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
