"""Every text can be read by a tired person of thirteen: grade 8 or lower."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading_age import LIMIT, grade, main, sentences, syllables, too_hard

import sameteam.content

ROOT = Path(sameteam.content.__file__).parent
FILES = sorted(ROOT.rglob("*.toml"))

HARD = (
    "Notwithstanding considerable interpersonal difficulties, individuals experiencing relational "
    "dissatisfaction frequently demonstrate ambivalence regarding professional intervention, "
    "particularly where financial considerations complicate participation, and consequently "
    "they systematically postpone conversations that might otherwise facilitate reconciliation, "
    "understanding and collaborative resolution of longstanding, mutually detrimental patterns."
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_and_each_of_its_long_texts_is_grade_eight_or_lower(path: Path) -> None:
    assert too_hard(path) == []


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("about", 2),
        ("asked", 1),
        ("wanted", 2),
        ("something", 2),
        ("they're", 1),
        ("couple", 2),
        ("relationship", 4),
        ("idea", 3),
        ("horses", 2),
        ("times", 1),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_formula_gives_the_grade_worked_out_by_hand() -> None:
    # 7 words, 2 sentences, 8 syllables.
    by_hand = 0.39 * 7 / 2 + 11.8 * 8 / 7 - 15.59
    assert grade("We talk about it. It may help.") == pytest.approx(by_hand, abs=0.05)


def test_list_items_blanks_numbers_addresses_and_names_do_not_skew_the_grade() -> None:
    text = "Try this:\n\n- Ask {name} once\n- Call Samaritans on 116 123, or see www.example.org/x"
    assert sentences(text) == [["Try", "this"], ["Ask", "once"], ["Call", "on", "or", "see"]]


def test_a_hard_text_is_caught_in_a_file_of_easy_ones(tmp_path: Path) -> None:
    path = tmp_path / "mixed.toml"
    path.write_text(f'name = "{"We talk. " * 200}"\ninside = "{HARD}"\n')
    assert [fault.split(": ")[1] for fault in too_hard(path)] == ["inside"]
    assert grade(HARD) > LIMIT


def test_the_tool_prints_each_text_and_fails_when_a_file_is_too_hard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "hard.toml"
    path.write_text(f'name = "We talk."\ninside = "{HARD}"\n')
    assert main([str(path)]) == 1
    assert "inside  TOO HARD" in capsys.readouterr().out
    path.write_text('name = "We talk."\n')
    assert main([str(path)]) == 0
