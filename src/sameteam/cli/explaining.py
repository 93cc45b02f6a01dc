"""`sameteam rules` and `explain`: what the reader looks for, and why, from its own files."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated

import typer

from sameteam.cli import page
from sameteam.cli.page import fold, heading, items, plain
from sameteam.cli.stop import Stop

if TYPE_CHECKING:
    from sameteam.content import Library
    from sameteam.language.rule import Rule


def rules(
    task: Annotated[str, typer.Argument(help="Only those of one task, like drafts.")] = "",
) -> None:
    """List every rule of the reader, by task."""
    found = _all()
    if task and task not in found:
        raise Stop(f"There is no such task. There are: {', '.join(found)}.")
    for name, its_rules in found.items():
        if its_rules and task in ("", name):
            page.show(heading(name))
            page.show(*(f"  {rule.id:24} {plain(rule.file.title)}" for rule in its_rules))


def explain(
    rule: Annotated[str, typer.Argument(help="A rule's name, like blame or reasons/blame.")],
) -> None:
    """What a rule notices, why, and when it is fine.

    With examples, and where it comes from.
    """
    from sameteam.content import load_library

    everything = [each for its_rules in _all().values() for each in its_rules]
    found = [each for each in everything if rule in (each.id, f"{each.task}/{each.id}")]
    if not found:
        close = get_close_matches(rule, [each.id for each in everything], n=3)
        hint = f" Close to it: {', '.join(close)}." if close else " sameteam rules lists them."
        raise Stop(f"There is no such rule.{hint}")
    library = load_library()
    for each in found:
        page.show(*_told(each, library), "")


def _all() -> dict[str, tuple[Rule, ...]]:
    from sameteam.language.rule import TASKS
    from sameteam.language.rulebook import RulebookError, rulebook

    try:
        return {task: rulebook(task).rules for task in TASKS}
    except RulebookError as fault:
        raise Stop("The rules can't be used:", *fault.faults) from None


def _told(rule: Rule, library: Library) -> list[str]:
    file = rule.file
    lines = [f"{rule.task}/{rule.id}: {plain(file.title)} ({file.status}, since {file.since})"]
    if rule.labels != (rule.id,):
        lines.append(f"Stands for: {', '.join(rule.labels)}")
    parts = {
        "What it notices": file.doc.notices,
        "Why it matters": file.doc.why,
        "Fine when": file.doc.fine_when,
        "What it says": file.message,
        "Try instead": file.instead,
    }
    for name, text in parts.items():
        if text:
            lines += [heading(name), fold(text, "  ")]
    lines += [heading("It sees"), *items(_quote(flag.text) for flag in file.flags)]
    passes = (f"{_quote(each.text)} ({each.because})" for each in file.passes)
    lines += [heading("It lets pass"), *items(passes)]
    cited = (_cited(source, library) for source in file.sources)
    return [*lines, heading("Where it comes from"), *items(cited)]


def _quote(text: str) -> str:
    return text if text.startswith("“") else f"“{text}”"


def _cited(source: str, library: Library) -> str:
    known = library.sources.get(source)
    return f"{known.cite} ({source})" if known else source
