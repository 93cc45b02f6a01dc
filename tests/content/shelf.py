"""A whole library, as small as the loader allows, for tests that break one file of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sameteam.content.checks import REASONS, SIGNS, STEPS

Shelf = dict[str, dict[str, Any]]  # the file's path to what stands in it

LINE = {
    "kind": "emergency",
    "name": "Emergency",
    "voice": "112",
    "trace_note": "It stays in your call log.",
    "status": "cross_referenced",
    "sources": ["one.example", "two.example"],
}


def small_shelf() -> Shelf:
    files: Shelf = {
        "sources.toml": {"craft": {"cite": "A study", "kind": "trial", "says": "Be kind."}},
        "crisis/nl.toml": {
            "name": "Netherlands",
            "lines": [{"id": "nl-112", **LINE}, {"id": "nl-113", **LINE, "kind": "suicide"}],
        },
        "en/options/class.toml": {
            **_texts("name", "money_note", "what", "start", "words"),
            "minutes": 90,
            "money": "low",
            "exposure": 2,
            "fits": ["stigma"],
        },
        "en/exercises/breathe.toml": {**_texts("name", "why"), "minutes": 5, "steps": [*"abc"]},
        "en/pages/safety.toml": {**_texts("title", "lead"), "sections": _named(1, "title", "body")},
        "en/ask_first.toml": _ask_first(),
        "en/screen.toml": _screen(),
        "en/safety_plan.toml": {**_texts("title", "lead"), "parts": _plan_parts()},
        "en/wording.toml": {"said": {"room": {"a": "A label."}}},
        "en/rewriting.toml": _rewriting(),
        "en/ask.toml": _ask(),
        "en/talk.toml": _talk(),
        "en/phrases.toml": {"facts": {"a": "A fact."}, "labels": {"b": "A label."}},
    }
    for number, reason in enumerate(sorted(REASONS), start=1):
        files[f"en/reasons/{reason}.toml"] = _reason(number)
        files[f"en/asking/{reason}.toml"] = _asking()
    for step in STEPS:
        files[f"en/steps/{step}.toml"] = _step()
    for sign in SIGNS:
        files[f"en/signs/{sign}.toml"] = _texts("noticed", "matters", "who")
    for path, tree in files.items():
        if path.startswith("en/") and path not in {"en/phrases.toml", "en/wording.toml"}:
            tree["source"] = ["craft"]
    return files


KINDS = ("no", "later", "you", "silence", "anger")


def _asking() -> dict[str, Any]:
    return {
        **_texts("problem_example", "goal_example", "assurance"),
        "labels": [*"abc"],
        "fears": [_texts("fear", "answer"), _texts("fear", "answer")],
        "likely": _texts(*KINDS),
        "then": _texts(*KINDS),
    }


def _ask() -> dict[str, Any]:
    fields = ("label", "problem", "goal", "timeframe", "look_back", "assurance")
    return {
        **_texts("lead", "timeframe_first", "card", "look_back_on", "room"),
        **{name: _texts("question", "hint", "missing") for name in fields},
    }


def _talk() -> dict[str, Any]:
    kinds = [{"id": kind, **_texts("title", "hint")} for kind in KINDS]
    return {**_texts("lead"), "places": [*"abc"], "kinds": kinds, "afterwards": [*"ab"]}


def _rewriting() -> dict[str, Any]:
    fields = {name: _texts("question", "hint", "missing") for name in ("event", "feeling", "wish")}
    joints = (
        "opener", "when", "felt", "feel", "could_you", "could_we", "would_like", "bare_wish",
        "ask", "room",
    )  # fmt: skip
    return {**_texts("lead", "hurts"), **fields, "joints": _texts(*joints)}


def write(root: Path, files: Shelf) -> Path:
    for path, tree in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(_toml(tree), encoding="utf-8")
    return root


def _texts(*names: str) -> dict[str, Any]:
    return {name: f"Some words for {name}." for name in names}


def _named(count: int, *names: str) -> list[dict[str, Any]]:
    return [{"id": f"x{place}", **_texts(*names)} for place in range(count)]


def _reason(number: int) -> dict[str, Any]:
    return {
        **_texts("name", "inside", "opener", "ask_label", "ask_words"),
        "number": number,
        "they_might_say": ["No.", "Never."],
        "worse": ["One.", "Two."],
        "helps": ["One.", "Two."],
        "questions": ["What?", "How?", "When?"],
        "first_steps": ["class"],
    }


def _step() -> dict[str, Any]:
    texts = _texts("title", "lead", "passed", "later")
    return {**texts, "minutes": 10, "do": ["Do it."], "not_now": ["Not that."]}


def _ask_first() -> dict[str, Any]:
    questions = [_texts("text", "listen_for")] * 3
    return {
        **_texts("title", "lead", "still_no_words"),
        "why_it_works": ["One.", "Two."],
        "themes": [{**theme, "questions": questions} for theme in _named(4, "name")],
        "openings": _named(3, "name", "when", "words"),
        "still_no": ["One.", "Two."],
    }


def _screen() -> dict[str, Any]:
    texts = "title lead alone_question alone_yes alone_no interruption_title decline decline_note"
    questions = _named(12, "text")
    return {
        **_texts(*texts.split()),
        "interruption": [*"abcd"],
        "questions": [{**question, "tier": "serious", "sign": "fear"} for question in questions],
        "answers": {"yes": "Yes", "no": "No", "not_sure": "Not sure", "rather_not": "Rather not"},
        "limits": ["It can miss a lot."],
    }


def _plan_parts() -> list[dict[str, Any]]:
    return [{**part, "fields": _named(1, "label", "help")} for part in _named(4, "title", "lead")]


def _toml(tree: dict[str, Any]) -> str:
    """Inline tables do for a test, and JSON's strings, numbers and lists are TOML's as well."""
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in tree.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inside = ", ".join(f"{json.dumps(key)} = {_value(item)}" for key, item in value.items())
        dated = ", last_verified = 2026-11-01" if "trace_note" in value else ""
        return f"{{{inside}{dated}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value)
