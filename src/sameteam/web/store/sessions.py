"""Visits: a row that the cookie alone opens. Ended on one server, ended on all."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.conf import settings
from django.db import DatabaseError

from sameteam import vault
from sameteam.web.store.log import Journal, OpenVault
from sameteam.web.store.models import Member, Session, Vault

SEEN_EVERY = timedelta(seconds=15)  # a write at each request would wear the disk for nothing
CLOCK_SLACK = timedelta(minutes=1)  # by which the clocks of two servers may differ


class Extra(msgspec.Struct):
    """What a visit remembers besides the keys; sealed with them."""

    private: UUID | None = None
    screening: UUID | None = None
    name: str = ""
    title: str = "Notes"
    code: str = ""  # the recovery words, until two of them were asked back
    drafts: dict[str, dict[str, object]] = msgspec.field(default_factory=dict)


@dataclass
class Sitting:
    """One visit, opened. Without `person` it is a look around that ends within the hour."""

    token: vault.SessionToken
    person: UUID | None
    secrets: vault.Secrets | None
    extra: Extra
    idle_seconds: int
    changed: bool = field(default=False)

    @property
    def title(self) -> str:
        return self.extra.title

    @property
    def journal(self) -> Journal:
        """The person's two vaults, opened. Raises LookupError for a visit without a person."""
        if not (self.person and self.secrets and self.extra.private and self.extra.screening):
            raise LookupError("nobody is signed in")
        member = Member.objects.get(vault=self.extra.private, person=self.person)
        key = vault.kept(self.secrets.secret_key, str(self.extra.private), bytes(member.sealed_key))
        return Journal(
            self.person,
            OpenVault(self.extra.private, key),
            OpenVault(self.extra.screening, self.secrets.screen_key),
        )

    def draft(self, name: str) -> dict[str, object]:
        return self.extra.drafts.get(name, {})

    def keep_draft(self, name: str, value: dict[str, object]) -> None:
        self.extra.drafts[name] = value
        self.changed = True

    def drop_draft(self, name: str) -> None:
        if self.extra.drafts.pop(name, None) is not None:
            self.changed = True


def begin(
    person: UUID | None,
    secrets: vault.Secrets | None,
    extra: Extra,
    *,
    now: datetime,
    device: str,
    idle: timedelta,
) -> Sitting:
    token = vault.SessionToken.fresh()
    sitting = Sitting(token, person, secrets, extra, int(idle.total_seconds()))
    Session.objects.create(
        id=vault.session_id(token),
        person_id=person,
        sealed=_seal(sitting),
        device=device,
        made_at=now,
        seen_at=now,
        idle_seconds=sitting.idle_seconds,
    )
    return sitting


def resume(token: vault.SessionToken, now: datetime) -> tuple[Sitting, bool] | None:
    """The visit of this cookie, and whether it is still awake; None when it is over."""
    row = Session.objects.filter(pk=vault.session_id(token)).first()
    if row is None:
        return None
    opened = vault.open_secrets(token, bytes(row.sealed))
    extra = msgspec.json.decode(opened.extra["visit"], type=Extra)
    sitting = Sitting(token, row.person_id, opened.secrets, extra, row.idle_seconds)
    idle = timedelta(seconds=row.idle_seconds)
    unseen, age = now - row.seen_at, now - row.made_at
    # A clock that was set back must not keep a visit awake for as long as it was ahead.
    awake = -CLOCK_SLACK < unseen < idle and -CLOCK_SLACK < age < settings.ABSOLUTE_LOCK
    if awake and unseen >= SEEN_EVERY:
        # On a full or read-only disk what is kept can still be read, until the visit falls asleep.
        with suppress(DatabaseError):
            Session.objects.filter(pk=row.pk).update(seen_at=now)
    return sitting, awake


def save(sitting: Sitting) -> None:
    Session.objects.filter(pk=vault.session_id(sitting.token)).update(
        sealed=_seal(sitting), idle_seconds=sitting.idle_seconds
    )


def end(token: vault.SessionToken) -> None:
    Session.objects.filter(pk=vault.session_id(token)).delete()


def end_others(person: UUID, token: vault.SessionToken) -> None:
    Session.objects.filter(person_id=person).exclude(pk=vault.session_id(token)).delete()


def sweep(now: datetime) -> None:
    """Take away what is over: their sealed halves open for nobody any more."""
    Session.objects.filter(made_at__lt=now - settings.ABSOLUTE_LOCK).delete()
    Session.objects.filter(made_at__gt=now + CLOCK_SLACK).delete()
    Session.objects.filter(person=None, seen_at__lt=now - settings.VISIT_LENGTH).delete()


def vaults_of(person: UUID) -> Extra:
    """A fresh visit's memory of where this person's vaults are."""
    found = Member.objects.filter(person_id=person).select_related("vault")
    by_kind = {member.vault.kind: member.vault_id for member in found}
    return Extra(
        private=by_kind[Vault.Kind.PRIVATE.value], screening=by_kind[Vault.Kind.SCREENING.value]
    )


def _seal(sitting: Sitting) -> bytes:
    visit = msgspec.json.encode(sitting.extra).decode()
    return vault.seal_secrets(sitting.token, sitting.secrets, {"visit": visit})
