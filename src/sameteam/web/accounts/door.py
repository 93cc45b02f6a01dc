"""Ways in: make a person, sign in, come back by the recovery code, change the passphrase."""

from __future__ import annotations

import threading
import uuid
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from sameteam import vault
from sameteam.web.store import log, people, sessions
from sameteam.web.store.models import Knock, Member, Person, Session, Vault

KNOCKS = 8
KNOCK_WINDOW = timedelta(minutes=15)
KNOCKS_KEPT = timedelta(days=90)
# Each run takes 64 MiB: two at a time keep a crowd from taking the machine down.
_slots = threading.BoundedSemaphore(2)


class TooManyKnocksError(Exception):
    """So many wrong tries for one name that the next must wait; true of unknown names too."""


class TakenPassphraseError(Exception):
    """Another account of the same name already opens with this passphrase."""


def _cost() -> dict[str, Any]:
    return {
        "pepper": settings.PEPPER,
        "params": settings.KDF,
        "allow_weak": settings.ALLOW_WEAK_KDF,
    }


def sign_in(name: str, passphrase: str, now: datetime, device: str) -> vault.OpenedPerson:
    """Raises vault.WrongPassphraseError (unknown names too), TooManyKnocksError."""
    handle = vault.handle(name, settings.PEPPER)
    _refuse_a_crowd(handle, now)
    rows = [people.row_of(person) for person in people.with_handle(handle)]
    try:
        with _slots:
            return vault.open_person(rows, passphrase, name, **_cost())
    except vault.WrongPassphraseError:
        Knock.objects.create(handle=handle, device=device, made_at=now)
        raise


def sign_up(name: str, passphrase: str, now: datetime) -> vault.NewPerson | vault.OpenedPerson:
    """A new person with two empty vaults; or, when name and passphrase open one, that person."""
    handle = vault.handle(name, settings.PEPPER)
    rows = [people.row_of(person) for person in people.with_handle(handle)]
    with _slots:
        try:
            return vault.open_person(rows, passphrase, name, **_cost())
        except vault.WrongPassphraseError:
            new = vault.new_person(passphrase, name, **_cost())
    try:
        with transaction.atomic():
            _store(new, now)
    except IntegrityError:
        # The same form came twice at once, and the other one was first.
        rows = [people.row_of(person) for person in people.with_handle(handle)]
        with _slots:
            return vault.open_person(rows, passphrase, name, **_cost())
    return new


def _store(new: vault.NewPerson, now: datetime) -> None:
    person = people.add(new.row, now)
    vault_id, key = uuid.uuid4(), vault.VaultKey.fresh()
    log.make_vault(Vault.Kind.PRIVATE, key, vault_id)
    Member.objects.create(
        vault_id=vault_id,
        person=person,
        sealed_key=vault.keep(new.secrets.secret_key, str(vault_id), key),
    )
    apart = uuid.uuid4()
    log.make_vault(Vault.Kind.SCREENING, new.secrets.screen_key, apart)
    # The screening key lies in the person's row, under the user key.
    Member.objects.create(vault_id=apart, person=person, sealed_key=b"")


def come_back(
    name: str, words: str, passphrase: str, now: datetime, device: str
) -> vault.NewPerson:
    """By the recovery code: a new passphrase and a new code; all other visits end.

    Raises vault.UnreadableCodeError, vault.WrongCodeError, TooManyKnocksError,
    TakenPassphraseError.
    """
    handle = vault.handle(name, settings.PEPPER)
    _refuse_a_crowd(handle, now)
    code = vault.read_words(words)
    rows = [people.row_of(person) for person in people.with_handle(handle)]
    try:
        opened = vault.open_with_recovery(rows, code)
    except vault.WrongCodeError:
        Knock.objects.create(handle=handle, device=device, made_at=now)
        raise
    with _slots:
        row = vault.change_passphrase(opened.row, opened.secrets, passphrase, name, **_cost())
    renewed = vault.renew_recovery(row, opened.secrets)
    person = person_of(opened.row)
    _replace(person, renewed.row, recovery_checked=False)
    Session.objects.filter(person=person).delete()
    return renewed


def change_passphrase(
    sitting: sessions.Sitting, old: str, new: str, now: datetime, device: str
) -> None:
    """Wrap the user key anew. Raises as `sign_in`, and TakenPassphraseError."""
    opened = _own(sitting, old, now, device)
    with _slots:
        row = vault.change_passphrase(
            opened.row, opened.secrets, new, sitting.extra.name, **_cost()
        )
    _replace(Person.objects.get(pk=sitting.person), row)


def renew_all(
    sitting: sessions.Sitting, old: str, new: str, now: datetime, device: str
) -> vault.NewPerson:
    """ "Someone knows my passphrase": new user key and code, and every other visit ends.

    Raises as `sign_in`, vault.SamePassphraseError, TakenPassphraseError.
    """
    opened = _own(sitting, old, now, device)
    with _slots:
        renewed = vault.renew_user_key(
            opened.row, opened.secrets, new, sitting.extra.name, **_cost()
        )
    with transaction.atomic():
        person = Person.objects.get(pk=sitting.person)
        _replace(person, renewed.row, recovery_checked=False)
        sessions.end_others(person.pk, sitting.token)
    return renewed


def renew_code(
    sitting: sessions.Sitting, passphrase: str, now: datetime, device: str
) -> vault.NewPerson:
    """A new recovery code; the old one opens nothing from now on. Raises as `sign_in`."""
    opened = _own(sitting, passphrase, now, device)
    renewed = vault.renew_recovery(opened.row, opened.secrets)
    _replace(Person.objects.get(pk=sitting.person), renewed.row, recovery_checked=False)
    return renewed


def confirm(
    sitting: sessions.Sitting, passphrase: str, now: datetime, device: str
) -> vault.OpenedPerson:
    """Ask the passphrase once more of the person who is signed in. Raises as `sign_in`."""
    return _own(sitting, passphrase, now, device)


def person_of(row: vault.PersonRow) -> Person:
    return Person.objects.get(handle=row.handle, verifier=row.verifier)


def _own(
    sitting: sessions.Sitting, passphrase: str, now: datetime, device: str
) -> vault.OpenedPerson:
    opened = sign_in(sitting.extra.name, passphrase, now, device)
    # A passphrase of another person of the same name is right for them, and wrong here.
    if person_of(opened.row).pk != sitting.person:
        raise vault.WrongPassphraseError
    return opened


def _replace(person: Person, row: vault.PersonRow, recovery_checked: bool | None = None) -> None:
    try:
        with transaction.atomic():
            people.replace(person.pk, row, recovery_checked=recovery_checked)
    except IntegrityError:
        raise TakenPassphraseError from None


def _refuse_a_crowd(handle: bytes, now: datetime) -> None:
    Knock.objects.filter(made_at__lt=now - KNOCKS_KEPT).delete()
    # A clock that was ahead once must not keep a person out until that day comes.
    window = (now - KNOCK_WINDOW, now + KNOCK_WINDOW)
    recent = Knock.objects.filter(handle=handle, made_at__range=window).count()
    if recent >= KNOCKS:
        raise TooManyKnocksError
