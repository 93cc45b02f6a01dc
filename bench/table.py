"""The measures as Markdown: a line of facts about the run, one table, and one of the peers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from bench.peers import Line, Score
from bench.timing import Figure, Measure

BEGIN, END = "<!-- made by `python -m bench --write-docs` -->", "<!-- end -->"
HEAD = (
    "| what | on | takes | beside it, in turn | takes | ratio | rounds |",
    "|---|---|---|---|---|---|---|",
)
PEERS = (
    "| reader | takes for a text | beside ours | precision, open | recall, open | F1, open "
    "| F1, train |",
    "|---|---|---|---|---|---|---|",
)


class Run(Struct, frozen=True, kw_only=True):
    """Where and when the figures were taken. `load` is the machine's load average before."""

    on: date
    cores: int
    load: float
    versions: tuple[str, ...]
    seconds: int


def markdown(run: Run, measures: Sequence[Measure]) -> str:
    facts = (
        f"{run.on.isoformat()}, {run.cores} cores (load {run.load:.1f} before the run), "
        f"{', '.join(run.versions)}. The run took {run.seconds} seconds."
    )
    return "\n".join((facts, "", *HEAD, *map(_line, measures))) + "\n"


def peers(lines: Sequence[Line], skipped: Sequence[str]) -> str:
    """The other readers of prose, on the drafts of `open_drafts` and `train_drafts`."""
    return "\n".join((*PEERS, *map(_peer, lines), *(["", *skipped] if skipped else []))) + "\n"


def write_between_marks(path: Path, text: str) -> None:
    """Put the text where the last one stood. Raises ValueError when the marks are not there."""
    before, begin, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path.name} has no two lines {BEGIN} and {END}")
    path.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")


def _line(measure: Measure) -> str:
    takes = [_figure(measure.ours, measure.unit)]
    if measure.slowest is not None:
        takes.append(f"the 99th of 100 {_short(measure.slowest)} {measure.unit}")
    if measure.note:
        takes.append(measure.note)
    cells = (
        measure.what,
        measure.database or "-",
        ", ".join(takes),
        measure.bare_is,
        _figure(measure.bare, measure.unit),
        _figure(measure.ratio, "×"),
        str(measure.rounds),
    )
    return f"| {' | '.join(cells)} |"


def _peer(line: Line) -> str:
    cells = (
        line.name,
        _figure(line.takes, "ms") if line.takes else "-",
        _figure(line.ratio, "×") if line.ratio else "-",
        *_score(line.open),
        f"{line.train.f1:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def _score(score: Score) -> tuple[str, ...]:
    return f"{score.precision:.2f}", f"{score.recall:.2f}", f"{score.f1:.2f}"


def _figure(figure: Figure, unit: str) -> str:
    return f"{_short(figure.median)} {unit} ({_short(figure.low)} to {_short(figure.high)})"


def _short(value: float) -> str:
    """Three digits that count; more would be noise."""
    if value >= 100:
        return f"{value:,.0f}"
    if value >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if value >= 1 else f"{value:.2g}"
