"""Bring a copy back: what is not there yet is appended; a gate is never opened by a file."""

from __future__ import annotations

from datetime import datetime

from sameteam.language.text import LONGEST
from sameteam.method import Event, decode
from sameteam.method.events import ScreenTaken
from sameteam.web.refusal.keep import noticed
from sameteam.web.shared.days import today
from sameteam.web.store import log
from sameteam.web.store.log import Journal

# The fields of events that hold a person's own or the partner's words.
_WORDS = ("words", "learned", "note", "instead")


def bring(journal: Journal, data: bytes, now: datetime, form: str) -> int:
    """How many events were new. Raises method.JournalFault for a file that is not such a copy."""
    there = {_key(event) for event in log.events(journal)}
    fresh = [
        event for event in decode(data) if _key(event) not in there and not _is_clear_screen(event)
    ]
    log.append(journal, [*fresh, *_disclosed(fresh, now)], now, form)
    return len(fresh)


def _disclosed(events: list[Event], now: datetime) -> list[Event]:
    """Each text is read by itself, and a very long one in parts that the reader takes."""
    parts = [
        text[start : start + LONGEST]
        for text in _texts(events)
        for start in range(0, len(text), LONGEST)
    ]
    return [event for part in parts for event in noticed(part, today(), now)]


def _is_clear_screen(event: Event) -> bool:
    """A clear screen has to be taken here and now, by the one who sits here."""
    return isinstance(event, ScreenTaken) and event.level not in {"serious", "emergency"}


def _key(event: Event) -> str:
    return repr(event)


def _texts(events: list[Event]) -> list[str]:
    texts = [str(getattr(event, name, "")) for event in events for name in _WORDS]
    plans = [text for event in events for text in getattr(event, "fields", {}).values()]
    return [text for text in (*texts, *plans) if text]
