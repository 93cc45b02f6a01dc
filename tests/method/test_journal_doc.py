"""`docs/journal.md` is a contract: every kind is there, and every example can be read."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from sameteam.content.checks import REASONS, SIGNS
from sameteam.content.model import Library
from sameteam.method import STEPS, decode, encode, fold, next_step
from sameteam.method.events import Journalled

PAGE = (Path(__file__).parents[2] / "docs" / "journal.md").read_text("utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)]
HEAD, EVENTS = EXAMPLES[0], EXAMPLES[1:]
KINDS = {kind.__struct_config__.tag: kind for kind in get_args(Journalled)}


def whole() -> bytes:
    return json.dumps(HEAD | {"events": EVENTS}).encode()


def test_every_kind_has_an_example_under_its_own_heading() -> None:
    assert sorted(example["kind"] for example in EVENTS) == sorted(KINDS)
    assert re.findall(r"^### (\w+)$", PAGE, re.MULTILINE) == [e["kind"] for e in EVENTS]


def test_every_example_can_be_read_and_written_again() -> None:
    events = decode(whole())
    assert len(events) == len(KINDS)
    assert decode(encode(events, date(2026, 11, 24), screening=True)) == events


@pytest.mark.parametrize("example", EVENTS, ids=lambda example: example["kind"])
def test_every_field_is_shown_unless_the_text_names_it(example: dict[str, object]) -> None:
    fields = {field.encode_name for field in msgspec.structs.fields(KINDS[example["kind"]])}
    section = PAGE.split(f"### {example['kind']}\n")[1].split("\n### ")[0]
    assert all(field in example or f"`{field}`" in section for field in fields)


@pytest.mark.parametrize("example", EVENTS, ids=lambda example: example["kind"])
def test_what_may_be_left_out_is_said_so(example: dict[str, object]) -> None:
    section = PAGE.split(f"### {example['kind']}\n")[1].split("```json")[0]
    for field in msgspec.structs.fields(KINDS[example["kind"]]):
        if not field.required:
            assert f"`{field.encode_name}`" in section
            assert "may be left" in " ".join(section.split())


@pytest.mark.parametrize("ids", [REASONS, SIGNS, STEPS], ids=["reasons", "signs", "steps"])
def test_every_id_is_listed(ids: tuple[str, ...]) -> None:
    assert all(f"`{name}`" in PAGE for name in ids)


def test_a_plan_can_be_made_from_the_examples(library: Library) -> None:
    step = next_step(fold(decode(whole()), date(2026, 11, 24)), library)
    assert step.facts
