"""Somebody who keeps notes with the app in this process: signed up, signed in, with a journal."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from django.conf import settings
from django.utils import timezone

from bench.journal import lived
from bench.visitor import Ask, Visitor
from sameteam import vault
from sameteam.web.store import log, sessions

PASSPHRASE = "four plain words and a comma"  # noqa: S105 (opens what this run throws away)


@dataclass(frozen=True)
class Person:
    name: str
    visitor: Visitor
    journal: log.Journal


def settle(name: str, ask: Ask, entries: int) -> Person:
    """Sign up through the pages, then keep that many entries, as the store keeps them."""
    visitor = Visitor(ask)
    visitor.post("/start", name=name, passphrase=PASSPHRASE, again=PASSPHRASE)
    visitor.post("/code")
    token = vault.read_cookie(visitor.cookies[settings.SESSION_COOKIE])
    found = sessions.resume(token, timezone.now()) if token else None
    if found is None:
        raise LookupError(f"{name} is not signed in")
    journal = found[0].journal
    log.append(journal, lived(entries, timezone.localdate()), timezone.now(), str(uuid4()))
    return Person(name, visitor, journal)
