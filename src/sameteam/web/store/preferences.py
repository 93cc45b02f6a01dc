"""Settings of the person's own, kept as events and carried in the visit."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from sameteam.method.events import PreferenceSet
from sameteam.web.shared.context import NEUTRAL_TITLES
from sameteam.web.store import log
from sameteam.web.store.sessions import Sitting


def apply(sitting: Sitting) -> None:
    """Read the person's choices into the visit. An unknown or broken value leaves the default."""
    chosen = {
        kept.event.name: kept.event.value
        for kept in log.load(sitting.journal.private)
        if isinstance(kept.event, PreferenceSet)
    }
    if chosen.get("title") in NEUTRAL_TITLES:
        sitting.extra.title = chosen["title"]
    minutes = chosen.get("lock_minutes", "")
    if minutes.isdecimal():
        longest = int(settings.IDLE_LOCK_LONGEST / timedelta(minutes=1))
        sitting.idle_seconds = 60 * min(max(int(minutes), 1), longest)
    sitting.changed = True
