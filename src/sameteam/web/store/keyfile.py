"""The key file of one's own machine, when a backup brings another one."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

from sameteam.web import env
from sameteam.web.store import copy


class WrongKeyError(Exception):
    """What the backup holds would open for nobody here; says what to do, in plain words."""


def needed(header: copy.Header) -> str | None:
    """The key to put in place, as hex, or None when the one in use fits. Raises WrongKeyError."""
    if header.key_check == copy.key_check(settings.PEPPER):
        return None
    if settings.HOME is None or env.text("SAMETEAM_PEPPER"):
        raise WrongKeyError(
            "It was made with another key than SAMETEAM_PEPPER. With this one it opens for nobody."
        )
    if header.key is None:
        raise WrongKeyError(
            "It was made where the key came from SAMETEAM_PEPPER, and does not hold it. Set "
            "SAMETEAM_PEPPER to the same value here first."
        )
    if copy.key_check(_bytes(header.key)) != header.key_check:
        raise copy.CopyFault("Its key does not fit the rest of it.")
    return header.key


@contextlib.contextmanager
def undone_on_failure() -> Iterator[Callable[[str], None]]:
    """Gives a function that puts a key in place; whatever fails after it, the old one comes back.

    On SQLite the old key is then thrown away, since nothing rests on it any more. With a database
    elsewhere it is kept beside the new one: a notes.db in the same folder may still need it.
    """
    path = Path(str(settings.HOME)) / "key"
    aside = path.with_name(f"key.before-{secrets.token_hex(4)}")

    def put(key: str) -> None:
        fresh = path.with_name(f"key.{secrets.token_hex(4)}")
        try:
            _write(fresh, key)
            if path.exists():
                os.link(path, aside)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)

    try:
        yield put
    except BaseException:
        if aside.exists():
            aside.replace(path)
        raise
    if connection.vendor == "sqlite":
        aside.unlink(missing_ok=True)


def _write(path: Path, key: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())


def _bytes(key: str) -> bytes:
    try:
        found = bytes.fromhex(key)
    except ValueError:
        found = b""
    if len(found) != 32:
        raise copy.CopyFault("Its key is not 64 hex digits.")
    return found
