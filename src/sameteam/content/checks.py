"""Rules that no single field can show: names that must exist, things that must all be there.

They look at the files as read, not at finished models, so that a file with a fault in its fields
still has its other faults told at the same time. Whatever has the wrong shape is passed over here:
the models report it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sameteam.content.faults import Fault, dotted, shown
from sameteam.content.sheets import Sheet

# fmt: off
REASONS = frozenset({
    "blame", "stigma", "last_resort", "privacy", "exposure", "hopeless", "skeptic", "cost", "time",
    "past", "overwhelm", "no_problem", "self_reliance", "pressure", "deflect", "culture",
    "unstated",
})
STEPS = frozenset({
    "safety", "record", "screen", "keep_going", "wait", "settle", "ask_why", "ease_off", "solo",
    "small_ask", "smaller_step", "limit", "decide", "check_in",
})
SIGNS = frozenset({
    "physical", "sexual", "threat", "weapon", "control", "stalking", "fear", "child", "self_harm",
    "partner_self_harm", "user_harm",
})
# fmt: on
FULL_SETS = {"reasons": REASONS, "asking": REASONS, "steps": STEPS, "signs": SIGNS}
REFERENCES = {"source": "sources", "first_steps": "options", "fits": "reasons", "sign": "signs"}


def check(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    """Every fault that shows only in the files together, or by a rule of the house."""
    yield from _full_sets(sheets)
    yield from _numbers(sheets)
    known = {(sheet.kind, sheet.id) for sheet in sheets}
    for sheet in sheets:
        tree = sheet.tree or {}
        if "id" in tree:
            at = dotted(sheet.at, "id")
            yield Fault(sheet.file, at, shown(tree["id"]), "no id: the name says it")
        yield from _texts(sheet, tree, sheet.at, known)
        if sheet.kind == "crisis":
            yield from _crisis(sheet)


def _full_sets(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    for kind, wanted in FULL_SETS.items():
        there = {sheet.id: sheet.file for sheet in sheets if sheet.kind == kind}
        for missing in wanted - there.keys():
            yield Fault(f"en/{kind}/{missing}.toml", "", "no file", f"one for each of the {kind}")
        for extra in there.keys() - wanted:
            yield Fault(there[extra], "", f"a file for {extra!r}", f"one of the {kind} we know")


def _numbers(sheets: Sequence[Sheet]) -> Iterator[Fault]:
    taken: dict[object, str] = {}
    for sheet in sheets:
        number = (sheet.tree or {}).get("number")
        if sheet.kind != "reasons" or not isinstance(number, int):
            continue
        if number in taken:
            found = f"{number}, which {taken[number]} has too"
            yield Fault(sheet.file, "number", found, "a number of its own")
        taken.setdefault(number, sheet.file)


def _texts(sheet: Sheet, tree: Any, at: str, known: set[tuple[str, str]]) -> Iterator[Fault]:
    """Walks through everything in a file: marks left in texts, and names of things elsewhere."""
    if isinstance(tree, str) and "[verify" in tree.lower():
        yield Fault(sheet.file, at, "the mark [verify]", "only what has been verified")
    elif isinstance(tree, list):
        yield from _twice(sheet, tree, at)
        for place, item in enumerate(tree):
            yield from _texts(sheet, item, dotted(at, place), known)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _texts(sheet, value, dotted(at, key), known)
            if key in REFERENCES:
                yield from _references(sheet, value, dotted(at, key), REFERENCES[key], known)


def _references(
    sheet: Sheet, value: Any, at: str, kind: str, known: set[tuple[str, str]]
) -> Iterator[Fault]:
    if not any(one == kind for one, _ in known):
        return  # the whole kind is missing, which is one fault and has been told
    for place, name in enumerate(value if isinstance(value, list) else [value]):
        if isinstance(name, str) and (kind, name) not in known:
            path = dotted(at, place) if isinstance(value, list) else at
            yield Fault(sheet.file, path, shown(name), f"the id of one of the {kind}")


def _twice(sheet: Sheet, items: list[Any], at: str) -> Iterator[Fault]:
    """Things in one list are found by id, so an id may stand there once."""
    seen: set[object] = set()
    for place, item in enumerate(items):
        name = item.get("id") if isinstance(item, dict) else None
        if isinstance(name, str) and name in seen:
            yield Fault(sheet.file, dotted(at, place, "id"), shown(name), "an id of its own")
        seen.add(name)


def _crisis(sheet: Sheet) -> Iterator[Fault]:
    """A number that someone may dial in danger needs two sources, or says that it has one."""
    lines = (sheet.tree or {}).get("lines")
    for place, line in enumerate(lines if isinstance(lines, list) else []):
        if not isinstance(line, dict):
            continue
        status, named = line.get("status"), line.get("sources")
        if status in ("single", "disputed") and not line.get("caveat"):
            expected = f'words of warning, since the status is "{status}"'
            yield Fault(sheet.file, dotted("lines", place, "caveat"), "nothing", expected)
        if status != "single" and isinstance(named, list) and len(set(map(str, named))) < 2:
            expected = 'two different sources, or the status "single"'
            yield Fault(sheet.file, dotted("lines", place, "sources"), "one source", expected)
        if not any(line.get(way) for way in ("voice", "sms", "chat")):
            expected = "a number to call, a number to text, or a chat address"
            yield Fault(sheet.file, dotted("lines", place, "voice"), "nothing", expected)
