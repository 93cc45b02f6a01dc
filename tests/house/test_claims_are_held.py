"""Every promise of safety on a page names the tests that hold it: docs/claims.toml (S-41)."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sameteam"
CLAIMS = tomllib.loads((ROOT / "docs" / "claims.toml").read_text())["claim"]
COPY = [
    *sorted(SOURCE.glob("content/en/pages/*.toml")),
    SOURCE / "content/en/screen.toml",
    SOURCE / "content/en/safety_plan.toml",
    *sorted(SOURCE.glob("web/*/templates/*.html")),
]
# Words by which a sentence sounds like a promise of safety.
PROMISES = re.compile(
    r"\bseal|\block(s|ed)\b|encrypt|scrambled|(not|never) kept|nobody (else )?(is|was) told"
    r"|tell nobody|\bstored\b|(goes?|erase|page|site|closes?)[^.]* at once|nowhere else"
    r"|only (you|this window)\b|own eyes|you alone|can't read|ends? your visit|signs you out"
    r"|no e-?mail|no (mail|message)|sends them nothing|nothing is loaded|never guess|is erased"
    r"|stops? working|is dead|Shift key",
    re.I,
)
# Advice, faults and headings that use these words and promise nothing.
ADVICE = (
    "The file is not locked",
    "These notes are locked.",
    "open again at once",
    "your passphrase's lock and your recovery code",
    "the plan for hard days, for you alone",
    "Pressing the Shift key three times does the same",
    "put it where only you can get at it",
    "No messages, no calls to explain",
    "what you type before that is not kept.",
    "This was not kept",
    "This is for you alone.",
)


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("**", ""))


def copy_of(path: Path) -> str:
    """What a person reads of a file, with a bar between things that stand apart."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        return " | ".join(plain(text) for text in _texts(tomllib.loads(raw)))
    bare = plain(re.sub(r"{%.*?%}|{#.*?#}|{{.*?}}|<[^>]*>", " | ", raw, flags=re.S))
    return re.sub(r"(\| )+", "| ", bare)


def _texts(value: Any, name: str = "") -> Iterator[str]:
    if isinstance(value, str) and name not in {"id", "source"}:
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, name)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, key)


def sentences(text: str) -> list[str]:
    return [each.strip() for each in re.split(r"(?<=[.!?:])\s+|\s\|\s|\s- ", text) if each.strip()]


@pytest.mark.S("S-41")
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim["says"][:60])
def test_a_claim_stands_where_it_says_and_its_tests_are_there(claim: dict[str, Any]) -> None:
    shown = copy_of(SOURCE / claim["in"])
    assert all(part in shown for part in sentences(plain(claim["says"])))
    assert claim["held"]
    for test in claim["held"]:
        path, name = test.split("::")
        tree = ast.parse((ROOT / "tests" / path).read_text())
        assert name in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.S("S-41")
@pytest.mark.parametrize("path", COPY, ids=lambda path: path.name)
def test_no_sentence_that_sounds_like_a_promise_is_without_its_tests(path: Path) -> None:
    own = [plain(claim["says"]) for claim in CLAIMS if SOURCE / claim["in"] == path]
    known = [sentence for says in own for sentence in sentences(says)]
    missing = [
        sentence
        for sentence in sentences(copy_of(path))
        if PROMISES.search(sentence)
        and not any(says in sentence or sentence in says for says in [*known, *ADVICE])
    ]
    assert missing == []


def test_the_search_sees_a_promise_when_there_is_one() -> None:
    for sentence in ("All of it is sealed.", "Nobody is told.", "It ends your visit."):
        assert PROMISES.search(sentence)
    assert not PROMISES.search("Take a walk round the block with a friend.")
