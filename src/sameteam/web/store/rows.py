"""A table's row as one line of JSON, the same on every database, and back.

Bytes are base64, moments are ISO 8601 in UTC, ids that a database counts up are left out.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from django.db import models

from sameteam import vault
from sameteam.web.store.models import (
    Entry,
    Held,
    Knock,
    Link,
    Member,
    Person,
    Session,
    Tombstone,
    Vault,
)

# In the order in which they can be put back. A test holds that every table stands in one of two.
TABLES: dict[str, type[models.Model]] = {
    "tombstone": Tombstone,
    "person": Person,
    "vault": Vault,
    "member": Member,
    "entry": Entry,
}
# Open visits, forms that wait for a sign-in, failed sign-ins: none of them outlives its day. And
# cards: one that was taken back, or words that the partner erased, must not come back with a copy.
LEFT_OUT = (Session, Held, Knock, Link)

_NAMES = {
    "person": ("person", "people"),
    "vault": ("vault", "vaults"),
    "entry": ("entry", "entries"),
}
_ORDER = {"member": ("vault_id", "person_id"), "entry": ("vault_id", "seq")}


class RowFault(ValueError):  # noqa: N818 (a fault of the file, as in method.JournalFault)
    """A line is no row of its table."""


def rows(table: str) -> models.QuerySet[Any]:
    """Every row; entries lie together by vault, in their order."""
    return TABLES[table].objects.order_by(*_ORDER.get(table, ("pk",)))


def counted(counts: Mapping[str, int]) -> str:
    """Counts by table as people say them: "1 person, 2 vaults, 40 entries"."""
    told = ((counts.get(table, 0), one, many) for table, (one, many) in _NAMES.items())
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in told)


def line_of(table: str, row: models.Model) -> bytes:
    values = {f.attname: _written(getattr(row, f.attname)) for f in _fields(TABLES[table])}
    return msgspec.json.encode({"table": table, **values})


def row_of(tree: object) -> tuple[str, models.Model]:
    """The table's name and the row, not stored yet. Raises RowFault.

    A column that the line does not have gets its default: the line was written before it existed.
    """
    if not isinstance(tree, dict) or tree.get("table") not in TABLES:
        raise RowFault
    table = str(tree["table"])
    fields = _fields(TABLES[table])
    if not tree.keys() <= {"table", *(field.attname for field in fields)}:
        raise RowFault
    try:
        return table, TABLES[table](**{f.attname: _read(f, tree) for f in fields})
    except (TypeError, ValueError, binascii.Error):
        raise RowFault from None


def entry_row(entry: Entry) -> vault.EntryRow:
    """The entry as the vault checks it."""
    return vault.EntryRow(
        vault=str(entry.vault_id),
        seq=entry.seq,
        author=str(entry.author),
        made_at=entry.made_at,
        digest=bytes(entry.digest),
        tag=bytes(entry.tag),
        sealed=None if entry.sealed is None else bytes(entry.sealed),
    )


def _fields(model: type[models.Model]) -> list[Any]:
    return [f for f in model._meta.concrete_fields if not isinstance(f, models.AutoField)]


def _written(value: object) -> object:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, UUID) else value


def _read(field: Any, tree: dict[str, Any]) -> object:
    if field.attname not in tree:
        if field.has_default() or field.null:
            return field.get_default()
        raise RowFault
    found = tree[field.attname]
    if found is None and field.null:
        return None
    return _value(field.target_field if field.is_relation else field, found)


def _value(field: Any, found: Any) -> object:
    match field:
        case models.BinaryField():
            return base64.b64decode(found, validate=True)
        case models.UUIDField():
            return UUID(found)
        case models.DateTimeField():
            moment = datetime.fromisoformat(found)
            if moment.tzinfo is None:
                raise RowFault
            return moment
        case models.BooleanField():
            wanted: type = bool
        case models.IntegerField():
            wanted = int
        case _:
            wanted = str
    if type(found) is not wanted:
        raise RowFault
    return found
