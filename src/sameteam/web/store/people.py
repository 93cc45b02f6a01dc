"""A person's row, between the table and the vault's value."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sameteam import vault
from sameteam.web.store.models import Person

_COLUMNS = (
    "handle",
    "salt",
    "verifier",
    "by_passphrase",
    "by_code",
    "secret_key",
    "screen_key",
    "mac",
)


def row_of(person: Person) -> vault.PersonRow:
    return vault.PersonRow(
        **{name: bytes(getattr(person, name)) for name in _COLUMNS},
        public_key=vault.PublicKey(bytes(person.public_key)),
        params=vault.KdfParams(person.kdf_m_kib, person.kdf_t, person.kdf_p),
    )


def _put(person: Person, row: vault.PersonRow) -> Person:
    for name in (*_COLUMNS, "public_key"):
        setattr(person, name, bytes(getattr(row, name)))
    person.kdf_m_kib, person.kdf_t, person.kdf_p = row.params.m_kib, row.params.t, row.params.p
    return person


def add(row: vault.PersonRow, now: datetime) -> Person:
    person = _put(Person(made_at=now), row)
    person.save(force_insert=True)
    return person


def replace(person_id: UUID, row: vault.PersonRow, *, recovery_checked: bool | None = None) -> None:
    """Put a complete new row in the old one's place, in one statement."""
    person = _put(Person.objects.get(pk=person_id), row)
    if recovery_checked is not None:
        person.recovery_checked = recovery_checked
    person.save()


def with_handle(handle: bytes) -> list[Person]:
    return list(Person.objects.filter(handle=handle).order_by("made_at"))
