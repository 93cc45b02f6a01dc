"""`make evaluate`: how well the reader reads authors that it has never seen.

Each fold of authors is read by a reader trained on all the others, and joined with the rules by
weights fitted on the fold's other authors. Names of folds measure those alone; `--write` puts the
table into `docs/reader.md`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from sameteam.language import judge_limit, read_refusal, review_draft, screen_text
from sameteam.language.joining import Joining
from sameteam.language.reader import NullReader, Reader
from training import joining, score
from training.parts import FOLDS, Texts, all_texts, reader_without
from training.texts import TASKS

PAGE = Path(__file__).parents[1] / "docs" / "reader.md"
BEGIN, END = "<!-- figures: made by make evaluate -->", "<!-- end of figures -->"
READ: dict[str, Callable[..., Any]] = {
    "reasons": read_refusal,
    "drafts": review_draft,
    "limits": judge_limit,
    "safety": screen_text,
}
SCORES = {name: getattr(score, name) for name in TASKS}
# The figures that are followed, each with what it must reach; a least value, or a most (below 0.5).
WANTED = {
    "reasons.micro_f1": 0.85,
    "reasons.top1_in_gold": 0.93,
    "findings.micro_f1": 0.75,
    "findings.span_recall": 0.80,
    "verdict.accuracy": 0.85,
    "verdict.recall.ready": 0.88,
    "verdict.stop_called_ready": 0.02,
    "strengths.micro_f1": 0.82,
    "limits.accuracy": 0.96,
    "limits.ultimatum_called_boundary": 0.02,
    "safety.serious_recall": 0.96,
    "safety.emergency_recall": 0.96,
    "safety.serious_missed_wholly": 0.015,
    "safety.false_alarm_any": 0.12,
    "safety.false_alarm_serious": 0.06,
    "signs.micro_f1": 0.78,
}


def answers(texts: Texts, reader: Reader) -> list[dict[str, Any]]:
    """What the product answers, as `sameteam read --jsonl` prints it."""
    return [msgspec.to_builtins(READ[task](line["text"], reader)) for task, line in texts]


def figures(texts: Texts, answered: list[dict[str, Any]]) -> dict[str, float]:
    out: dict[str, float] = {}
    for task in TASKS:
        both = [(line, said) for (t, line), said in zip(texts, answered, strict=True) if t == task]
        if both:
            out |= SCORES[task]([line for line, _ in both], [said for _, said in both])
    return out


def read_by_strangers(fold: str) -> tuple[Texts, list[dict[str, Any]]]:
    """A fold's texts, and what a reader answers that knows none of its authors.

    The joining is fitted on the other authors of the fold, one author left out at a time.
    """
    reader = reader_without(fold)
    aside = [one for one in all_texts() if one[1]["author"] in FOLDS[fold]]
    heard = joining.heard(reader, aside)
    texts: Texts = []
    said: list[dict[str, Any]] = []
    for author in FOLDS[fold]:
        own = [one for one in aside if one[1]["author"] == author]
        reader.join_by(Joining(joining.fit(heard.without(author))))
        texts += own
        said += answers(own, reader)
    return texts, said


def table(folds: list[str]) -> str:
    texts: Texts = []
    said: list[dict[str, Any]] = []
    for fold in folds:
        fold_texts, fold_said = read_by_strangers(fold)
        texts, said = texts + fold_texts, said + fold_said
    columns = {"all": figures(texts, said)}
    for author in sorted({line["author"] for _, line in texts}):
        own = [at for at, (_, line) in enumerate(texts) if line["author"] == author]
        columns[author] = figures([texts[at] for at in own], [said[at] for at in own])
    columns["rules alone, all"] = figures(texts, answers(texts, NullReader()))
    lines = [
        f"| figure | must reach | {' | '.join(columns)} |",
        f"|---|---|{'---|' * len(columns)}",
    ]
    for name, wanted in WANTED.items():
        least = f"{wanted} or {'less' if wanted < 0.5 else 'more'}"
        values = " | ".join(f"{column[name]:.3f}" for column in columns.values())
        lines.append(f"| {name} | {least} | {values} |")
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    made = table([name for name in arguments if name in FOLDS] or list(FOLDS))
    print(made)
    if "--write" in arguments:
        page = PAGE.read_text(encoding="utf-8")
        before, rest = page.split(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{made}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
