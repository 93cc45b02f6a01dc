"""No connection is used that could lose an acknowledged entry, or leave erased bytes behind."""

from __future__ import annotations

from typing import Any

from django.db import connection


class UnsafeConnectionError(RuntimeError):
    """The database does not keep what it acknowledges, with the settings that it reports."""


WANTED = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def check(connection: Any, **_: object) -> None:
    """Called by Django for every new connection."""
    if connection.vendor == "sqlite":
        _check_sqlite(connection)
    elif connection.vendor == "postgresql":
        _check_postgresql(connection)


def _check_sqlite(connection: Any) -> None:
    with connection.cursor() as cursor:
        for name, wanted in WANTED.items():
            found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if found != wanted:
                raise UnsafeConnectionError(f"SQLite: {name} is {found!r}; expected {wanted!r}")


def _check_postgresql(connection: Any) -> None:
    with connection.cursor() as cursor:
        for name in ("fsync", "synchronous_commit"):
            cursor.execute(f"SHOW {name}")
            found = cursor.fetchone()[0]
            if found == "off":
                raise UnsafeConnectionError(f"PostgreSQL: {name} is off; expected on")


def sweep_the_file() -> None:
    """Leave no erased page in the file or its log. PostgreSQL does this in its own time."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
