"""Two things timed in turn, A B A B, so that whatever else the machine does falls on both."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from time import monotonic, perf_counter_ns

from msgspec import Struct

Task = Callable[[], object]
FEWEST = 5  # rounds, however long they take
MANY = 100  # rounds, from which on the 99th of 100 is told
NANOSECONDS = {"s": 1e9, "ms": 1e6, "µs": 1e3}


class Figure(Struct, frozen=True):
    """The median, and the lower and upper end of the middle half."""

    median: float
    low: float
    high: float


class Measure(Struct, frozen=True, kw_only=True):
    """One line of the table. `ratio` is taken round by round, then its median."""

    what: str
    database: str = ""
    unit: str
    ours: Figure
    bare_is: str
    bare: Figure
    ratio: Figure
    rounds: int
    slowest: float | None = None  # the 99th of 100, where there are so many rounds
    note: str = ""


def in_turn(
    ours: Mapping[str, Task],
    bare: Task,
    *,
    bare_is: str,
    rounds: int,
    database: str = "",
    unit: str = "ms",
    per: int = 1,
    warm: int = 3,
    patience: float = 20,
) -> list[Measure]:
    """Time every one of `ours`, each time followed by `bare`, over and over.

    `per` is how many single things one call does; the figures are for one of them. A slow or busy
    machine does fewer `rounds`: none begins after `patience` seconds, but for the first few.
    """
    for task in (*ours.values(), bare) * warm:
        task()
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in ours}
    began = monotonic()
    for done in range(rounds):
        if done >= FEWEST and monotonic() - began > patience:
            break
        for name, task in ours.items():
            pairs[name].append((taken(task, unit) / per, taken(bare, unit) / per))
    return [
        compared(name, found, bare_is=bare_is, database=database, unit=unit)
        for name, found in pairs.items()
    ]


def compared(
    what: str,
    pairs: Sequence[tuple[float, float]],
    *,
    bare_is: str,
    unit: str,
    database: str = "",
) -> Measure:
    """The measure of pairs of figures: ours, and the bare one taken right after it."""
    own = [one for one, _ in pairs]
    return Measure(
        what=what,
        database=database,
        unit=unit,
        ours=figure(own),
        bare_is=bare_is,
        bare=figure([other for _, other in pairs]),
        ratio=figure([one / other for one, other in pairs]),
        rounds=len(pairs),
        slowest=statistics.quantiles(own, n=100)[98] if len(own) >= MANY else None,
    )


def figure(values: Sequence[float]) -> Figure:
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Figure(median, low, high)


def taken(task: Task, unit: str) -> float:
    """How long one call takes."""
    began = perf_counter_ns()
    task()
    return (perf_counter_ns() - began) / NANOSECONDS[unit]
