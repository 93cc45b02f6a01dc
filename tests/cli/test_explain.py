"""`sameteam rules` and `explain`: every rule can be looked up, and says why it is there."""

from __future__ import annotations

import pytest

from sameteam.language.rulebook import rulebook
from tests.cli.conftest import Run


def test_every_rule_is_listed_under_its_task(run: Run) -> None:
    listed = run("rules", "reasons").out
    assert all(f"  {rule.id} " in listed for rule in rulebook("reasons").rules)
    assert "safety" not in listed
    assert "\nsafety\n" in run("rules").out


def test_a_rule_tells_what_it_notices_why_and_with_which_examples(run: Run) -> None:
    rule = rulebook("reasons").rules[0]
    for name in (rule.id, f"reasons/{rule.id}"):
        told = " ".join(run("explain", name).out.split())
        for part in (rule.file.doc.notices, rule.file.doc.why, rule.file.flags[0].text):
            assert " ".join(part.split()) in told
        assert rule.file.sources[0] in told


@pytest.mark.parametrize(
    ("call", "hint"), [(("explain", "blme"), "blame"), (("rules", "x"), "limits")]
)
def test_an_unknown_name_gets_a_hint(run: Run, call: tuple[str, ...], hint: str) -> None:
    ended = run(*call)
    assert (ended.code, ended.out) == (2, "")
    assert hint in ended.err
