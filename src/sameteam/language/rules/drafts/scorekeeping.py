"""Old wrongs piled up, or several complaints at once.

What it notices
A list of past wrongs: three times "you did", "first ... then ... then", "and last Christmas".
Why it matters
A list can only be lost. Your partner will fight one item, and none gets solved.
Example
You forgot my birthday, you missed the play, and you never called from Dan's.
Try instead
Pick the one thing that matters most now, and leave the rest out.
Fine when
You list what you are thankful for, or your own mistakes.
Sources
Soft start-up; one problem at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sameteam.language.text import Passage

TITLE = "A list of old wrongs"
SOURCES = ("gottman-startup", "ibct")
MESSAGE = "“{match}” piles up old wrongs."
INSTEAD = "Choose the one that matters most now. The others can have their own day."
FLAGS = (
    {
        "text": "You forgot my birthday, you missed the play and you left me at the airport.",
        "mark": "you missed the play",
    },
    {"text": "And last Christmas, and the time at Dan's.", "mark": "And last Christmas"},
    {"text": "First it was the car, then the loan, then my sister.", "mark": "then the loan"},
)
PASSES = (
    {"text": "You cooked, you cleaned and you sang to her. Thank you.", "because": "thanks"},
    {"text": "First we eat, then we talk.", "because": "a plan"},
    {"text": "I came in hot, I interrupted, I brought up the loan.", "because": "one's own part"},
)

_GLAD = re.compile(
    r"\b(?:thank\w*|grateful|love how|proud|appreciate\w*|i noticed|lucky|sorry|my (?:part|half))\b"
)
_DONE = (
    r"(?:forgot|missed|left|lied|promised|told|said|let|sold|spent|broke|shouted|called|took|went"
    r"|walked|made|blamed|laughed|ruined|swore|kept|hid|cancelled|ignored|read|lost|crashed|turned"
    r"|didnt|wouldnt|couldnt|never|werent|had|chose|slept|drank|threw|gave|stayed|put|stormed|quit)"
)
_YOU_DID = re.compile(rf"\b(?:you|u|youd|youve)(?: (?:just|also|even|then))? {_DONE}\b")
_THE_TIME = re.compile(
    r"\b(?:and|then|or) (?:then )?(?:there (?:was|were) |theres |it was |what about |at )?"
    r"(?:the (?:time|thing|business|party|wedding|funeral|loan|car|night|holiday|money|second)"
    r"|last (?:christmas|year|summer|month|time|easter|week|spring|winter|birthday|thanksgiving)"
    r"|(?:my|your|our) (?:birthday|mothers|mums|sisters|dads|brothers|graduation)"
    r"|christmas|easter|new years?|thanksgiving|(?:the )?(?:month|year|week) before)\b"
)
_MARKERS = re.compile(
    r"\b(?:dont (?:even )?get me started|not to mention|lets not forget|while were (?:at it|on)"
    r"|since were (?:on|at|counting)|if were counting|same as (?:last|when|the)"
    r"|just like (?:last|when|at|the time)|and another thing|and now this|the list goes on"
    r"|on top of (?:everything|new|the|last|that)|(?:ive (?:been keeping|kept)|i keep) (?:count"
    r"|score|a list|a note)|(?:need i|shall i|should i|must i) (?:go on|continue)|all of it i"
    r"|remember (?:when|last|the time)|thats (?:the )?(?:third|fourth|fifth|sixth|three|four"
    r"|five|six) times?|first (?:it was|there was|the) [^.]{1,80}\bthen\b|(?:never|not) forgotten"
    r"|i havent forgotten|i still remember|(?:two|three|four|five) (?:christmases|birthdays"
    r"|years running)|weeks running|nights out of|you said about the)\b"
)
# "You forgot ..., you forgot ..., you forgot ...", and "the keys, the fine, the fridge door".
_SAME_AGAIN = re.compile(
    r"\b(you \w{2,12}|remember)\b[^\n]{1,80}?\b\1\b[^\n]{1,80}?\b\1\b"
    r"|\b(?:the|my|your)(?: \w{1,15}){1,5}, (?:the|my|your|what|when)(?: \w{1,15}){1,6},?(?: and)?"
    r" (?:the|my|your|what|when)(?: \w{1,15}){1,6}"
)
_FEWEST = 3


def look(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The stretch from the first wrong to the last, or the words that mark a list."""
    if _GLAD.search(passage.view):
        return
    wrongs = [match.span() for match in _YOU_DID.finditer(passage.view)]
    if len(wrongs) >= _FEWEST:
        yield wrongs[0][0], wrongs[-1][1], "sure"
    times = [match.span() for match in _THE_TIME.finditer(passage.view)]
    if len(times) > 1 or (times and len(wrongs) > 1):
        yield times[0][0], times[-1][1], "sure"
    for pattern in (_MARKERS, _SAME_AGAIN):
        for match in pattern.finditer(passage.view):
            yield match.start(), match.end(), "sure"
