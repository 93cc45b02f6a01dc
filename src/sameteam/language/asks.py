"""The fields of a small ask, looked at one by one: one problem, a pattern, a goal in sight, an end.

Each finding says why and what to try, as in a draft review. Source: method.md 2, "Small ask".
"""

from __future__ import annotations

from typing import Literal

from sameteam.language.answer import Finding
from sameteam.language.rulebook import Seen, rulebook
from sameteam.language.text import read_text

AskField = Literal["problem", "goal", "timeframe"]
RULES: dict[AskField, tuple[str, ...]] = {
    "problem": ("several_problems", "a_person"),
    "goal": ("a_person", "unseen_goal"),
    "timeframe": ("no_end",),
}
# What can be seen from outside, beside a wish that can't.
_SEEN_WORDS = frozenset(
    """
    week weeks day days month evening evenings night nights morning minutes hour hours once twice
    times dinner table bed walk talk eat cook laugh shout shouts shouting fight fights without less
    plan pay sleep sit call home before sunday sundays saturday saturdays friday
    """.split()  # noqa: SIM905
)


def review_ask(field: AskField, text: str) -> tuple[Finding, ...]:
    """What would make this field hard to say yes to. One finding a rule. Raises `TextFault`."""
    passage = read_text(text)
    seen: dict[str, Seen] = {}
    for one in rulebook("asks").notice(passage):
        seen.setdefault(one.rule.id, one)
    if any(_SEEN_WORDS & sentence.words for sentence in passage.sentences):
        seen.pop("unseen_goal", None)
    return tuple(_finding(seen[rule]) for rule in RULES[field] if rule in seen)


def _finding(seen: Seen) -> Finding:
    file = seen.rule.file
    span = seen.span
    return Finding(
        rule=seen.rule.id,
        start=span.start,
        end=span.end,
        quote=span.quote,
        message=file.message.replace("{match}", span.quote),
        why=file.doc.why,
        instead=file.instead,
    )
