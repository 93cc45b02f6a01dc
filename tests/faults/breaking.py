"""Ways in which a database stops taking writes while it is in use. Each is undone at the end."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from typing import Any

from django.db import connection

WAIT_MS = 30
MOST_PAGES = 1_073_741_823


def ask(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


@contextmanager
def changed(to: str, back: str) -> Iterator[None]:
    ask(to)
    try:
        yield
    finally:
        ask(back)


@contextmanager
def full_sqlite() -> Iterator[None]:
    pages = ask("PRAGMA page_count")
    with changed(f"PRAGMA max_page_count = {pages}", f"PRAGMA max_page_count = {MOST_PAGES}"):
        yield


def read_only_sqlite() -> AbstractContextManager[None]:
    return changed("PRAGMA query_only = ON", "PRAGMA query_only = OFF")


@contextmanager
def busy_sqlite() -> Iterator[None]:
    before = ask("PRAGMA busy_timeout")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    with (
        closing(other),
        changed(f"PRAGMA busy_timeout = {WAIT_MS}", f"PRAGMA busy_timeout = {before}"),
    ):
        other.execute("BEGIN IMMEDIATE")
        yield


def read_only_postgresql() -> AbstractContextManager[None]:
    """As on a standby, to which a failover led us by mistake."""
    return changed(
        "SET default_transaction_read_only = on", "SET default_transaction_read_only = off"
    )


@contextmanager
def busy_postgresql() -> Iterator[None]:
    with (
        another_connection() as other,
        changed(f"SET lock_timeout = {WAIT_MS}", "SET lock_timeout = 0"),
        other.transaction(),
    ):
        other.execute("LOCK TABLE store_vault, store_person, store_session IN EXCLUSIVE MODE")
        yield


@contextmanager
def down() -> Iterator[None]:
    """There is no database to connect to."""
    name = "HOST" if connection.vendor == "postgresql" else "NAME"
    before = connection.settings_dict[name]
    connection.close()
    connection.settings_dict[name] = "/nowhere/at/all"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict[name] = before


def end_connection() -> None:
    """From the server's side: PostgreSQL was told to, or went away for a moment."""
    with another_connection() as other:
        other.execute("SELECT pg_terminate_backend(%s)", [ask("SELECT pg_backend_pid()")])


@contextmanager
def another_connection() -> Iterator[Any]:
    import psycopg

    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as other:
        yield other


Breaking = Callable[[], AbstractContextManager[None]]
SQLITE: dict[str, Breaking] = {
    "full": full_sqlite,
    "read only": read_only_sqlite,
    "busy": busy_sqlite,
    "down": down,
}
POSTGRESQL: dict[str, Breaking] = {
    "read only": read_only_postgresql,
    "busy": busy_postgresql,
    "down": down,
}
HERE = POSTGRESQL if os.environ.get("DATABASE_URL") else SQLITE
