"""Kill a writer before each statement of one append, before its commit, and after it.

    python -m tests.faults.stepwise

Prints a JSON list, one object a place: where it was killed, what was there afterwards, and what
came of the form when it was sent again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

from tests.faults.setting import own_database

COMMIT, COMMITTED = "before the commit", "after the commit"


def killed_at(journal: Any, name: str, place: int | str) -> None:
    """Append in this process, and die at the place."""
    from actions import keep
    from django.db import connection
    from forks import kill_self

    connection.ensure_connection()
    seen = 0

    def count(execute: Callable[..., Any], *call: Any) -> Any:
        nonlocal seen
        if seen == place:
            kill_self()
        seen += 1
        return execute(*call)

    commit = connection._commit

    def commit_and_die() -> None:
        if place == COMMITTED:
            commit()
        kill_self()

    if isinstance(place, str):
        connection._commit = commit_and_die
    with connection.execute_wrapper(count):
        keep(journal, name)


def statements(journal: Any) -> int:
    """How many statements one append takes."""
    from actions import keep
    from django.db import connection

    connection.ensure_connection()
    taken = []
    with connection.execute_wrapper(lambda execute, *call: (taken.append(1), execute(*call))[1]):
        keep(journal, "counted")
    return len(taken)


def main() -> None:
    from forks import asked, in_child

    with own_database():
        from actions import fresh_journal, keep, make_vaults
        from crash import reopened

        journal = fresh_journal()
        asked(lambda: make_vaults(journal))
        count = asked(lambda: statements(journal))
        places: list[int | str] = [*range(count), COMMIT, COMMITTED]
        told = []
        for place in places:
            name = f"killed {place}"
            pid = in_child(lambda name=name, place=place: killed_at(journal, name, place))
            _, status = os.waitpid(pid, 0)
            after = asked(lambda: reopened(journal))
            again = asked(lambda name=name: keep(journal, name))
            last = asked(lambda: reopened(journal))
            told.append(
                {
                    "place": place,
                    "signal": status,
                    "there": name in after["names"],
                    "fresh_again": again,
                    "there_again": name in last["names"],
                    "faults": after["faults"] + last["faults"],
                }
            )
    print(json.dumps(told))


if __name__ == "__main__":
    main()
