"""What a text discloses: a level, and the signs with the words that show them.

`screen_text` joins the rules of `rules/safety/`. Each rule names its signs in `labels`, and each of
its matches a level. Three kinds of rules lower instead of raise, and none of them reaches beyond its
own sentence, so that no joke can hide what stands beside it:

- label `idiom`: what lies inside its match is no disclosure ("kill me now");
- label `at_most_none`: a sentence about a film, a game, a sport or the news;
- label `at_most_check`: a sentence about another person and a time that is over.

The answer is a reason to show help and to ask private questions; it is never a verdict on anyone.
Source: `labels.md` part S.
"""

from __future__ import annotations

from collections.abc import Iterable

from sameteam.language.answer import LEVELS, Level, SafetyReading, SignSeen, Span
from sameteam.language.reader import Reader
from sameteam.language.rulebook import Seen, rulebook
from sameteam.language.text import read_text

SIGNS = (
    "physical",
    "sexual",
    "threat",
    "weapon",
    "control",
    "stalking",
    "fear",
    "child",
    "self_harm",
    "partner_self_harm",
    "user_harm",
)
# What lowers a sentence, and to which level at most.
CEILINGS: dict[str, Level] = {"at_most_none": "none", "at_most_check": "check"}
IDIOM = "idiom"


def screen_text(text: str, reader: Reader | None = None) -> SafetyReading:
    """Read one text. Raises `TextFault` for what can't be read as text."""
    seen = rulebook("safety").notice(read_text(text), reader)
    level: Level = "none"
    signs: dict[str, dict[Span, None]] = {}
    for one, strength in _what_counts(seen):
        if strength == "none":
            continue
        level = max(level, strength, key=LEVELS.index)
        for sign in one.rule.labels:
            signs.setdefault(sign, {})[one.span] = None
    return SafetyReading(
        level=level,
        signs=tuple(SignSeen(id=sign, spans=tuple(signs[sign])) for sign in SIGNS if sign in signs),
    )


def _what_counts(seen: Iterable[Seen]) -> Iterable[tuple[Seen, Level]]:
    """Every match that is a disclosure, with the level that its sentence leaves to it."""
    idioms: list[tuple[int, int]] = []
    ceilings: dict[int, Level] = {}
    disclosures: list[Seen] = []
    for one in seen:
        lowering = [CEILINGS[label] for label in one.rule.labels if label in CEILINGS]
        if IDIOM in one.rule.labels:
            idioms.append((one.start, one.end))
        elif lowering:
            known = ceilings.get(one.sentence, "emergency")
            ceilings[one.sentence] = min(known, *lowering, key=LEVELS.index)
        else:
            disclosures.append(one)
    for one in disclosures:
        if any(start <= one.start and one.end <= end for start, end in idioms):
            continue
        strength = _level(one.strength)
        yield one, min(strength, ceilings.get(one.sentence, strength), key=LEVELS.index)


def _level(strength: str) -> Level:
    return next(level for level in LEVELS if level == strength)
