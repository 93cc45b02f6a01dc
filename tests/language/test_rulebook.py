"""The rulebook: one file more is one rule more, and all faults are told at once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from sameteam.language.rulebook import RulebookError, Seen, load_rules, rulebook
from sameteam.language.text import read_text

DOC = '[doc]\nnotices = "It."\nwhy = "So."\nfine_when = "Never."\n'
EXAMPLES = '[[flags]]\ntext = "x"\n' * 3 + '[[passes]]\ntext = "y"\nbecause = "z"\n' * 3
HEAD = 'title = "A rule"\nsources = ["mi"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "reasons").mkdir()
    (tmp_path / "_words.toml").write_text('kin = ["mother", "father"]\n')
    return tmp_path


def write(folder: Path, name: str, match: str, head: str = HEAD, rest: str = EXAMPLES) -> None:
    (folder / "reasons" / f"{name}.toml").write_text(f"{head}\n{DOC}\n{match}\n{rest}")


def match(any_of: str, more: str = "") -> str:
    return f'[[match]]\nstrength = "sure"\nany = [{any_of}]\n{more}\n'


def seen_in(folder: Path, text: str) -> list[Seen]:
    return load_rules("reasons", folder).notice(read_text(text))


def test_adding_a_rule_is_adding_a_file(folder: Path) -> None:
    write(folder, "b", match('"my <kin>"'))
    assert [rule.id for rule in load_rules("reasons", folder).rules] == ["b"]
    write(folder, "a", match('"plum"'))
    assert [rule.id for rule in load_rules("reasons", folder).rules] == ["a", "b"]
    assert [(one.rule.id, one.span.quote) for one in seen_in(folder, "A plum for my mother")] == [
        ("a", "plum"),
        ("b", "my mother"),
    ]


def test_a_retired_rule_is_silent(folder: Path) -> None:
    write(folder, "a", match('"plum"'), head=HEAD + 'status = "retired"\n')
    assert seen_in(folder, "plum") == []


def test_all_faults_of_all_files_are_told_at_once(folder: Path) -> None:
    write(folder, "a", match('"{plum"'), rest="")
    write(folder, "b", match('"plum"'), head='title = 3\ncolour = "red"\n')
    (folder / "reasons" / "c.toml").write_text("not toml")
    with pytest.raises(RulebookError) as caught:
        load_rules("reasons", folder)
    told = "\n".join(caught.value.faults)
    for part in ("a.toml: match 1", "a.toml: flags", "a.toml: passes", "b.toml: title"):
        assert part in told
    for part in ("b.toml: colour", "b.toml: sources", "c.toml"):
        assert part in told


def test_a_strength_that_the_task_does_not_know_is_a_fault(folder: Path) -> None:
    write(folder, "a", match('"plum"').replace("sure", "emergency"))
    with pytest.raises(RulebookError, match=r"match.strength: “emergency” found"):
        load_rules("reasons", folder)


def test_unless_cancels_what_it_overlaps_and_nothing_else(folder: Path) -> None:
    write(folder, "a", match('"plum"', 'unless = ["plum tree"]'))
    assert [one.span.start for one in seen_in(folder, "plum tree and plum")] == [14]


@pytest.mark.parametrize(
    ("more", "text", "count"),
    [
        ('skip_in = ["quote"]', "a plum and “a plum”", 1),
        ('only_in = ["quote"]', "a plum and “a plum”", 1),
        ('same_sentence = ["pear"]', "A plum. A pear.", 0),
        ('same_sentence = ["pear"]', "A plum, a pear.", 1),
        ('same_text = ["pear"]', "A plum. A pear.", 1),
        ('same_text = ["pear"]', "A plum.", 0),
    ],
)
def test_a_condition_holds_a_match_back(folder: Path, more: str, text: str, count: int) -> None:
    write(folder, "a", match('"plum"', more))
    assert len(seen_in(folder, text)) == count


def test_many_threads_share_one_rulebook() -> None:
    books: list[object] = []
    threads = [threading.Thread(target=lambda: books.append(rulebook("limits"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(map(id, books))) == 1
