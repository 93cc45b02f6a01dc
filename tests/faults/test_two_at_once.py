"""Two writers on one vault, and one form that comes twice at the same moment (R-8, R-10)."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from actions import (
    PRIVATE_PARTS,
    SCREENING_PARTS,
    broken,
    fresh_journal,
    keep,
    keyless_faults,
    make_vaults,
)
from django.db import connection

from sameteam.method import choices, fold, gate, next_step
from sameteam.method.events import RefusalRecorded, ScreenTaken, StepChosen
from sameteam.web.shared.library import library
from sameteam.web.store import log
from sameteam.web.store.log import Journal
from sameteam.web.store.models import Entry

pytestmark = pytest.mark.django_db(transaction=True)
EACH = 50


@pytest.fixture
def journal() -> Journal:
    journal = fresh_journal()
    make_vaults(journal)
    return journal


def at_once(*works: Callable[[], object]) -> list[object]:
    """Do all of them in threads of their own, from one moment on. Returns what each came to."""
    start, results = threading.Barrier(len(works)), [object()] * len(works)

    def run(place: int, work: Callable[[], object]) -> None:
        try:
            start.wait()
            results[place] = work()
        except Exception as fault:
            results[place] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_two_writers_with_fifty_actions_each_leave_one_whole_chain(journal: Journal) -> None:
    def write(who: str) -> int:
        return sum(keep(journal, f"{who} {number}") for number in range(EACH))

    assert at_once(lambda: write("Alex"), lambda: write("Sam")) == [EACH, EACH]
    names, halves = broken(log.events(journal))
    assert halves == []
    assert names == {f"{who} {number}" for who in ("Alex", "Sam") for number in range(EACH)}
    for each in (journal.private, journal.screening):
        assert keyless_faults(each.id) == []
        seqs = Entry.objects.filter(vault=each.id).order_by("seq").values_list("seq", flat=True)
        assert list(seqs) == list(range(1, len(seqs) + 1))


@pytest.mark.S("R-8")
def test_a_form_that_comes_twice_at_the_same_moment_is_kept_once(journal: Journal) -> None:
    for number in range(10):
        works = [lambda name=f"form {number}": keep(journal, name)] * 4
        assert sorted(at_once(*works), key=str) == [False, False, False, True]
    names, halves = broken(log.events(journal))
    assert (len(names), halves) == (10, [])


def test_a_reader_sees_both_parts_of_an_action_or_none(journal: Journal) -> None:
    both, done = [journal.private.id, journal.screening.id], threading.Event()
    seen: list[dict[str, int]] = []

    def read() -> None:
        while not done.is_set():
            forms = Entry.objects.filter(vault__in=both).values_list("form", flat=True)
            seen.append(Counter(form.rsplit(".", 1)[0] for form in forms))

    def write() -> None:
        try:
            for number in range(30):
                keep(journal, f"action {number}")
        finally:
            done.set()

    at_once(write, read, read)
    whole = PRIVATE_PARTS + SCREENING_PARTS
    assert len({len(counts) for counts in seen}) > 2  # they looked while it grew
    assert {count for counts in seen for count in counts.values()} == {whole}


@pytest.mark.S("R-6")
@pytest.mark.parametrize("_", range(5))
def test_a_choice_that_races_a_careful_screen_never_outlives_it(journal: Journal, _: int) -> None:
    on, at = date(2026, 3, 20), datetime(2026, 3, 20, tzinfo=UTC)
    refused = RefusalRecorded(at=at, id="a", on=date(2026, 3, 1), words="No.", source="said")
    clear = ScreenTaken(at=at, on=on, level="none")
    chosen = StepChosen(at=at + timedelta(hours=1), step="small_ask", on=on)
    careful = ScreenTaken(at=at + timedelta(hours=1), on=on, level="serious", signs=("fear",))
    log.append(journal, [refused, clear], at, "before")
    assert next_step(fold(log.events(journal), on), library()).id != "safety"
    kept = at_once(
        lambda: log.append(journal, [chosen], chosen.at, "chosen"),
        lambda: log.append(journal, [careful], careful.at, "careful"),
    )
    assert kept == [True, True]
    # The choice may be there; what it was about is not.
    situation = fold(log.events(journal), on)
    assert not gate(situation).is_open
    assert next_step(situation, library()).id == "safety"
    assert choices(situation, library()) == ("safety",)
