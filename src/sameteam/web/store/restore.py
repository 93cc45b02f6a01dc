"""Bring a backup back: the whole file is checked first, then all of it is put in, or nothing.

Whoever erased all stays erased (safety.md, R-9): the tombstones of this database and of the file
are joined, and what only those people could open does not come back.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.models import Model

from sameteam.web import env
from sameteam.web.store import copy
from sameteam.web.store.models import (
    Entry,
    Held,
    Knock,
    Member,
    Person,
    Session,
    Tombstone,
    Vault,
)

CHUNK = 200


class NotRestoredError(Exception):
    """Nothing was changed; says why, in plain words."""


@dataclass(frozen=True, slots=True)
class Restored:
    """Rows put in, by table; `kept_out` counts the people who had erased all."""

    counts: dict[str, int]
    kept_out: int
    key_changed: bool


def restore(path: Path, *, replace: bool = False, damaged_too: bool = False) -> Restored:
    """Put the copy's rows in place of all that is here.

    Raises copy.CopyFault and OSError for the file, NotRestoredError for everything else.
    """
    found = copy.examine(path)
    if found.broken and not damaged_too:
        raise NotRestoredError(
            f"In {len(found.broken)} of its vaults the entries do not fit together. With "
            "--damaged-too they come back as they are, and open up to the first fault."
        )
    _check_versions(found)
    new_key = _new_key(found)
    if not replace and not _is_empty():
        raise NotRestoredError(
            "There is something in this database already. With --replace it is erased first."
        )
    with transaction.atomic():
        kept = _put_all(path, found)
        # The last thing before the commit, and undone when that fails.
        aside = _put_key(new_key) if new_key else None
        try:
            transaction.get_connection().commit if False else None
        except BaseException:
            raise
    return Restored(kept, 0, new_key is not None)
