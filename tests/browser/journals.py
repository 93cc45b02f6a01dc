"""Journals as people bring them back: what happened, told in days before today.

Anna writes; Ben, her partner, has said no to couples therapy, more than once.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

# Kinds whose day is that of something else, or none.
UNDATED = ("reasons_read", "reasons_confirmed", "series_started", "safety_plan", "preference")


class Told:
    """Collects events in the export's format (docs/journal.md)."""

    def __init__(self) -> None:
        self.today = datetime.now(UTC).date()
        self.events: list[dict[str, Any]] = []

    def day(self, ago: int) -> date:
        return self.today - timedelta(days=ago)

    def add(self, kind: str, ago: int, **fields: Any) -> Told:
        on = self.day(ago).isoformat()
        second = len(self.events) % 60
        event = {"kind": kind, "at": f"{on}T06:00:{second:02}Z", **fields}
        if kind not in UNDATED:
            event["on"] = on
        self.events.append(event)
        return self

    def no(self, ago: int, name: str, words: str, *reasons: str, source: str = "said") -> Told:
        self.add("refusal", ago, id=name, words=words, source=source)
        return self.add("reasons_confirmed", ago, refusal=name, reasons=list(reasons))

    def offer(self, ago: int, name: str, what: str, words: str, answer: str, reply: str) -> Told:
        self.add("offer", ago, id=name, what=what, words=words)
        return self.add("answer", ago, offer=name, answer=answer, words=reply)

    def file(self) -> bytes:
        head = {"format": "sameteam-journal", "version": 1, "made_on": self.today.isoformat()}
        return json.dumps({**head, "events": self.events}).encode()


def realistic() -> Told:
    """Seven weeks: two refusals, a talk, a small ask that met a no, and a quiet time since."""
    told = Told()
    told.no(49, "r1", "So I can sit there and hear that it's all my fault? No thanks.", "blame")
    told.add("note", 48, id="n1", words="We did the dishes without a word. I miss how we laughed.")
    told.add("reasons_asked", 44, answered=True)
    told.no(
        44,
        "r2",
        "My brother went with his wife and they split up a month later. That's where people go "
        "when it's over.",
        "last_resort",
        "past",
    )
    told.add("talk", 36, heated=False, learned="They're afraid that it means we have failed.")
    told.add("solo", 30, exercise="cool_down", note="Slept better after it.")
    asked = "Four evenings with a coach, about how we split the week. Then we look back."
    told.offer(24, "o1", "small_ask", asked, "no", "Not with a stranger in the room.")
    told.no(24, "r3", "I don't want a stranger to know about us.", "privacy", source="guess")
    told.add("solo", 12, exercise="own_pattern")
    told.add("note", 5, id="n2", words="A good Sunday. We walked along the canal and said little.")
    return told


def waiting() -> Told:
    """A check-in that runs, and one more ask that has no answer yet."""
    told = Told()
    told.no(30, "r1", "I don't have the time for that.", "time")
    told.add("offer", 20, id="o1", what="check_in", words="Twenty minutes on Sundays?")
    told.add("answer", 20, offer="o1", answer="yes")
    told.add("series_started", 19, id="s1", what="check_in", offer="o1")
    told.add("offer", 1, id="o2", what="small_ask", words="Four talks with a coach, by phone?")
    return told
