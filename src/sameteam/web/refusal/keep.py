"""From what was typed to events: the refusal, what was read in it, what the asker said of it."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from django.utils import timezone

from sameteam import language
from sameteam.method.events import (
    DisclosureNoticed,
    Event,
    ReasonsConfirmed,
    ReasonsRead,
    RefusalRecorded,
)
from sameteam.web.store import log
from sameteam.web.store.sessions import Sitting

DRAFT = "refusals"


def fresh_id() -> str:
    return secrets.token_hex(8)


def noticed(words: str, on: date, at: datetime) -> list[Event]:
    """What the safety reading of any typed text leaves behind: nothing, when it saw nothing."""
    reading = language.screen_text(words)
    if reading.level == "none":
        return []
    signs = tuple(sign.id for sign in reading.signs)
    return [DisclosureNoticed(at=at, on=on, level=reading.level, signs=signs)]


def events_of(written: dict[str, object], now: datetime, today: date) -> list[Event]:
    """One refusal of the draft as events, in the order in which they happened.

    Words that disclose danger are not searched for the other's reasons.
    """
    words, on = str(written["words"]), date.fromisoformat(str(written["on"]))
    refusal, source = str(written["id"]), written["source"]
    recorded = RefusalRecorded(at=now, id=refusal, on=on, words=words, source=source)
    disclosed = noticed(words, today, now)
    if any(each.level in {"serious", "emergency"} for each in disclosed):
        return [recorded, *disclosed]
    events: list[Event] = [recorded, _read(refusal, words, now), *disclosed]
    if written.get("reasons") is not None:
        events.append(ReasonsConfirmed(at=now, refusal=refusal, reasons=tuple(written["reasons"])))
    return events


def _read(refusal: str, words: str, now: datetime) -> ReasonsRead:
    reading = language.read_refusal(words)
    return ReasonsRead(
        at=now,
        refusal=refusal,
        reasons=tuple(read.id for read in reading.reasons),
        quotes=tuple(span.quote for read in reading.reasons for span in read.spans[:1]),
        unsure=reading.unsure,
    )


def keep_draft_of(sitting: Sitting) -> bool:
    """Keep the refusals that were looked at and confirmed; True when there were any."""
    draft = sitting.draft(DRAFT)
    if not draft.get("confirmed"):
        return False
    now, today = timezone.now(), timezone.localdate()
    events = [event for written in draft["refusals"] for event in events_of(written, now, today)]
    log.append(sitting.journal, events, now, str(draft["form"]))
    sitting.drop_draft(DRAFT)
    return True
