"""Erase all, at once; or the results of the private questions alone. Quiet: nobody is told."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from sameteam import vault
from sameteam.method.events import ScreenTaken
from sameteam.web.shared.days import today
from sameteam.web.store import log, people
from sameteam.web.store.connection import sweep_the_file
from sameteam.web.store.models import Entry, Knock, Member, Person, Tombstone, Vault
from sameteam.web.store.sessions import Sitting, end_others, save


def erase_all(sitting: Sitting, now: datetime) -> None:
    """Take away the person, their keys, both vaults and every visit; leave a tombstone."""
    with transaction.atomic():
        Tombstone.objects.create(person=sitting.person, made_at=now)
        vaults = Member.objects.filter(person_id=sitting.person).values_list("vault_id", flat=True)
        Vault.objects.filter(pk__in=list(vaults)).delete()
        person = Person.objects.get(pk=sitting.person)
        Knock.objects.filter(handle=person.handle).delete()
        person.delete()
    sweep_the_file()


def erase_screening(sitting: Sitting, opened: vault.OpenedPerson, now: datetime) -> None:
    """Throw away the screening key and all that it sealed.

    What involves the partner stays closed for the days of the cool-off: otherwise erasing would be
    a way round the gate. Nothing is left that says why it is closed.
    """
    renewed = vault.renew_screen_key(opened.row, opened.secrets)
    with transaction.atomic():
        people.replace(sitting.person, renewed.row)
        Vault.objects.filter(pk=sitting.extra.screening).delete()
        apart = log.make_vault(Vault.Kind.SCREENING, renewed.secrets.screen_key, uuid.uuid4())
        Member.objects.create(vault_id=apart.id, person_id=sitting.person, sealed_key=b"")
        sitting.secrets, sitting.extra.screening = renewed.secrets, apart.id
        closed = ScreenTaken(at=now, on=today(), level="serious", unsure=True)
        log.append(sitting.journal, [closed], now, str(uuid.uuid4()))
        save(sitting)
        end_others(sitting.person, sitting.token)  # They hold the key that is gone.
    sweep_the_file()


def entries_of(sitting: Sitting) -> int:
    return Entry.objects.filter(vault_id=sitting.extra.private).exclude(sealed=None).count()
