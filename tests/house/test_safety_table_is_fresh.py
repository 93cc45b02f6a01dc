"""docs/safety.md says what the tests hold, no more and no less; so do the other documents."""

from __future__ import annotations

import ast
import re
import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "safety_table"))
DOCUMENTS = [ROOT / "THREATS.md", *sorted((ROOT / "docs").rglob("*.md"))]
NAMED = re.compile(r"`([\w/]+/test_\w+\.py)(?:::([\w:]+))?`")

SENTENCES = """
head = "Safety"
[[part]]
title = "A part"
lead = "Some of it."
[part.must.S-01]
asks = "It is quiet."
[part.must.S-02]
asks = "It is quick."
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with two promises, and nothing that holds them."""
    for name in ("docs", "tests"):
        (tmp_path / name).mkdir()
    (tmp_path / "docs" / "safety-open.toml").write_text(SENTENCES)
    return tmp_path


def test_the_table_in_the_documents_is_the_one_that_the_tests_make() -> None:
    written = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
    assert written == SCRIPT["table"](), "run scripts/safety_table, and look at what changed"


def test_every_test_that_a_document_names_is_there() -> None:
    named = [(path, *match) for path in DOCUMENTS for match in NAMED.findall(path.read_text())]
    missing = [
        f"{path.name}: {file}::{test}" for path, file, test in named if not _is_there(file, test)
    ]
    assert missing == []
    assert len(named) > 100


def test_a_promise_with_neither_test_nor_reason_is_told(project: Path) -> None:
    (project / "tests" / "test_a.py").write_text(
        "import pytest\n@pytest.mark.S('S-01')\ndef test_a(): ...\n"
    )
    with pytest.raises(SCRIPT["Faults"], match="S-02: no test bears it"):
        SCRIPT["table"](project)


def test_a_mark_that_nobody_knows_is_told(project: Path) -> None:
    (project / "tests" / "test_a.py").write_text(
        "import pytest\n@pytest.mark.S('S-01', 'S-2', 'S-02')\ndef test_a(): ...\n"
    )
    with pytest.raises(SCRIPT["Faults"], match="S-2: a test bears it"):
        SCRIPT["table"](project)


def test_marks_on_files_classes_and_parameters_are_found(project: Path) -> None:
    (project / "tests" / "test_a.py").write_text(
        "import pytest\n"
        "pytestmark = [pytest.mark.slow, pytest.mark.S('S-01')]\n"
        "class TestQuick:\n"
        "    @pytest.mark.parametrize('n', [pytest.param(1, marks=pytest.mark.S('S-02'))])\n"
        "    def test_b(self, n): ...\n"
    )
    test = "tests/test_a.py::TestQuick::test_b"
    assert SCRIPT["marked_tests"](project) == {"S-01": [test], "S-02": [test]}


def _is_there(file: str, test: str) -> bool:
    path = ROOT / "tests" / file
    if not path.exists():
        return False
    names = {node.name for node in ast.walk(ast.parse(path.read_text())) if hasattr(node, "name")}
    return not test or test.rpartition("::")[2] in names
