"""Events of one kind, and things in the order of their days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from sameteam.method.events import Event

E = TypeVar("E", bound=Event)
V = TypeVar("V")


def all_of(events: Sequence[Event], kind: type[E]) -> list[E]:
    return [event for event in events if isinstance(event, kind)]


def newest_first(values: Iterable[V], day: Callable[[V], date | tuple[date, date]]) -> list[V]:
    """By day; on one day, what was written down last comes first."""
    placed = sorted(enumerate(values), key=lambda each: (day(each[1]), each[0]), reverse=True)
    return [value for _, value in placed]
