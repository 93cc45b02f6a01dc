"""From the fields of a small ask to the words on the card. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from sameteam.content.asking import AskWords
from sameteam.method import say_date

# Words that the frame says already, when someone types them again.
_AGAIN = {
    "goal": re.compile(r"^(?:i hope )?(?:that )", re.I),
    "problem": re.compile(r"^(?:it would be )?about (?:one thing:? )?", re.I),
    "timeframe": re.compile(r"^(?:we would )?try it ", re.I),
    "label": re.compile(r"^(?:i'd like us to )?try ", re.I),
}
_OWN_CAPITAL = re.compile(r"I\b|I['’]")


def card_words(
    given: Mapping[str, str],
    words: AskWords,
    look_back_on: date | None,
    today: date,
    labels: Mapping[str, str],
) -> str:
    """Three short paragraphs. `given`: label, problem, goal, timeframe, assurance, as typed."""
    pieces = {name: tidy(given[name], name) for name in ("label", "problem", "goal", "timeframe")}
    ask = words.card.format(**pieces)
    if look_back_on is not None:
        ask += " " + words.look_back_on.format(date=say_date(look_back_on, today, labels))
    assurance = " ".join(given["assurance"].split())
    return "\n\n".join(part for part in (ask, assurance, words.room) if part)


def tidy(typed: str, field: str) -> str:
    """One line, without what the frame adds: no full stop, no capital, no "that" said twice."""
    line = " ".join(typed.split()).rstrip(".!;,: ")
    line = _AGAIN[field].sub("", line)
    return line if _OWN_CAPITAL.match(line) else line[:1].lower() + line[1:]
