"""Capitals or piled-up marks, used to shout.

What it notices
Words in capitals, and rows of exclamation or question marks.
Why it matters
On a screen, capitals are read as a raised voice. A raised voice gets an answer in kind.
Example
ANSWER ME!!!
Try instead
Write the same words in small letters, with one full stop.
Fine when
It is joy: a shout of thanks or good news.
Sources
Soft start-up, a well-known way of working.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sameteam.language.text import Passage

TITLE = "Shouting"
SOURCES = ("gottman-startup",)
MESSAGE = "“{match}” looks like shouting."
INSTEAD = "Write it in small letters, and let one sentence carry the weight."
FLAGS = (
    {"text": "ANSWER ME!!!", "mark": "ANSWER ME!!!"},
    {"text": "I am SO DONE with this!!", "mark": "SO DONE"},
    {"text": "Where were you????", "mark": "????"},
)
PASSES = (
    {"text": "YOU GOT THE JOB!!! So proud of you!", "because": "joy"},
    {"text": "The NHS and the GP both said OK.", "because": "short forms"},
    {"text": "Dinner at six? See you!", "because": "one mark each"},
)

_CAPITALS = re.compile(r"\b[A-Z][A-Z']+(?:[.,!?'\s-]{1,4}(?:[A-Z][A-Z']+|I|A|\d+))*\b[!?]*")
_PILED = re.compile(r"(?:[!?]\s?){2,}")
_HAPPY = re.compile(
    r"\b(?:love|happy|proud|congrat\w*|yes|yay|hooray|woo\w*|got (?:the|it|in|a)|did it|passed|won"
    r"|birthday|anniversary|thank\w*|amazing|best|beautiful|great|brilliant|omg|wow you|haha\w*|lol"
    r"|xx+|welcome|miss(?:ed)? you|legend|beautiful|we made it|can't wait|cant wait|good news)\b",
    re.IGNORECASE,
)
# Short forms are written in capitals without any shouting. Longer ones are named here.
_SHORT_FORM = 3
_NAMES = frozenset({"ADHD", "PTSD", "NASA", "IKEA", "ASAP", "COVID", "NICU", "ZOOM"})


def look(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Each run of capitals, and each row of marks, unless the text is plainly glad."""
    if _HAPPY.search(passage.text) and not re.search(r"\b(?:NOT|NEVER|WHY|DONE)\b", passage.text):
        return
    whole = passage.text.upper() == passage.text
    found = []
    for match in _CAPITALS.finditer(passage.text):
        words = [word for word in re.findall(r"[A-Z']{2,}", match[0]) if word not in _NAMES]
        if any(len(word) > _SHORT_FORM for word in words) or len(words) > 1 + (not whole):
            found.append(match.span())
    for match in _PILED.finditer(passage.text):
        if len(match[0].replace(" ", "")) > 1:
            found.append((match.start(), match.start() + len(match[0].rstrip())))
    for start, end in found:
        yield (*passage.place(start, end), "sure")
