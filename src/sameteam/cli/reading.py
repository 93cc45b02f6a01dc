"""`sameteam read`: what the reader sees in a text, for people and for programs."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sameteam.cli import engine, given, page
from sameteam.cli.stop import Stop

if TYPE_CHECKING:
    from sameteam.content import Library


class Task(StrEnum):
    REASONS = "reasons"
    DRAFTS = "drafts"
    LIMITS = "limits"
    SAFETY = "safety"


READERS = {
    Task.REASONS: "read_refusal",
    Task.DRAFTS: "review_draft",
    Task.LIMITS: "judge_limit",
    Task.SAFETY: "screen_text",
}


def read(
    task: Annotated[Task, typer.Argument(help="What to look for.")],
    text: Annotated[str, typer.Argument(help="The words; - takes them from the input.")] = "-",
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
    as_lines: Annotated[
        bool, typer.Option("--jsonl", help='One {"text": ...} a line in, one answer a line out.')
    ] = False,
) -> None:
    """Read a text for reasons, drafts, limits or safety.

    That is: the reasons behind a no; what to mend in a draft; whether a limit is one; signs of
    danger. Nothing is stored and nothing is sent. Bad input ends with the exit code 2; with
    --jsonl the lines before the bad one are answered first.
    """
    from sameteam import language

    if as_lines and (as_json or text != "-"):
        raise Stop("--jsonl takes its texts from the input, and goes without TEXT and --json.")
    reader = getattr(language, READERS[task])
    if as_lines:
        _answer_lines(reader)
        return
    words = given.text_from(given.stdin()) if text == "-" else text
    if as_json:
        page.show_json(engine.ask(reader, words))
    else:
        _answer_in_words(task, reader, words)


def _answer_lines(reader: Callable[[str], Any]) -> None:
    """The answers in the order of the lines. Raises Stop at the first line that is wrong."""
    import os
    from concurrent.futures import ThreadPoolExecutor

    def answer(line: given.Line) -> Any:
        return engine.ask(reader, given.text_of(*line), f"Line {line[0]}: ")

    # The network counts outside of Python's lock, so threads share the work of what is at hand.
    pool = ThreadPoolExecutor(min(4, os.cpu_count() or 1))
    try:
        for group in given.lines_at_hand(given.stdin()):
            for found in pool.map(answer, group):
                page.show_json(found)
    finally:
        pool.shutdown(cancel_futures=True)


def _answer_in_words(task: Task, reader: Callable[[str], Any], words: str) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from sameteam.content import load_library

    # Much of the engine's start is work outside of Python, which leaves time for our words.
    with ThreadPoolExecutor(1) as aside:
        library = aside.submit(load_library)
        answer = engine.ask(reader, words)
        _show(task, answer, words, library.result())


def _show(task: Task, answer: Any, words: str, library: Library) -> None:
    from sameteam import language
    from sameteam.cli import wording

    if task is not Task.SAFETY:
        # Everything that is typed is read for danger as well, and that comes first.
        page.show(*wording.danger(language.screen_text(words), library))
    say: dict[Task, Callable[[Any, Library], list[str]]] = {
        Task.REASONS: wording.reasons,
        Task.DRAFTS: wording.draft,
        Task.LIMITS: wording.limit,
        Task.SAFETY: wording.safety,
    }
    page.show(*say[task](answer, library))
    if answer.read_by == "rules":
        page.show("\n" + library.say("terminal.rules_alone"))
