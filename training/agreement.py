"""How far the second, blind reading of our own texts agrees with the settled labels.

`python -m training.agreement [FILE ...]` prints a table, and for named files every text on which
the two differ. Second readings lie in `data/second/`, under the same name and in the same order.
"""

from __future__ import annotations

import sys
from pathlib import Path

from training.labels import GROUPS_OF, true_of
from training.texts import DATA, Line, read, task_of


def pairs(name: str) -> list[tuple[Line, Line]]:
    """Each text with its settled and its second labels. Raises ValueError on another order."""
    settled, second = read(DATA / "own" / name), read(DATA / "second" / name)
    if [one["text"] for one in settled] != [two["text"] for two in second]:
        raise ValueError(f"{name}: the second reading has other texts, or another order")
    return list(zip(settled, second, strict=True))


def agreement(task: str, group: str, read_twice: list[tuple[Line, Line]]) -> float:
    """Micro F1 of one reading against the other, over the labels of a group."""
    both = either = 0
    for one, two in read_twice:
        left = {pair for pair in true_of(task, one) if pair[0] == group}
        right = {pair for pair in true_of(task, two) if pair[0] == group}
        both += len(left & right)
        either += len(left) + len(right)
    return 2 * both / either if either else 1.0


def differing(task: str, read_twice: list[tuple[Line, Line]]) -> list[int]:
    return [
        at
        for at, (one, two) in enumerate(read_twice, start=1)
        if true_of(task, one) != true_of(task, two)
    ]


def main(names: list[str]) -> int:
    paths = sorted((DATA / "second").glob("*.jsonl"))
    print("| file | texts | read alike | by group, micro F1 |\n|---|---|---|---|")
    for path in paths:
        task, both = task_of(path), pairs(path.name)
        unlike = differing(task, both)
        by_group = ", ".join(f"{g} {agreement(task, g, both):.2f}" for g in GROUPS_OF[task])
        print(f"| {path.name} | {len(both)} | {1 - len(unlike) / len(both):.2f} | {by_group} |")
        for at in unlike if path.name in {Path(name).name for name in names} else ():
            one, two = both[at - 1]
            print(f"{at}: {one['text']}\n   settled {sorted(true_of(task, one))}")
            print(f"   second  {sorted(true_of(task, two))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
