"""Generated journals for the property tests: any events in any order, odd dates among them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st
from library import OPTIONS
from story import TODAY

from sameteam.content.checks import REASONS, SIGNS
from sameteam.method import (
    STEPS,
    AskWritten,
    DisclosureNoticed,
    Event,
    LimitSaid,
    NoteWritten,
    OfferAnswered,
    OfferMade,
    OfferWithdrawn,
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
    TalkPlanned,
)

near = st.integers(-3, 60).map(lambda ago: TODAY - timedelta(days=ago))
days = st.one_of(near, near, near, near, st.dates())
instants = st.one_of(
    st.builds(
        lambda on, second: (
            datetime(on.year, on.month, on.day, 12, tzinfo=UTC) + timedelta(seconds=second)
        ),
        near,
        st.integers(0, 5),
    ),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14))])),
)
words = st.one_of(st.text(max_size=30), st.sampled_from(["{date}", "No {ask_words}, {x}."]))
names = st.sampled_from(["a", "b", "c"])  # few, so that events meet
reasons = st.lists(st.sampled_from([*sorted(REASONS), "odd"]), max_size=3).map(tuple)
signs = st.lists(st.sampled_from(sorted(SIGNS)), max_size=2).map(tuple)
levels = st.sampled_from(["none", "none", "none", "check", "serious", "emergency"])
whats = st.sampled_from(["small_ask", "small_ask", *OPTIONS, "odd"])
maybe_day = st.none() | days
steps = st.sampled_from([*STEPS, "odd"])

private = st.one_of(
    st.builds(
        RefusalRecorded,
        at=instants,
        id=names,
        on=days,
        words=words,
        source=st.sampled_from(["said", "guess"]),
    ),
    st.builds(ReasonsRead, at=instants, refusal=names, reasons=reasons, unsure=st.booleans()),
    st.builds(ReasonsConfirmed, at=instants, refusal=names, reasons=reasons),
    st.builds(ReasonsAsked, at=instants, on=days, answered=st.booleans()),
    st.builds(TalkPlanned, at=instants, id=names, on=days, then=st.just({"no": "Thanks."})),
    st.builds(TalkHeld, at=instants, on=days, heated=st.booleans(), learned=words, plan=names),
    st.builds(AskWritten, at=instants, id=names, what=whats, words=words),
    st.builds(OfferMade, at=instants, id=names, on=days, what=whats, wait_until=maybe_day),
    st.builds(OfferWithdrawn, at=instants, offer=names, on=days),
    st.builds(
        OfferAnswered,
        at=instants,
        offer=names,
        on=days,
        answer=st.sampled_from(["yes", "no", "no", "later", "something_else", "silence"]),
        until=maybe_day,
        instead=st.one_of(st.just(""), whats, words),
    ),
    st.builds(
        SeriesStarted,
        at=instants,
        id=names,
        what=st.sampled_from(["trial", "check_in", "other"]),
        offer=names,
        next_on=maybe_day,
        look_back_on=maybe_day,
    ),
    st.builds(SeriesMet, at=instants, series=names, on=days, next_on=maybe_day),
    st.builds(SeriesEnded, at=instants, series=names, on=days),
    st.builds(LimitSaid, at=instants, id=names, on=days, words=words),
    st.builds(SoloDone, at=instants, on=days, exercise=st.sampled_from(["breath", "walk", "odd"])),
    st.builds(NoteWritten, at=instants, id=names, on=days, words=words),
    st.builds(StepSetAside, at=instants, step=steps, on=days, until=days),
    st.builds(StepChosen, at=instants, step=steps, on=days),
    st.builds(SafetyPlanWritten, at=instants, fields=st.dictionaries(names, words, max_size=2)),
    st.builds(PreferenceSet, at=instants, name=names, value=words),
)
screening = st.one_of(
    st.builds(ScreenTaken, at=instants, on=days, level=levels, signs=signs, unsure=st.booleans()),
    st.builds(DisclosureNoticed, at=instants, on=days, level=levels, signs=signs),
)
screens = st.lists(screening, max_size=3)


@st.composite
def lives(draw: st.DrawFn) -> list[Event]:
    """A likely course of things: noes with their reasons, then offers that were answered."""
    at, events = datetime(2026, 1, 1, tzinfo=UTC), []
    for name in draw(st.lists(names, unique=True, max_size=3)):
        on, why = draw(near), draw(reasons)
        events.append(RefusalRecorded(at=at, id=name, on=on, words="No.", source="said"))
        events.append(ReasonsConfirmed(at=at, refusal=name, reasons=why))
    events += [
        ReasonsAsked(at=at, on=on, answered=False) for on in draw(st.lists(near, max_size=3))
    ]
    for place, what in enumerate(draw(st.lists(whats, max_size=6))):
        made, took = draw(near), draw(st.integers(0, 9))
        answer = draw(st.sampled_from(["no"] * 8 + ["silence", "something_else", "later", "yes"]))
        events.append(OfferMade(at=at, id=f"o{place}", on=made, what=what))
        on = made + timedelta(days=took)
        events.append(OfferAnswered(at=at, offer=f"o{place}", on=on, answer=answer))
    events += [
        LimitSaid(at=at, id="l", on=on, words="x") for on in draw(st.lists(near, max_size=1))
    ]
    return events + draw(st.lists(private, max_size=1))


@st.composite
def open_journals(draw: st.DrawFn) -> list[Event]:
    """A no, then anything private, then a clear screen today: the gate is open."""
    first = RefusalRecorded(
        at=datetime(2026, 1, 1, tzinfo=UTC), id="first", on=draw(near), words="No.", source="said"
    )
    rest = draw(st.one_of(lives(), lives(), st.lists(private, max_size=12)))
    last = ScreenTaken(at=datetime(9999, 1, 1, tzinfo=UTC), on=TODAY, level="none")
    return [first, *rest, last]


any_events = st.one_of(
    st.lists(st.one_of(private, private, private, screening), max_size=14),
    st.tuples(lives(), screens).map(lambda both: [*both[0], *both[1]]),
    st.tuples(open_journals(), screens).map(lambda both: [*both[0], *both[1]]),
)
