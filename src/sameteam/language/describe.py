"""Writes what every rule notices, and why, as one page a task: `docs/rules/<task>.md`.

    python -m sameteam.language.describe docs/rules

`pages()` makes the texts; a test holds them against the files, so that no rule changes in silence.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from sameteam.language.rule import TASKS, Rule, Task
from sameteam.language.rulebook import rulebook

TITLES: dict[Task, str] = {
    "reasons": "Why the partner says no",
    "drafts": "What a draft review marks",
    "strengths": "What a draft review credits",
    "limits": "Is it a boundary?",
    "safety": "What a text discloses",
    "asks": "What makes an ask hard to say yes to",
    "misuse": "What gets no help with wording",
}
MADE = "This page is made from the rule files; `python -m sameteam.language.describe docs/rules`."


def pages() -> dict[str, str]:
    """The text of each page, by file name."""
    return {f"{task}.md": "\n".join(_page(task)) + "\n" for task in TASKS}


def _page(task: Task) -> Iterator[str]:
    rules = rulebook(task).rules
    yield f"# {TITLES[task]}"
    yield ""
    yield f"{len(rules)} rules, in `src/sameteam/language/rules/{task}/`. {MADE}"
    for rule in rules:
        yield from _section(rule)


def _section(rule: Rule) -> Iterator[str]:
    file = rule.file
    yield ""
    yield f"## {rule.id}: {file.title}"
    yield ""
    yield f"{file.kind}, {file.status}, since {file.since}. Rests on: {', '.join(file.sources)}."
    if rule.labels != (rule.id,):
        yield f"Stands for: {', '.join(rule.labels)}."
    yield ""
    for name, text in (
        ("Notices", file.doc.notices),
        ("Why", file.doc.why),
        ("Fine when", file.doc.fine_when),
        ("Says", file.message),
        ("Instead", file.instead),
    ):
        if text:
            yield f"- **{name}**: {' '.join(text.split())}"
    yield f"- **Sees**: {' / '.join(' '.join(flag.text.split()) for flag in file.flags)}"
    yield "- **Lets pass**: " + " / ".join(
        f"{' '.join(one.text.split())} ({one.because})" for one in file.passes
    )


def main(folder: Path) -> None:
    """Write the pages into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
