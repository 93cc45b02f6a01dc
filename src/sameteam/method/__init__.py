"""From what happened to one next step. Pure: no clock, no chance, no files, no Django."""

from __future__ import annotations

from sameteam.method.choices import choices
from sameteam.method.days import say_date, say_when
from sameteam.method.events import (
    SCREENING_KINDS,
    DisclosureNoticed,
    Event,
    LimitSaid,
    NoteWritten,
    OfferAnswered,
    OfferMade,
    PreferenceSet,
    ReasonsAsked,
    ReasonsConfirmed,
    ReasonsRead,
    RefusalRecorded,
    SafetyPlanWritten,
    ScreenTaken,
    SeriesEnded,
    SeriesMet,
    SeriesStarted,
    SoloDone,
    StepChosen,
    StepSetAside,
    TalkHeld,
)
from sameteam.method.journal import JournalFault, decode, encode
from sameteam.method.path import Station, path
from sameteam.method.plan import next_step, step_beside
from sameteam.method.screening import Gate, Outcome, closed_gate, gate, outcome
from sameteam.method.situation import Situation, fold
from sameteam.method.step import PARTNER_STEPS, STEPS, Fact, Step, involves_partner
from sameteam.method.tell import because, tell

__all__ = [
    "PARTNER_STEPS",
    "SCREENING_KINDS",
    "STEPS",
    "DisclosureNoticed",
    "Event",
    "Fact",
    "Gate",
    "JournalFault",
    "LimitSaid",
    "NoteWritten",
    "OfferAnswered",
    "OfferMade",
    "Outcome",
    "PreferenceSet",
    "ReasonsAsked",
    "ReasonsConfirmed",
    "ReasonsRead",
    "RefusalRecorded",
    "SafetyPlanWritten",
    "ScreenTaken",
    "SeriesEnded",
    "SeriesMet",
    "SeriesStarted",
    "Situation",
    "SoloDone",
    "Station",
    "Step",
    "StepChosen",
    "StepSetAside",
    "TalkHeld",
    "because",
    "choices",
    "closed_gate",
    "decode",
    "encode",
    "fold",
    "gate",
    "involves_partner",
    "next_step",
    "outcome",
    "path",
    "say_date",
    "say_when",
    "step_beside",
    "tell",
]
