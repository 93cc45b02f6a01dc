"""What a person reads stands in content files and templates, and is plain enough there."""

from __future__ import annotations

import ast
import html
import re
from pathlib import Path

import pytest

from tests.content.reading_age import LIMIT, grade

WEB = Path(__file__).parents[2] / "src" / "sameteam" / "web"
TEMPLATES = sorted(WEB.glob("*/templates/*.html"))
# Arguments of forms, fields and errors that end up on a page.
SHOWN = {"label", "help_text", "title"}


def words_of(template: str) -> str:
    """The text of a template: each block of the page as a sentence of its own."""
    text = re.sub(r"{#.*?#}|{%.*?%}", " ", template, flags=re.S)
    text = re.sub(r"{{.*?}}", "it", text, flags=re.S)
    text = re.sub(r"</(h\d|p|li|a|button|label|legend|summary|dt|dd|title|span)>", ". ", text)
    text = re.sub(r"<[^>]*>", " ", text)
    return re.sub(r"([.?!])\s*\.", r"\1", html.unescape(text))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_page_asks_for_eight_years_of_school_at_most(path: Path) -> None:
    assert grade(words_of(path.read_text())) <= LIMIT


@pytest.mark.parametrize(
    "path",
    sorted(set(WEB.rglob("*.py")) - set(WEB.rglob("commands/*.py"))),
    ids=lambda p: str(p.relative_to(WEB)),
)
def test_no_code_of_the_web_holds_words_for_a_page(path: Path) -> None:
    found = [
        f"{path.name}:{node.value.lineno}"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.keyword)
        and node.arg in SHOWN
        and isinstance(node.value, ast.Constant | ast.JoinedStr)
        and not (isinstance(node.value, ast.Constant) and not node.value.value)
    ]
    assert not found
