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


class TalkPlanned(Happened, frozen=True, kw_only=True, tag="talk_plan"):
    """The one talk, before it is held. `then` holds what to say for each kind of reply."""

    id: str
    on: date  # the day of the talk, not of the planning
    hour: str = ""  # "19:30"; empty when no hour was named
    where: str = ""
    minutes: int = 20
    then: dict[str, str] = {}


class TalkHeld(Happened, frozen=True, kw_only=True, tag="talk"):
    on: date
    heated: bool
    learned: str = ""
    plan: str = ""  # the planned talk that this was
    refusal: str = ""  # what the partner said in it, when that was written down as a refusal


class AskWritten(Happened, frozen=True, kw_only=True, tag="ask"):
    """An ask put together and not yet made. `words` is the card, word for word.

    The fields of a small ask are kept, so that it can be changed; an option has its words alone.
    """

    id: str
    what: str  # "small_ask" or an option id
    words: str
    label: str = ""
    problem: str = ""
    goal: str = ""
    timeframe: str = ""
    assurance: str = ""
    look_back_on: date | None = None


class OfferMade(Happened, frozen=True, kw_only=True, tag="offer"):
    """Anything put to the partner. `what` is "small_ask" or an option id."""

    id: str
    on: date
    what: str
    words: str = ""
    wait_until: date | None = None
    ask: str = ""  # the written ask that was put to the partner


class OfferWithdrawn(Happened, frozen=True, kw_only=True, tag="withdrawn"):
    """The asker took it back before there was an answer. It still counts as asked."""

    offer: str
    on: date


class CardMade(Happened, frozen=True, kw_only=True, tag="card"):
    """A private link to an offer. `code` opens it, so an export leaves this kind out."""

    id: str
    offer: str
    code: str
    until: date  # the last day on which it opens


class CardClosed(Happened, frozen=True, kw_only=True, tag="card_closed"):
    card: str


class CardWords(Happened, frozen=True, kw_only=True, tag="card_words"):
    """What the partner wrote on a card. It stays theirs to erase, so no export holds it."""

    card: str
    offer: str
    words: str = ""
    instead: str = ""  # what they would rather do, in their own words
    keeps_reason: bool = False  # there is a reason, and they keep it to themselves


class OfferAnswered(Happened, frozen=True, kw_only=True, tag="answer"):
    offer: str
    on: date
    answer: Answer
    until: date | None = None  # for "later": the named date
    instead: str = ""  # for "something_else": an option id or words
    words: str = ""
    card: str = ""  # the card on which the partner answered


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


Journalled = (
    RefusalRecorded
    | ReasonsRead
    | ReasonsConfirmed
    | ReasonsAsked
    | TalkPlanned
    | TalkHeld
    | AskWritten
    | OfferMade
    | OfferWithdrawn
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
# A card opens by its code, and the partner can erase what stands on it: no copy may outlive that.
# So these are in no export, and none is taken in.
CARD_KINDS = (CardMade, CardClosed, CardWords)
Event = Journalled | CardMade | CardClosed | CardWords
