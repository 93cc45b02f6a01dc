"""Every place in which the host could find something: tables, files, sessions, caches, a copy."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone

from sameteam.web.store import backup

Place = tuple[str, bytes]


def places(copy: Path) -> Iterator[Place]:
    """`copy` is where a backup may be written to."""
    yield from tables()
    yield from files(Path(settings.HOME))
    yield from files_of_the_server()
    yield from cached()
    backup.make(copy, timezone.now(), force=True)
    yield "the backup, packed", copy.read_bytes()
    yield "the backup", gzip.decompress(copy.read_bytes())


def tables() -> Iterator[Place]:
    """Every row of every table there is, Django's own among them."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield f"table {table}", b"\n".join(_bytes(value) for value in row)


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def files(folder: Path) -> Iterator[Place]:
    """The database with its log, the key file, and anything else in the data folder."""
    for path in sorted(folder.rglob("*")):
        yield f"the name {path.name}", str(path).encode()
        if path.is_file():
            yield f"file {path.name}", path.read_bytes()


def files_of_the_server() -> Iterator[Place]:
    """PostgreSQL's own files, with the write-ahead log, where its folder is the run's own."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        cursor.execute("SELECT current_setting('data_directory')")
        folder = Path(cursor.fetchone()[0])
        cursor.execute("SELECT oid FROM pg_database WHERE datname = current_database()")
        own = folder / "base" / str(cursor.fetchone()[0])
    yield from files(own)
    yield from files(folder / "pg_wal")
    for path in folder.parent.glob("*.log"):
        yield f"file {path.name}", path.read_bytes()


def cached() -> Iterator[Place]:
    for cache in caches.all():
        yield "the cache", repr(getattr(cache, "_cache", "")).encode()
