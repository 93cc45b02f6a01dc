"""`sameteam plan`: the one next step, from words or from an exported file. Nothing is stored.

The clock enters here, and nowhere below.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sameteam.cli import given, page
from sameteam.cli.stop import Stop

if TYPE_CHECKING:
    from sameteam.method import Event


class Screened(StrEnum):
    CLEAR = "clear"


def plan(
    said: Annotated[
        list[str] | None, typer.Option(help="What your partner said. May be given again.")
    ] = None,
    guess: Annotated[
        list[str] | None, typer.Option(help="What you guess they meant. May be given again.")
    ] = None,
    said_on: Annotated[
        str, typer.Option(metavar="DATE", help="The day of those words, like 2026-12-01.")
    ] = "",
    journal: Annotated[
        Path | None, typer.Option(metavar="FILE", help="An export to plan from; - is the input.")
    ] = None,
    on: Annotated[str, typer.Option(metavar="DATE", help="The day to plan for; today.")] = "",
    screened: Annotated[
        Screened | None,
        typer.Option(help='"clear": you answered every private question with "no", alone.'),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
) -> None:
    """One next step from what happened, with the words to use. Nothing is stored.

    Without --screened clear the private questions come first. Words that tell of danger come
    before everything, whatever the questions said.
    """
    from sameteam.cli import happened

    today = _day(on, "--on") if on else datetime.now().astimezone().date()
    now = _noon(today) if on else datetime.now(UTC)
    said_day = _day(said_on, "--said-on") if said_on else today
    events: list[Event] = []
    if journal is not None:
        events += happened.in_journal(_journal(journal))
    events += happened.in_words(said or [], "said", said_day, today, now)
    events += happened.in_words(guess or [], "guess", said_day, today, now)
    if screened is Screened.CLEAR:
        events += happened.clear_screen(today, now)
    _show(events, today, as_json=as_json)


def _journal(path: Path) -> bytes:
    from sameteam.method.journal import MAX_BYTES

    if str(path) != "-":
        return given.file_bytes(path, MAX_BYTES)
    try:
        return given.stdin().read(MAX_BYTES + 1)
    except OSError as fault:
        raise Stop(f"The input can't be read: {fault.strerror}.") from None


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(f"{option}: expected a date like 2026-12-01.") from None


def _noon(day: date) -> datetime:
    """The same day always gives the same plan, whatever the hour."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _show(events: list[Event], today: date, *, as_json: bool) -> None:
    from sameteam.cli import step_page
    from sameteam.content import load_library
    from sameteam.method import fold, next_step, tell

    library = load_library()
    situation = fold(events, today)
    step = next_step(situation, library)
    if as_json:
        page.show_json(tell(step, library, today) | step_page.questions(step, library))
    else:
        page.show(*step_page.lines(step, situation, library))
