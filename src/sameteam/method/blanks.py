"""The blanks in the texts of steps, and what fills them. Nothing is ever shown unfilled.

A text is filled in one pass: braces inside the partner's own words are left as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from sameteam.content.model import Library, Option
from sameteam.method.days import plus_days, say_date, say_number, say_when
from sameteam.method.options import untried
from sameteam.method.rests import (
    EASE_OFF_DAYS,
    asks_free_from,
    eases_off_since,
    is_asked_enough,
    is_easing_off,
    settled_from,
)
from sameteam.method.situation import Situation

_BLANK = re.compile(r"\{([a-z_]+)\}")
BLANKS = (
    "ask_words",
    "ask_label",
    "reason_name",
    "reason_opener",
    "reason_question",
    "option_name",
    "option_words",
    "option_start",
    "exercise_name",
    "date",
    "when",
)


def fill(template: str, blanks: Mapping[str, str], library: Library) -> str:
    """Each blank from `blanks`, else general words (`general_<blank>`), else nothing."""
    labels = library.phrases.labels
    return _BLANK.sub(
        lambda found: blanks.get(found[1]) or labels.get(f"general_{found[1]}", ""), template
    )


def name_of(what: str, library: Library) -> str:
    """A reason, an option, a step or a series, as people call it."""
    if what in library.options:
        return library.options[what].name
    if what in library.reasons:
        return library.reasons[what].name
    labels = library.phrases.labels
    return labels.get(f"what_{what}", labels["what_unknown"])


def say_params(
    params: Iterable[tuple[str, str | int | date]], today: date, library: Library
) -> dict[str, str]:
    """Dates and numbers as people say them; every date also as `when`, how far off it is."""
    labels, said = library.phrases.labels, {}
    for name, value in params:
        if isinstance(value, date):
            said[name] = say_date(value, today, labels)
            said["when"] = say_when(value, today, labels)
        elif isinstance(value, int):
            said[name] = say_number(value, labels)
        else:
            said[name] = value
    return said


def next_option(situation: Situation, library: Library) -> Option | None:
    left = untried(situation, library)
    return left[0] if left else None


def next_exercise(situation: Situation, library: Library) -> str:
    """The id of the first exercise not done yet, else the one done longest ago; "" without any."""
    done = [exercise for _, exercise in situation.solo]
    fresh = [e for e in sorted(library.exercises) if e not in done]
    if fresh:
        return fresh[0]
    last_done = {exercise: place for place, exercise in enumerate(done)}
    return min(sorted(library.exercises), key=lambda e: last_done.get(e, -1), default="")


def until(step: str, situation: Situation) -> date | None:
    """The day on which the rest, the wait or the closed time of a step ends; its next date."""
    since = eases_off_since(situation)
    offer = situation.open_offer
    match step:
        case "safety":
            return situation.safety.opens_from
        case "keep_going":
            days = [d for r in situation.running for d in (r.next_on, r.look_back_on) if d]
            coming = [day for day in days if day >= situation.today]
            return min(coming, default=max(days, default=None))
        case "wait" if offer is not None:
            return offer.waits_until
        case "settle" if situation.last_no or situation.last_talk_heated:
            return settled_from(situation)
        case "ease_off" if since is not None and is_easing_off(situation):
            return plus_days(since, EASE_OFF_DAYS)
        case "ease_off" if is_asked_enough(situation):
            return asks_free_from(situation)
        case _:
            return None


def blanks_for(step: str, situation: Situation, library: Library) -> dict[str, str]:
    """What is known for each blank; a blank that is not known is left out."""
    known: dict[str, str] = {}
    reason = library.reasons.get(situation.leading_reason or situation.main_reason)
    if reason is not None:
        known |= {
            "ask_words": reason.ask_words,
            "ask_label": reason.ask_label,
            "reason_name": reason.name,
            "reason_opener": reason.opener,
            "reason_question": reason.questions[0],
        }
    option = next_option(situation, library)
    if option is not None:
        known |= {
            "option_name": option.name,
            "option_words": option.words,
            "option_start": option.start,
        }
    exercise = library.exercises.get(next_exercise(situation, library))
    if exercise is not None:
        known["exercise_name"] = exercise.name
    day = until(step, situation)
    if day is not None:
        known |= say_params([("date", day)], situation.today, library)
    return known
