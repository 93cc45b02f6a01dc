"""R-1: every connection is one that keeps what it acknowledges, or there is none."""

from __future__ import annotations

import threading

import pytest
from breaking import ask
from django.db import connection

from sameteam.web.store.connection import UnsafeConnectionError

pytestmark = [pytest.mark.S("R-1"), pytest.mark.django_db(transaction=True)]
SAFE = {
    "sqlite": {
        "PRAGMA journal_mode": "wal",
        "PRAGMA synchronous": 2,
        "PRAGMA foreign_keys": 1,
        "PRAGMA secure_delete": 1,
    },
    "postgresql": {"SHOW fsync": "on", "SHOW synchronous_commit": "on"},
}
WEAK = {
    "sqlite": ("PRAGMA synchronous=FULL", "PRAGMA synchronous=NORMAL", "synchronous is 1"),
    "postgresql": ("", "-c synchronous_commit=off", "synchronous_commit is off"),
}


def test_a_connection_in_any_thread_writes_through_to_the_disk() -> None:
    found: list[dict[str, object]] = []

    def look() -> None:
        try:
            found.append({sql: ask(sql) for sql in SAFE[connection.vendor]})
        finally:
            connection.close()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [SAFE[connection.vendor]] * 3


def test_a_connection_that_could_lose_something_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    full, weak, said = WEAK[connection.vendor]
    options = dict(connection.settings_dict.get("OPTIONS", {}))
    if connection.vendor == "sqlite":
        assert full in options["init_command"]
        options["init_command"] = options["init_command"].replace(full, weak)
    else:
        options["options"] = weak
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", options)
    with pytest.raises(UnsafeConnectionError, match=said):
        connection.ensure_connection()
    connection.close()
