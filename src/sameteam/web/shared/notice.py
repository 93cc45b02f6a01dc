"""What a page says when something typed points to danger: what was noticed, why, who can help."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sameteam.content.model import Sign
from sameteam.language.answer import LEVELS, Level, SafetyReading
from sameteam.method import Situation
from sameteam.web.shared.library import library


@dataclass(frozen=True, slots=True)
class Notice:
    level: Level
    signs: tuple[Sign, ...]

    @property
    def first_line(self) -> bool:
        """A crisis line comes before everything else."""
        return self.level == "emergency" or any(
            sign.id in {"self_harm", "partner_self_harm"} for sign in self.signs
        )


def notice_of(readings: Iterable[SafetyReading]) -> Notice | None:
    """One notice for several texts: the highest level, every sign once. None below `serious`."""
    level: Level = "none"
    ids: dict[str, None] = {}
    for reading in readings:
        if LEVELS.index(reading.level) >= LEVELS.index("serious"):
            level = max(level, reading.level, key=LEVELS.index)
            ids.update(dict.fromkeys(sign.id for sign in reading.signs))
    if level == "none":
        return None
    return Notice(level, tuple(library().signs[name] for name in ids if name in library().signs))


def notice_of_signs(situation: Situation) -> Notice | None:
    """The same, for what is on record and not lifted."""
    level = situation.safety.level
    known = [library().signs[name] for name in situation.safety.signs if name in library().signs]
    return Notice(level, tuple(known)) if level != "none" else None
