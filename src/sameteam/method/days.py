"""Days as numbers, and days as people say them. No clock: "today" always comes in.

A date near the end of the calendar must break nothing, so adding days stops at the last date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

_WEEKS_SPOKEN = 8  # beyond this the date alone says it better


def days_from(start: date, end: date) -> int:
    """Whole days from `start` to `end`; negative when `end` comes first."""
    return (end - start).days


def plus_days(day: date, days: int) -> date:
    """`day` plus `days`; the last date of the calendar when that would run over."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max


def is_within(day: date | None, today: date, days: int) -> bool:
    """Whether a rest of `days` days that began on `day` still holds today.

    The day itself is day 0, and day `days` is free again. A date in the future still rests: when
    a clock has jumped, the careful side is to wait.
    """
    return day is not None and days_from(day, today) < days


def say_date(day: date, today: date, labels: Mapping[str, str]) -> str:
    """ "Tue 8 Dec", with the year when it is not this one."""
    spoken = f"{labels[f'day_{day.isoweekday()}']} {day.day} {labels[f'month_{day.month}']}"
    return spoken if day.year == today.year else f"{spoken} {day.year}"


def say_when(day: date, today: date, labels: Mapping[str, str]) -> str:
    """ "in two weeks, Tue 8 Dec": how far off it is, then the date."""
    spoken = say_date(day, today, labels)
    away = days_from(today, day)
    near = {0: "when_today", 1: "when_tomorrow", -1: "when_yesterday"}
    if away in near:
        return labels[near[away]].replace("{date}", spoken)
    weeks, rest = divmod(abs(away), 7)
    if rest == 0 and weeks <= _WEEKS_SPOKEN:
        template = labels["when_week" if weeks == 1 else "when_weeks"]
        count = say_number(weeks, labels)
    elif abs(away) < 14:
        template, count = labels["when_days"], say_number(abs(away), labels)
    else:
        return spoken
    span = template.replace("{count}", count)
    direction = labels["when_ahead" if away > 0 else "when_ago"]
    return direction.replace("{span}", span).replace("{date}", spoken)


def say_number(number: int, labels: Mapping[str, str]) -> str:
    """Small numbers as words, larger ones as figures."""
    return labels.get(f"number_{number}", str(number))
