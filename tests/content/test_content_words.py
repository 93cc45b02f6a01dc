"""Words that no content file may use, and what only crisis files may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reading_age import texts_of

import sameteam.content

ROOT = Path(sameteam.content.__file__).parent
FILES = [*sorted((ROOT / "en").rglob("*.toml")), ROOT / "sources.toml"]
CRISIS = sorted((ROOT / "crisis").glob("*.toml"))

PROMISES = re.compile(
    r"\b(completely (private|safe|secure|anonymous)|anonym\w*|undetect\w*|untrace\w*"
    r"|(100|hundred) ?(%|per ?cent) (safe|private|secure)|totally (safe|private|secure))\b"
    r"|\bno ?(one|body) (can|will) ever (see|know|find)",
    re.I,
)
PARTNER = re.compile(r"\b(he|she|him|her|his|hers|himself|herself|husband|wife|spouse)\b", re.I)
LABELS = re.compile(r"\b(narciss\w*|toxic\w*|victim\w*|gasligh\w*|psychopath\w*)\b", re.I)
DIAL = re.compile(r"\b(call|dial|ring|text|phone)\s+(on\s+)?[+*#]?\d|\d[\d ()-]{6,}\d", re.I)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def said_by_us(path: Path) -> Iterator[tuple[str, str]]:
    """All texts but what partners are quoted as saying, which is in words of their own."""
    return ((at, text) for at, text in texts_of(path) if not at.startswith("they_might_say"))


def hits(path: Path, *patterns: re.Pattern[str]) -> list[str]:
    return [
        f"{at}: {found[0]}"
        for at, text in said_by_us(path)
        for pattern in patterns
        if (found := pattern.search(text))
    ]


@pytest.mark.S("S-42")
@pytest.mark.parametrize("path", [*FILES, *CRISIS], ids=name_of)
def test_no_text_promises_more_privacy_than_there_is(path: Path) -> None:
    assert hits(path, PROMISES) == []


@pytest.mark.parametrize("path", [*FILES, *CRISIS], ids=name_of)
def test_a_partner_has_no_gender_and_nobody_gets_a_label(path: Path) -> None:
    assert hits(path, PARTNER, LABELS) == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_phone_numbers_stand_in_crisis_files_alone(path: Path) -> None:
    assert hits(path, DIAL) == []


@pytest.mark.S("S-42")
@pytest.mark.parametrize(
    "text",
    [
        "It is completely private.",
        "You stay anonymous.",
        "An undetectable page",
        "This is 100% safe here.",
        "totally safe",
        "No one will ever know.",
    ],
)
def test_the_lint_sees_a_promise_when_there_is_one(text: str) -> None:
    assert PROMISES.search(text)


@pytest.mark.parametrize("text", ["Call 999 now.", "text 85258", "(0808) 200-0247", "Dial #8008"])
def test_the_lint_sees_a_phone_number_when_there_is_one(text: str) -> None:
    assert DIAL.search(text)
