"""A step as plain data, ready to become JSON: the shape that `sameteam plan --json` prints.

`{"step", "title", "because", "words", "not_now", "others", ...}`; dates both as ISO and as said.
"""

from __future__ import annotations

from datetime import date

from sameteam.content.model import Library
from sameteam.method.days import say_when
from sameteam.method.step import Step


def tell(step: Step, library: Library, today: date) -> dict[str, object]:
    """Every value is a string, a number, a flag, None, or a list or map of them."""
    return {
        "step": step.id,
        "variant": step.variant,
        "title": step.title,
        "lead": step.lead,
        "because": because(step),
        "minutes": step.minutes,
        "words": step.words,
        "do": list(step.do),
        "not_now": list(step.not_now),
        "option": step.option,
        "exercise": step.exercise,
        "beside": step.beside,
        "others": dict(step.others),
        "until": _told(step.until, library, today),
        "set_aside_until": _told(step.set_aside_until, library, today),
        "chosen": step.chosen,
        "involves_partner": step.involves_partner,
        "sources": list(step.source),
    }


def because(step: Step) -> list[str]:
    """The facts that the step rests on, as sentences."""
    return [each.text for each in step.facts]


def _told(day: date | None, library: Library, today: date) -> dict[str, str] | None:
    if day is None:
        return None
    return {"on": day.isoformat(), "said": say_when(day, today, library.phrases.labels)}
