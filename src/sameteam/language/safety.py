"""What a text discloses: a level, and the signs with the words that show them.

`screen_text` joins the rules of `rules/safety/` with the trained reader where it is there. Each
rule names its signs in `labels`, and each of its matches a level. Three kinds of rules lower
instead of raise, and none of them reaches beyond its own sentence, so that no joke can hide what
stands beside it:

- label `idiom`: what lies inside its match is no disclosure ("kill me now");
- label `at_most_none`: a sentence that places what it tells in a film, a game or a dream (danger to
  life now still leaves a `check`);
- label `at_most_check`: a sentence about other people, a thing agreed, or a time that is over.

The answer is a reason to show help and to ask private questions; it is never a verdict on anyone.
Source: `labels.md` part S.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from sameteam.language.answer import LEVELS, Level, ReadBy, SafetyReading, SignSeen, Span
from sameteam.language.reader import Reader, Reading, current
from sameteam.language.rulebook import DENIED, Seen, rulebook
from sameteam.language.text import Passage, read_text

# The order in which signs are told.
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
IDIOM = "idiom"
# What lowers a sentence, and to which level at most.
CEILINGS: dict[str, Level] = {"at_most_none": "none", "at_most_check": "check"}
LOWERING = {IDIOM, *CEILINGS}
# Where the rules see a level, the reader need be only this part as sure of it as elsewhere.
AGREED = 0.3
# In a text this short (words) nothing stands around a plain disclosure that could make it a figure
# of speech: what the rules say there stands. What they see in a sentence this short of a longer
# text is at least a reason to ask. And the reader alone has to be this sure in a short text of what
# no rule sees: it hears a single word, and passes over the "not" before it.
SHORT, SURE = 12, 0.6
# Surer still, where rules know the one sentence there is for what only looks like danger.
SURE_ALL_THE_SAME = 0.85
# A reason to ask, too, is what rules see of the writer's own wish to watch, direct or hurt
# (safety.md: ).
USER_HARM = "user_harm"
OWN = {USER_HARM, "control", "stalking"}
TO_THEM = {"you", "u", "youve", "youd", "your"}


class Told(Struct, frozen=True):
    """What the rules made of a text: its level, the places of each sign, the level of each, and
    the level below which a longer text may not be read (see `SHORT`, `USER_HARM`; danger to life).
    """

    level: Level
    spans: dict[str, list[Span]]
    levels: dict[str, Level]
    least: Level
    excused: bool  # one sentence, in which rules see what only looks like danger, and nothing else

    def evidence_of_level(self, level: Level) -> float:
        """How far the rules' level lies above or below the one asked for; -3 to 3."""
        return float(LEVELS.index(self.level) - LEVELS.index(level) + 0.5)

    def evidence_of_sign(self, sign: str) -> float:
        """0 for a sign that no rule saw, up to 3 for one seen in danger to life."""
        return float(LEVELS.index(self.levels.get(sign, "none")))


def screen_text(text: str, reader: Reader | None = None) -> SafetyReading:
    """Read one text. Raises `TextFault` for what can't be read as text."""
    passage = read_text(text)
    told = told_by_rules(passage)
    reading = (reader or current()).read(passage)
    read_by: ReadBy = "rules" if reading is None else "rules and reader"
    level, spans = told.level, told.spans
    if reading is not None:
        short = len(text.split()) <= SHORT
        level = _joined_level(told, reading, short=short)
        spans = _joined_signs(told, reading, short=short) if level != "none" else {}
    signs = (SignSeen(id=sign, spans=_widest(spans[sign])) for sign in SIGNS if sign in spans)
    return SafetyReading(level=level, signs=tuple(signs), read_by=read_by)


def told_by_rules(passage: Passage) -> Told:
    """What the rules make of a text."""
    level: Level = "none"
    spans: dict[str, list[Span]] = {}
    levels: dict[str, Level] = {}
    least: Level = "none"
    noticed = rulebook("safety").notice(passage, denied=True)
    seen = [one for one in noticed if one.strength != DENIED]
    for one, strength in _what_counts(seen):
        if strength == "none":
            continue
        level = max(level, strength, key=LEVELS.index)
        for sign in one.rule.labels:
            spans.setdefault(sign, []).append(one.span)
            levels[sign] = max(levels.get(sign, "none"), strength, key=LEVELS.index)
        least = max(least, _least(one, strength, passage), key=LEVELS.index)
    lowered = any(one.strength == DENIED or LOWERING & set(one.rule.labels) for one in noticed)
    excused = level == "none" and lowered and len(passage.sentences) == 1
    return Told(level, spans, levels, least, excused)


def _least(one: Seen, strength: Level, passage: Passage) -> Level:
    """The level that what a rule sees has in any case, in a longer text."""
    words = passage.sentences[one.sentence].view.split()
    own, short = USER_HARM in one.rule.labels, len(words) <= SHORT
    # Said to the partner's face it is no figure of speech, and a reader that has learned how kind
    # most messages are may not hear it.
    if strength != "check" and short and not own and TO_THEM & set(words):
        return "serious"
    return "check" if short or own or strength == "emergency" else "none"


def _joined_level(told: Told, reading: Reading, *, short: bool) -> Level:
    """The highest level that rules and reader together are sure enough of."""
    reached = told.level if short else told.least
    for level in LEVELS[1:]:
        step = f"at_least_{level}"
        wanted = reading.told_from("level", step)
        if LEVELS.index(told.level) >= LEVELS.index(level):
            wanted *= AGREED
        elif short or told.excused:
            wanted = max(wanted, SURE_ALL_THE_SAME if told.excused else SURE)
        if reading.chance("level", step, told.evidence_of_level(level)) < wanted:
            break  # a level is reached by way of those below it
        reached = max(reached, level, key=LEVELS.index)
    return reached


def _joined_signs(told: Told, reading: Reading, *, short: bool) -> dict[str, list[Span]]:
    """The signs that both together are sure enough of; the likeliest one, if there is none such."""
    sure = {
        sign: reading.chance("signs", sign, told.evidence_of_sign(sign))
        / reading.told_from("signs", sign)
        for sign in SIGNS
    }
    stands = OWN & set(told.spans) if USER_HARM in told.spans else set()
    stands = set(told.spans) if short else stands
    signs = [sign for sign in SIGNS if sure[sign] >= 1 or sign in stands]
    signs = signs or [max(SIGNS, key=sure.__getitem__)]
    return {sign: told.spans.get(sign) or list(reading.places("signs", sign)) for sign in signs}


def _what_counts(seen: Iterable[Seen]) -> Iterator[tuple[Seen, Level]]:
    """Every match that is no figure of speech, with the level that its sentence leaves to it."""
    idioms: dict[int, list[tuple[int, int]]] = {}
    ceilings: dict[int, Level] = {}
    disclosures: list[Seen] = []
    for one in seen:
        lowering = [CEILINGS[label] for label in one.rule.labels if label in CEILINGS]
        if IDIOM in one.rule.labels:
            idioms.setdefault(one.sentence, []).append((one.start, one.end))
        elif lowering:
            known = ceilings.get(one.sentence, "emergency")
            ceilings[one.sentence] = min(known, *lowering, key=LEVELS.index)
        else:
            disclosures.append(one)
    for one in disclosures:
        around = idioms.get(one.sentence, ())
        if any(start <= one.start and one.end <= end for start, end in around):
            continue
        told = _level(one.strength)
        highest = ceilings.get(one.sentence, told)
        if told == "emergency":
            highest = max(highest, "check", key=LEVELS.index)
        yield one, min(told, highest, key=LEVELS.index)


def _level(strength: str) -> Level:
    return next(level for level in LEVELS if level == strength)


def _widest(spans: list[Span]) -> tuple[Span, ...]:
    """The spans that lie in no other, in the order of the text."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda one: (one.start, -one.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return tuple(kept)
