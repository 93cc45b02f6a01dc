"""A copy of everything that is kept, made while the app runs, the same from every database.

Gzip'd lines of JSON: a header; one line a row, from one snapshot; at the end the SHA-256 of all
that stands before. On one's own machine the header holds the key file's value as well, since a copy
without it opens for nobody: such a file is to be kept like a key. What the rows say stays sealed.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from sameteam.web import env
from sameteam.web.store import copy, rows

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Made:
    """How many rows of each table the copy holds, and the vaults whose chain is broken in it."""

    counts: dict[str, int]
    broken: tuple[UUID, ...]
    with_key: bool


def make(path: Path, now: datetime, *, force: bool = False) -> Made:
    """Write the copy, read it back, and only then give it its name.

    Raises FileExistsError without `force`, and OSError for a disk that is full or not to be
    written: nothing of that name is left behind then.
    """
    if path.exists() and not force:
        raise FileExistsError(path)
    with _fresh(path) as (draft, file):
        header = _write(file, now)
        found = copy.examine(draft)
    return Made(header.counts, found.broken, header.key is not None)


@contextlib.contextmanager
def _fresh(path: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """A new file beside `path`, for its owner alone, that takes that name when all went well."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            yield draft, file
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _write(file: BinaryIO, now: datetime) -> copy.Header:
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as packed, snapshot():
        header = _header(now)
        digest = hashlib.sha256()
        for line in _lines(header):
            digest.update(line + b"\n")
            packed.write(line + b"\n")
        packed.write(msgspec.json.encode(copy.Seal(digest.hexdigest())) + b"\n")
    file.flush()
    os.fsync(file.fileno())
    return header


def _lines(header: copy.Header) -> Iterator[bytes]:
    yield msgspec.json.encode(header)
    for table in rows.TABLES:
        for row in rows.rows(table).iterator(chunk_size=CHUNK):
            yield rows.line_of(table, row)


def _header(now: datetime) -> copy.Header:
    # On a host the pepper comes from outside, and a copy of the database must not bring it along.
    has_key_file = settings.HOME is not None and not env.text("SAMETEAM_PEPPER")
    return copy.Header(
        made_at=now.astimezone(UTC),
        migration=max(latest_migrations(), default=""),
        counts={table: rows.rows(table).count() for table in rows.TABLES},
        key=settings.PEPPER.hex() if has_key_file else None,
        key_check=copy.key_check(settings.PEPPER),
    )


def latest_migrations() -> list[str]:
    """The names of all migrations of the store that this database has been through."""
    return [
        name for app, name in MigrationRecorder(connection).applied_migrations() if app == "store"
    ]


@contextlib.contextmanager
def snapshot() -> Iterator[None]:
    """All reads see one moment, and no writer waits for them."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        usual = connection.transaction_mode
        connection.transaction_mode = "DEFERRED"  # a reader of the WAL, where IMMEDIATE would write
        try:
            with transaction.atomic():
                yield
        finally:
            connection.transaction_mode = usual
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def _sync_folder(folder: Path) -> None:
    """The new name itself is on disk; not every system lets a folder be synced."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
