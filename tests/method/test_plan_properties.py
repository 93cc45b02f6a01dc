"""What must hold for every journal that anyone could write, not only for those we thought of."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from library import small_library
from situations import any_events, open_journals, private, screening, steps
from story import TODAY

from sameteam.method import (
    PARTNER_STEPS,
    SCREENING_KINDS,
    STEPS,
    Event,
    Situation,
    Step,
    StepChosen,
    StepSetAside,
    choices,
    fold,
    gate,
    next_step,
    path,
    step_beside,
    tell,
)
from sameteam.method.rests import EASE_OFF_DAYS, SETTLE_DAYS, eases_off_since

LIBRARY = small_library()
LAST = datetime(9999, 12, 31, tzinfo=UTC)
REST = {"wait", "settle", "ease_off"}


def shown(step: Step) -> list[str]:
    """Every text of a step but the facts, which may quote the partner."""
    return [step.title, step.lead, step.words, *step.do, *step.not_now, *step.others.values()]


def wishing(events: list[Event], wish: str) -> list[Event]:
    """The same journal, with a choice and a "not now" at its very end."""
    aside = StepSetAside(at=LAST, step="safety", on=TODAY, until=TODAY + timedelta(days=9))
    return [*events, aside, StepChosen(at=LAST, step=wish, on=TODAY)]


def is_resting(situation: Situation) -> bool:
    """Told anew from the method's own words, not with the code under test."""
    now = situation.today
    quiet = [situation.last_no, situation.last_talk if situation.last_talk_heated else None]
    pushed = eases_off_since(situation)
    return (
        situation.open_offer is not None
        or any(on and (now - on).days < SETTLE_DAYS for on in quiet)
        or (pushed is not None and (now - pushed).days < EASE_OFF_DAYS)
    )


@given(any_events, steps)
def test_safety_is_never_outvoted(events: list[Event], wish: str) -> None:
    situation = fold(wishing(events, wish), TODAY)
    step = next_step(situation, LIBRARY)
    if situation.safety.level != "none":
        assert step.id == "safety"
        assert choices(situation, LIBRARY) == ("safety",)
        assert step.beside is None
        assert not step.chosen


@given(any_events, steps, st.booleans())
def test_nothing_that_involves_the_partner_appears_while_the_gate_is_closed(
    events: list[Event], wish: str, failed: bool
) -> None:
    situation = fold(wishing(events, wish), TODAY, screening_failed=failed)
    if gate(situation).is_open:
        return
    step, beside = next_step(situation, LIBRARY), step_beside(situation, LIBRARY)
    assert step.id not in PARTNER_STEPS | REST
    assert not step.involves_partner
    assert beside is None
    assert not set(choices(situation, LIBRARY)) & (PARTNER_STEPS | REST)
    if LIBRARY.steps[step.id].words_kind == "say":
        assert step.words == ""


@given(st.lists(private, max_size=12), steps)
def test_without_any_screen_the_gate_is_closed(events: list[Event], wish: str) -> None:
    situation = fold(wishing(events, wish), TODAY)
    assert gate(situation).why == "never_screened"
    assert next_step(situation, LIBRARY).id not in PARTNER_STEPS


@given(open_journals(), steps)
def test_resting_times_hold_against_every_choice(events: list[Event], wish: str) -> None:
    situation = fold(wishing(events, wish), TODAY)
    assert gate(situation).is_open
    if not is_resting(situation):
        return
    step = next_step(situation, LIBRARY)
    # What the two agreed on goes on; nothing new is put to the partner.
    allowed = {"keep_going"} if situation.running else set()
    assert {step.id} & PARTNER_STEPS <= allowed
    assert set(choices(situation, LIBRARY)) & PARTNER_STEPS <= allowed


@given(open_journals(), st.integers(0, 40))
def test_a_fresh_no_rests_on_every_day_of_its_three(events: list[Event], later: int) -> None:
    situation = fold(events, TODAY + timedelta(days=later))
    step = next_step(situation, LIBRARY).id
    fresh = situation.last_no is not None and (situation.today - situation.last_no).days < 3
    if fresh and not situation.running and situation.open_offer is None:
        assert step in {"settle", "screen"}


@given(open_journals())
def test_nothing_declined_in_the_last_two_weeks_is_proposed_again(events: list[Event]) -> None:
    situation = fold(events, TODAY)
    step = next_step(situation, LIBRARY)
    resting = {o.what for o in situation.declined if (TODAY - o.closed_on).days < 14}
    assert step.id not in {"small_ask", "check_in"} & resting
    assert not step.option or step.option not in resting


@given(any_events, steps)
def test_every_step_names_the_facts_it_rests_on(events: list[Event], wish: str) -> None:
    step = next_step(fold(wishing(events, wish), TODAY), LIBRARY)
    assert step.facts
    assert all(fact.text for fact in step.facts)
    assert set(step.others) == set(STEPS) - {step.id}
    assert all(step.others.values())


@given(any_events, steps)
def test_no_blank_is_left_unfilled(events: list[Event], wish: str) -> None:
    situation = fold(wishing(events, wish), TODAY)
    beside = step_beside(situation, LIBRARY)
    for step in (next_step(situation, LIBRARY), *([beside] if beside else [])):
        for text in shown(step):
            assert not re.search(r"[{}]", text)


@given(any_events, steps)
def test_the_same_situation_gives_the_same_step(events: list[Event], wish: str) -> None:
    events = wishing(events, wish)
    first, again = fold(events, TODAY), fold(list(events), TODAY)
    assert first == again
    assert next_step(first, LIBRARY) == next_step(again, LIBRARY)


@given(any_events)
def test_the_order_in_which_two_vaults_are_merged_does_not_matter(events: list[Event]) -> None:
    own = [e for e in events if not isinstance(e, SCREENING_KINDS)]
    private_screens = [e for e in events if isinstance(e, SCREENING_KINDS)]
    merged = [*private_screens, *own]
    assert fold(merged, TODAY) == fold([*own, *private_screens], TODAY)
    assert fold(merged, TODAY) == fold(events, TODAY)


@given(st.lists(screening, max_size=8), st.integers(0, 80))
def test_the_gate_is_open_only_after_a_clear_screen_of_the_last_thirty_days(
    events: list[Event], later: int
) -> None:
    today = TODAY + timedelta(days=later)
    situation = fold(events, today)
    if not gate(situation).is_open:
        return
    clear = [
        e
        for e in events
        if type(e).__name__ == "ScreenTaken"
        and e.level == "none"
        and not set(e.signs) & {"user_harm"}
    ]
    # At one instant the later in the list was written last, and `max` keeps the first of equals.
    newest = max(
        reversed(clear), key=lambda e: e.at if e.on <= today else datetime.min.replace(tzinfo=UTC)
    )
    assert 0 <= (today - newest.on).days <= 30
    careful = [e for e in events if e.level in ("serious", "emergency") or "user_harm" in e.signs]
    for event in careful:
        assert any((e.on - event.on).days >= 14 for e in clear)


@given(any_events)
def test_a_step_can_be_told_as_json(events: list[Event]) -> None:
    situation = fold(events, TODAY)
    told = tell(next_step(situation, LIBRARY), LIBRARY, TODAY)
    assert {"step", "because", "words", "not_now", "others"} <= told.keys()
    assert json.loads(json.dumps(told)) == told


@given(any_events)
def test_the_path_has_one_station_where_the_asker_is(events: list[Event]) -> None:
    stations = path(fold(events, TODAY))
    assert [station.state for station in stations].count("now") == 1
    assert {station.id for station in stations} <= set(STEPS)


@given(any_events)
def test_every_choice_offered_is_a_choice_that_is_kept(events: list[Event]) -> None:
    before = fold(events, TODAY)
    for wish in choices(before, LIBRARY):
        chosen = fold([*events, StepChosen(at=LAST, step=wish, on=TODAY)], TODAY)
        assert next_step(chosen, LIBRARY).id == wish
