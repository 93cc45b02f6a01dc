"""Everything that can happen: tagged frozen structs, the only stored vocabulary.

`on` is the day it happened in the person's own calendar; `at` is when it was written down (UTC).
Ids are random strings made by the floor above. `docs/journal.md` shows an example of every kind.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

Level = Literal["none", "check", "serious", "emergency"]
Answer = Literal["yes", "no", "later", "something_else", "silence"]


class Happened(Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What every event carries."""

    at: datetime


class RefusalRecorded(Happened, frozen=True, kw_only=True, tag="refusal"):
    """One occasion on which the partner said no."""

    id: str
    on: date
    words: str
    source: Literal["said", "guess"]  # "they said" and "I guess" are kept apart


class ReasonsRead(Happened, frozen=True, kw_only=True, tag="reasons_read"):
    """What the reader made of a refusal: reason ids, strongest first, and the words for them."""

    refusal: str
    reasons: tuple[str, ...]
    quotes: tuple[str, ...] = ()
    unsure: bool = False


class ReasonsConfirmed(Happened, frozen=True, kw_only=True, tag="reasons_confirmed"):
    """The asker's own word on a refusal's reasons; it is what counts. Empty: "I don't know"."""

    refusal: str
    reasons: tuple[str, ...]


class ReasonsAsked(Happened, frozen=True, kw_only=True, tag="reasons_asked"):
    """A gentle try at asking why."""

    on: date
    answered: bool


class TalkHeld(Happened, frozen=True, kw_only=True, tag="talk"):
    on: date
    heated: bool
    learned: str = ""


class OfferMade(Happened, frozen=True, kw_only=True, tag="offer"):
    """Anything put to the partner. `what` is "small_ask" or an option id."""

    id: str
    on: date
    what: str
    words: str = ""
    wait_until: date | None = None


class OfferAnswered(Happened, frozen=True, kw_only=True, tag="answer"):
    offer: str
    on: date
    answer: Answer
    until: date | None = None  # for "later": the named date
    instead: str = ""  # for "something_else": an option id or words
    words: str = ""


class SeriesStarted(Happened, frozen=True, kw_only=True, tag="series_started"):
    """A trial, a check-in series or another accepted offer begins to run."""

    id: str
    what: Literal["trial", "check_in", "other"]
    offer: str = ""
    next_on: date | None = None
    look_back_on: date | None = None


class SeriesMet(Happened, frozen=True, kw_only=True, tag="series_met"):
    series: str
    on: date
    next_on: date | None = None


class SeriesEnded(Happened, frozen=True, kw_only=True, tag="series_ended"):
    series: str
    on: date


class LimitSaid(Happened, frozen=True, kw_only=True, tag="limit"):
    id: str
    on: date
    words: str


class SoloDone(Happened, frozen=True, kw_only=True, tag="solo"):
    on: date
    exercise: str
    note: str = ""


class NoteWritten(Happened, frozen=True, kw_only=True, tag="note"):
    """The private journal."""

    id: str
    on: date
    words: str


class StepSetAside(Happened, frozen=True, kw_only=True, tag="set_aside"):
    """ "Not now": the step rests until a date."""

    step: str
    on: date
    until: date


class StepChosen(Happened, frozen=True, kw_only=True, tag="chosen"):
    """The asker chose another step than the one proposed."""

    step: str
    on: date


class SafetyPlanWritten(Happened, frozen=True, kw_only=True, tag="safety_plan"):
    """The whole form, each time it is saved; the last one counts. Field id to words."""

    fields: dict[str, str]


class PreferenceSet(Happened, frozen=True, kw_only=True, tag="preference"):
    """A setting of the asker's own: leave_to, lock_minutes, title."""

    name: str
    value: str


class ScreenTaken(Happened, frozen=True, kw_only=True, tag="screen"):
    """The outcome of the private screen; the single answers are never stored.

    Sealed under the screening key, apart from all else, and in no export unless asked for.
    """

    on: date
    level: Level  # "none" is a clear screen
    signs: tuple[str, ...] = ()
    unsure: bool = False  # careful because of "not sure" or "rather not say" only


class DisclosureNoticed(Happened, frozen=True, kw_only=True, tag="noticed"):
    """What `screen_text` saw in something typed. Kept beside the screens, under the same key."""

    on: date
    level: Level
    signs: tuple[str, ...] = ()


Event = (
    RefusalRecorded
    | ReasonsRead
    | ReasonsConfirmed
    | ReasonsAsked
    | TalkHeld
    | OfferMade
    | OfferAnswered
    | SeriesStarted
    | SeriesMet
    | SeriesEnded
    | LimitSaid
    | SoloDone
    | NoteWritten
    | StepSetAside
    | StepChosen
    | SafetyPlanWritten
    | PreferenceSet
    | ScreenTaken
    | DisclosureNoticed
)

SCREENING_KINDS = (ScreenTaken, DisclosureNoticed)
