"""One action of a person's, as the fault tests append it: four events, in both of their vaults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from sameteam import vault
from sameteam.method.events import (
    DisclosureNoticed,
    Event,
    NoteWritten,
    ReasonsRead,
    RefusalRecorded,
)
from sameteam.web.store import log
from sameteam.web.store.log import Journal, OpenVault
from sameteam.web.store.models import Vault

KINDS = ("refusal", "reasons_read", "note", "noticed")
PRIVATE_PARTS, SCREENING_PARTS = 3, 1


def now() -> datetime:
    return datetime.now(UTC)


def fresh_journal() -> Journal:
    """Two keys and two ids; nothing is stored yet."""
    private = OpenVault(uuid4(), vault.VaultKey.fresh())
    return Journal(uuid4(), private, OpenVault(uuid4(), vault.ScreenKey.fresh()))


def make_vaults(journal: Journal) -> None:
    log.make_vault(Vault.Kind.PRIVATE, journal.private.key, journal.private.id)
    log.make_vault(Vault.Kind.SCREENING, journal.screening.key, journal.screening.id)


def action(name: str, at: datetime | None = None) -> list[Event]:
    """Every event bears the action's name, so that a half of it can be told from the whole."""
    at, on = at or now(), date(2026, 3, 1)
    return [
        RefusalRecorded(at=at, id=name, on=on, words="Not now. " * 20, source="said"),
        ReasonsRead(at=at, refusal=name, reasons=("time", "cost"), quotes=("Not now",)),
        NoteWritten(at=at, id=name, on=on, words="I was tired, too. " * 60),
        DisclosureNoticed(at=at, on=on, level="serious", signs=(name,)),
    ]


def keep(journal: Journal, name: str) -> bool:
    """Append the action under the form id of its own name."""
    return log.append(journal, action(name), now(), name)


def named(event: Event) -> tuple[str, str]:
    """The action that this event is a part of, and which part."""
    match event:
        case RefusalRecorded(id=name):
            return name, "refusal"
        case ReasonsRead(refusal=name):
            return name, "reasons_read"
        case NoteWritten(id=name):
            return name, "note"
        case DisclosureNoticed(signs=(name,)):
            return name, "noticed"
    raise AssertionError("an event that no action of these tests has")


def broken(events: Iterable[Event]) -> tuple[set[str], list[str]]:
    """The actions that are there, and what is wrong with any of them."""
    found = Counter(named(event) for event in events)
    names = {name for name, _ in found}
    faults = [
        f"{name}: {found[name, kind]} times {kind}"
        for name in sorted(names)
        for kind in KINDS
        if found[name, kind] != 1
    ]
    return names, faults


def keyless_faults(vault_id: UUID) -> list[str]:
    """What someone without a key sees wrong in this chain."""
    row = Vault.objects.get(pk=vault_id)
    head = vault.Head(row.head_seq, bytes(row.head_tag))
    rows = log.rows_of(vault_id, row.head_seq + 1)
    return [f"{fault.fault} at {fault.seq}" for fault in vault.verify(str(vault_id), rows, head)]
