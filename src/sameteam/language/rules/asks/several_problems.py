"""Several problems in one ask.

What it notices
Two or more things in a row: "money, the dishes and your mother", "the kids, and also weekends".
Why it matters
Three problems feel like a case against someone. One can be tried, and its end can be seen.
Example
money, chores and the in-laws
Try instead
Keep the one that comes up most. The others can have their own day.
Fine when
It is one thing with two sides: "who gets up and when".
Sources
Soft start-up; one problem at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sameteam.language.text import Passage

TITLE = "More than one problem"
SOURCES = ("gottman-startup", "ourrelationship")
MESSAGE = "“{match}” is more than one thing."
INSTEAD = "Keep the one that comes up most, and leave the rest out. They can have their own day."
FLAGS = (
    {"text": "money, the dishes and the in-laws", "mark": "the dishes"},
    {"text": "how we talk about money and how we raise the kids", "mark": "how we raise"},
    {"text": "our sex life, also the housework", "mark": "the housework"},
)
PASSES = (
    {"text": "how we talk about money at the end of the month", "because": "one thing"},
    {"text": "who gets up at night and when", "because": "one thing with two sides"},
    {"text": "how you and I start the day", "because": "two people, one thing"},
    {"text": "weekends with your mum and dad", "because": "a pair of people"},
)

_JOINT = re.compile(
    r"\s*(?:[,;/&+\n]|\band\b|\bor\b)\s*(?:also\b|and\b|then\b|plus\b|as well as\b)?\s*"
    r"|\s*\b(?:also|plus|as well as|not to mention)\b\s*"
)
# What a problem of its own begins with.
_THING = re.compile(
    r"(?:how (?:we|you|i)|the (?:way|fact)|that (?:we|you|i)|the|our|your|my|who (?:does|pays|gets"
    r"|cleans|cooks|drives|takes)|when (?:we|you|i)|money|sex|chores|housework|cleaning|cooking"
    r"|kids|children|parenting|in-?laws|family|phones?|screens?|work|drinking|trust|respect"
    r"|intimacy|communication|time|jealousy|holidays|weekends|spending|debts?|religion|affection"
    r"|not \w+ing|\w+ing)\b"
)
_PAIRS = re.compile(
    r"\b(?:(?:you|me|mum|mom|dad|mother|father|sister|brother|back|up|again|days|nights?|drop-?off"
    r"|pick-?up|pros|ins|more|on|here|his|her|yours?|mine|bed|breakfast|lunch|dinner) (?:and|or)"
    r" (?:i|me|you|mum|mom|dad|mother|father|sister|brother|forth|down|again|nights?|days"
    r"|pick-?up|drop-?off|cons|outs|more|off|there|hers?|his|mine|yours?|bath|breakfast|lunch"
    r"|dinner|tea))\b"
)
_FEWEST = 2


def look(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """From the first of several things to the last."""
    for sentence in passage.sentences:
        view = _PAIRS.sub(lambda pair: "x" * len(pair[0]), sentence.view)
        parts, at = [], 0
        for joint in [*_JOINT.finditer(view), None]:
            end = joint.start() if joint else len(view)
            if view[at:end].strip():
                parts.append((at, end))
            at = joint.end() if joint else end
        things = [part for part in parts[1:] if _THING.match(view, part[0])]
        if len(things) >= _FEWEST or (len(things) == 1 and _THING.match(view, parts[0][0])):
            yield sentence.start + parts[0][0], sentence.start + things[-1][1], "sure"
