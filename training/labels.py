"""Which label stands in which column of what the reader answers."""

from __future__ import annotations

from training.texts import LEVELS, LIMITS, REASONS, RULES, SIGNS, STRENGTHS, Line

# A level is told as three questions: is it at least a check, at least serious, an emergency?
STEPS = tuple(f"at_least_{level}" for level in LEVELS[1:])
GROUPS: dict[str, tuple[str, ...]] = {
    "reasons": tuple(REASONS),
    "findings": tuple(RULES),
    "strengths": tuple(STRENGTHS),
    "limits": tuple(LIMITS),
    "level": STEPS,
    "signs": tuple(SIGNS),
}
GROUPS_OF = {
    "reasons": ("reasons",),
    "drafts": ("findings", "strengths"),
    "limits": ("limits",),
    "safety": ("level", "signs"),
}
COLUMNS = tuple((group, label) for group, labels in GROUPS.items() for label in labels)


def columns(group: str) -> range:
    """The columns of a group."""
    start = next(at for at, (name, _) in enumerate(COLUMNS) if name == group)
    return range(start, start + len(GROUPS[group]))


def harmless(task: str, line: Line) -> bool:
    """Texts of other tasks that tell of no danger: what people write here most of the time."""
    if task == "drafts":
        return line["verdict"] != "stop"
    return task == "reasons" or (task == "limits" and line["label"] == "request")


def knows(group: str, task: str, line: Line) -> bool:
    """Whether the labels of a group are known for a text."""
    if group in GROUPS_OF[task]:
        return True
    return group in GROUPS_OF["safety"] and harmless(task, line)


def true_of(task: str, line: Line) -> set[tuple[str, str]]:
    """The (group, label) pairs that hold for a labelled text."""
    if task == "reasons":
        return {("reasons", one) for one in line["reasons"]}
    if task == "drafts":
        found = {("findings", one["rule"]) for one in line["findings"]}
        return found | {("strengths", one) for one in line["strengths"]}
    if task == "limits":
        return {("limits", line["label"])}
    reached = LEVELS.index(line["level"])
    return {("level", step) for step in STEPS[:reached]} | {("signs", s) for s in line["signs"]}
