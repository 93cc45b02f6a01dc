"""One rule, read from one file: what it notices, why, when it is fine, and examples that prove it.

A rule is `rules/<task>/<id>.toml` (data), or `<id>.py` (logic) with the same facts: a docstring
with fixed headings, the constants TITLE, STATUS, SINCE, MESSAGE, INSTEAD, SOURCES, FLAGS, PASSES,
and `look(passage) -> Iterator[Look]`. `read_rule` gives the rule, or every fault it found.
"""

from __future__ import annotations

import importlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import msgspec
from msgspec import Struct

from sameteam.language.pattern import Pattern, PatternError, WordLists
from sameteam.language.text import Passage

Task = Literal["reasons", "drafts", "strengths", "limits", "safety", "asks", "misuse"]
TASKS: tuple[Task, ...] = ("reasons", "drafts", "strengths", "limits", "safety", "asks", "misuse")
SURENESS = ("certain", "sure", "likely", "hint")
LEVELS = ("emergency", "serious", "check")
FEWEST_EXAMPLES = 3

Look = tuple[int, int, str]  # start and end in the view, and a strength


class Doc(Struct, frozen=True, forbid_unknown_fields=True):
    notices: str
    why: str
    fine_when: str


class Flag(Struct, frozen=True, forbid_unknown_fields=True):
    """A text that the rule must see; `mark` is the exact text that it marks (or part of it)."""

    text: str
    mark: str = ""


class Pass(Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    because: str


class Match(Struct, frozen=True, forbid_unknown_fields=True):
    """Patterns of one strength. `unless` cancels what it overlaps; the rest must hold as well."""

    strength: str
    any: tuple[str, ...]
    unless: tuple[str, ...] = ()
    skip_in: tuple[Literal["quote"], ...] = ()
    only_in: tuple[Literal["quote"], ...] = ()
    same_sentence: tuple[str, ...] = ()  # one of these stands in the same sentence
    same_text: tuple[str, ...] = ()  # or anywhere in the text


class RuleFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of a rule file, in the order in which they stand in it."""

    title: str
    doc: Doc
    sources: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()
    passes: tuple[Pass, ...] = ()
    kind: Literal["phrase", "logic"] = "phrase"
    status: Literal["preview", "stable", "retired"] = "stable"
    since: str = "0.1.0"
    labels: tuple[str, ...] = ()  # what a match stands for, where that isn't the rule's id
    message: str = ""  # {match} stands for the words seen
    instead: str = ""
    unless: tuple[str, ...] = ()  # for every `match` of the rule
    match: tuple[Match, ...] = ()


class Block(Struct, frozen=True):
    """A `[[match]]` with its patterns read."""

    strength: str
    any: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    same_sentence: tuple[Pattern, ...]
    same_text: tuple[Pattern, ...]
    skip_quotes: bool
    only_quotes: bool


class Rule(Struct, frozen=True):
    id: str
    task: Task
    file: RuleFile
    labels: tuple[str, ...]
    blocks: tuple[Block, ...]
    look: Callable[[Passage], Iterator[Look]] | None = None


def read_rule(path: Path, task: Task, words: WordLists) -> tuple[Rule | None, list[str]]:
    """The rule in the file, and no fault; or no rule, and all faults, each with file and field."""
    where = f"{task}/{path.name}"
    module: ModuleType | None = None
    try:
        if path.suffix == ".py":
            module = importlib.import_module(f"sameteam.language.rules.{task}.{path.stem}")
            data: Mapping[str, Any] = _facts_of(module)
        else:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ImportError, SyntaxError) as fault:
        return None, [f"{where}: {fault}"]
    file, faults = _shape(data)
    blocks = []
    for number, match in enumerate(file.match, start=1):
        block, wrong = _block(file, match, words)
        faults += [f"match {number}: {fault}" for fault in wrong]
        blocks.append(block)
    faults += _gaps(file, task, module)
    if faults:
        return None, [f"{where}: {fault}" for fault in faults]
    labels = file.labels or (path.stem,)
    look = getattr(module, "look", None)
    return Rule(path.stem, task, file, labels, tuple(blocks), look), []


def _shape(data: Mapping[str, Any]) -> tuple[RuleFile, list[str]]:
    """The file as far as it can be read, and what is wrong with its fields.

    Each field is converted alone, so that one wrong field doesn't hide another.
    """
    fields = {field.name: field for field in msgspec.structs.fields(RuleFile)}
    faults = [f"{name}: there is no such field" for name in data if name not in fields]
    good: dict[str, Any] = {"title": "", "doc": Doc("?", "?", "?")}
    for name, field in fields.items():
        if name in data:
            try:
                good[name] = msgspec.convert(data[name], field.type)
            except msgspec.ValidationError as fault:
                faults.append(f"{name}: {fault}")
        elif field.required:
            faults.append(f"{name}: it is missing")
    return RuleFile(**good), faults


def _block(file: RuleFile, match: Match, words: WordLists) -> tuple[Block, list[str]]:
    faults: list[str] = []

    def patterns(sources: tuple[str, ...], *, own: bool = False) -> tuple[Pattern, ...]:
        found = []
        for source in sources:
            try:
                found.append(Pattern(source, words) if own else words.shared(source))
            except PatternError as fault:
                faults.append(str(fault))
        return tuple(found)

    block = Block(
        strength=match.strength,
        any=patterns(match.any, own=True),
        unless=patterns(file.unless + match.unless),
        same_sentence=patterns(match.same_sentence),
        same_text=patterns(match.same_text),
        skip_quotes="quote" in match.skip_in,
        only_quotes="quote" in match.only_in,
    )
    return block, faults


def _gaps(file: RuleFile, task: Task, module: ModuleType | None) -> Iterator[str]:
    """What a file lacks although its shape is right."""
    for name in ("notices", "why", "fine_when"):
        if not getattr(file.doc, name).strip():
            yield f"doc.{name}: it is empty"
    if not file.sources:
        yield "sources: at least one is needed"
    for name, examples in (("flags", file.flags), ("passes", file.passes)):
        if len(examples) < FEWEST_EXAMPLES:
            yield f"{name}: {len(examples)} found, at least {FEWEST_EXAMPLES} expected"
    for flag in file.flags:
        if flag.mark and flag.mark not in flag.text:
            yield f"flags: “{flag.mark}” doesn't stand in “{flag.text}”"
    if task == "drafts" and not (file.message and file.instead):
        yield "message, instead: a rule for drafts needs both"
    if module is not None and not hasattr(module, "look"):
        yield "look: a logic rule needs this function"
    allowed = LEVELS if task == "safety" else SURENESS
    for match in file.match:
        if match.strength not in allowed:
            yield f"match.strength: “{match.strength}” found, one of {', '.join(allowed)} expected"


_HEADINGS = {"What it notices": "notices", "Why it matters": "why", "Fine when": "fine_when"}


def _facts_of(module: ModuleType) -> dict[str, Any]:
    """The fields of a logic rule: its constants, and the parts of its docstring."""
    doc: dict[str, str] = {}
    heading = ""
    for line in (module.__doc__ or "").splitlines():
        if line.strip() in (*_HEADINGS, "Example", "Try instead", "Sources"):
            heading = _HEADINGS.get(line.strip(), "")
        elif heading:
            doc[heading] = f"{doc.get(heading, '')} {line.strip()}".strip()
    names = [field.name for field in msgspec.structs.fields(RuleFile)]
    facts = {n: getattr(module, n.upper()) for n in names if hasattr(module, n.upper())}
    return {"kind": "logic", **facts, "doc": doc}
