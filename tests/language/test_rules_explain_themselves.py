"""Every rule file proves itself: flags are seen, passes let pass, and its words are plain."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sameteam.language.describe import pages
from sameteam.language.rule import TASKS, Flag, Pass, Rule
from sameteam.language.rulebook import RULES, Seen, rulebook
from sameteam.language.text import read_text
from tests.content.reading_age import LIMIT, grade

ROOT = Path(__file__).parents[2]
EVERY_RULE = [rule for task in TASKS for rule in rulebook(task).rules]
FLAGS = [(rule, flag) for rule in EVERY_RULE for flag in rule.file.flags]
PASSES = [(rule, one) for rule in EVERY_RULE for one in rule.file.passes]
KNOWN_SOURCES = (ROOT / "src/sameteam/content/sources.toml").read_text(encoding="utf-8")
# Words that judge the person, or sort people.
NEVER_SAID = ("toxic", "narcissist", "victim", "abuser", "manipulat", "husband", " wife", " he ")


def name(value: object) -> str:
    if isinstance(value, Rule):
        return f"{value.task}/{value.id}"
    return value.text[:40] if isinstance(value, Flag | Pass) else str(value)


def seen_by(rule: Rule, text: str) -> list[Seen]:
    return [one for one in rulebook(rule.task).notice(read_text(text)) if one.rule is rule]


@pytest.mark.parametrize(("rule", "flag"), FLAGS, ids=name)
def test_a_rule_sees_its_flags(rule: Rule, flag: Flag) -> None:
    start = flag.text.index(flag.mark)
    end = start + len(flag.mark or flag.text)
    places = [one.span for one in seen_by(rule, flag.text)]
    assert any(span.start < end and start < span.end for span in places), places


@pytest.mark.parametrize(("rule", "one"), PASSES, ids=name)
def test_a_rule_lets_its_passes_pass(rule: Rule, one: Pass) -> None:
    # A hint alone never decides anything, so it may see something there.
    assert [seen.span for seen in seen_by(rule, one.text) if seen.strength != "hint"] == []


@pytest.mark.parametrize("rule", EVERY_RULE, ids=name)
def test_a_rule_speaks_plainly_and_never_of_the_person(rule: Rule) -> None:
    doc = rule.file.doc
    said = (rule.file.message.replace("{match}", "it"), doc.why, rule.file.instead)
    for text in said:
        lower = f" {text.lower()} "
        assert not [word for word in NEVER_SAID if word in lower], text
    assert grade(" ".join((*said, doc.notices, doc.fine_when))) <= LIMIT


@pytest.mark.parametrize("rule", EVERY_RULE, ids=name)
def test_a_rule_names_sources_that_are_listed(rule: Rule) -> None:
    assert set(rule.file.sources) <= set(tomllib.loads(KNOWN_SOURCES))


def test_every_label_of_the_tasks_has_a_rule() -> None:
    told = {task: {label for r in rulebook(task).rules for label in r.labels} for task in TASKS}
    assert len(told["reasons"]) == 17
    assert len(told["drafts"]) == 18
    assert len(told["strengths"]) == 8
    assert told["limits"] == {"boundary", "ultimatum", "request", "complaint"}
    assert told["safety"] >= {"physical", "sexual", "threat", "weapon", "control", "stalking"}
    assert told["safety"] >= {"fear", "child", "self_harm", "partner_self_harm", "user_harm"}


def test_every_regular_expression_can_be_made() -> None:
    for rule in EVERY_RULE:
        for block in rule.blocks:
            for pattern in (*block.any, *block.unless, *block.same_sentence, *block.same_text):
                assert pattern.regex is not None


def test_no_file_in_the_rules_is_overlooked() -> None:
    files = {
        (path.parent.name, path.stem)
        for path in RULES.glob("*/*")
        if path.suffix in (".toml", ".py") and not path.stem.startswith("_")
    }
    assert files == {(rule.task, rule.id) for rule in EVERY_RULE}


@pytest.mark.parametrize("page", pages())
def test_the_page_of_a_task_is_fresh(page: str) -> None:
    written = (ROOT / "docs/rules" / page).read_text(encoding="utf-8")
    assert written == pages()[page], "run python -m sameteam.language.describe docs/rules"
