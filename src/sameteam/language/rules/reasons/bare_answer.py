"""A text that is nothing but a bare answer.

What it notices
The whole text is a plain no, a "maybe", a "hmm" or a "we'll see", with or without "he said".
Why it matters
A no without a reason is not yet known. Asking calmly comes before any offer.
Example
"Nah." / He just said no.
Try instead
Ask one open question, on a calm day.
Fine when
A reason follows in the same breath.
Sources
Motivational interviewing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sameteam.language.text import Passage

TITLE = "A bare answer"
LABELS = ("unstated",)
SOURCES = ("mi",)
FLAGS = (
    {"text": "“Nope.”", "mark": "Nope"},
    {"text": "He just said no. Again.", "mark": "no"},
    {"text": "We'll see, love.", "mark": "We'll see"},
)
PASSES = (
    {"text": "No. It costs too much.", "because": "a reason follows"},
    {"text": "Maybe in spring, after the exams.", "because": "a reason is near"},
    {"text": "No one will ever know but us.", "because": "no bare no"},
)

_WHO = (
    r"(?:(?:and|so|then) )?(?:(?:he|she|they|i|my \w+|\w+) (?:just |only |simply )?"
    r"(?:said|says|say|goes|went|replied|answered|wrote|texted) )"
)
_BARE = (
    r"(?:no|nope|nah|naw|nay|na|never|pass|maybe|perhaps|hm+|mm+|mhm|eh|meh|dunno|idk|whatever|ok"
    r"|okay|fine|sure|later|because|nothing|silence|hard (?:pass|no)|yeah nah|nah im good"
    r"|not (?:really|today|tonight|now|happening|interested|a chance|my thing|for me)"
    r"|no (?:way|chance|thanks|thank you|ta)|well see|lets see|one day|some day|another time"
    r"|some other time|leave it|drop it then|i dont know|i dont want to|i just dont want to"
    r"|id rather not|i said no|ive said no|the answer is no"
    r"|(?:its|it was|thats) (?:just |still )?a (?:flat |hard |clear )?no)"
)
_EXTRA = (
    r"(?:again|love|babe|hun|honey|dear|darling|mate|thanks|thank you|ta|sorry|soz|x|yeah|ok|okay"
    r"|really|then|please|to (?:me|that|it))"
)
_ANSWER = re.compile(rf"(?:{_WHO})?(?:{_BARE}|{_EXTRA})(?: (?:{_BARE}|{_EXTRA})){{0,4}}")
_LONGEST = 60  # characters; anything longer holds more than an answer


def look(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The whole text, if every sentence of it is a bare answer."""
    if not passage.sentences or len(passage.view) > _LONGEST:
        return
    said = [" ".join(re.findall(r"\w+", one.view)) for one in passage.sentences]
    if all(_ANSWER.fullmatch(words) for words in said) and any(
        re.search(rf"\b{_BARE}\b", words) for words in said
    ):
        yield passage.sentences[0].start, passage.sentences[-1].end, "certain"
