"""A checked text, and the view of it that rules look at.

`read_text` takes what a person typed (any Unicode, at most `LONGEST` code points) and gives a
`Passage`: the text as typed, its folded `view` (small letters, straight quotes, one blank for many,
no apostrophe inside a word, "nooo" as "no"), and its sentences and quotations as ranges of the
view. `Passage.span` maps a range of the view back to the text as typed. Raises `TextFault`.
Everything here takes time in line with the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from sameteam.language.answer import Span, TextFault

LONGEST = 100_000
# A longer run without a full stop is cut at a blank, so that no pattern ever sees more at once.
LONGEST_SENTENCE = 400

_CURLY_SINGLE = "’‘ʼ‛′`´"
_CURLY_DOUBLE = "“”„‟«»"
_STRAIGHT = (
    dict.fromkeys(_CURLY_SINGLE, "'")
    | dict.fromkeys(_CURLY_DOUBLE, '"')
    | dict.fromkeys("–—‒―‐‑", "-")
)
_CHANGED = re.compile(
    rf"\s{{2,}}|[^\S ]|(?P<inside>(?<=\w)['{_CURLY_SINGLE}](?=\w))"
    r"|(?i:(?P<letter>[a-z])(?P=letter){2,})|`|[^\x00-\x7f]"
)
_END = re.compile(r"""(?<![.!?…])[.!?…]++["')\]]*+(?=\s|\Z)|\n""")
_SHORTENED = re.compile(r"\b(?:dr|mr|mrs|ms|st|vs|etc|eg|ie|e\.g|i\.e|a\.m|p\.m)\Z")
_DOUBLE = re.compile(r'"([^"]+)"')
_SINGLE = re.compile(
    r"(?<![\w'])'(?!(?:cause|cos|cuz|em|til|till|bout|n|twas|ere)\b)(?=\w)([^'\n]{1,400})'(?!\w)"
)
_WORD = re.compile(r"\w+")
_EDGE = " \n\"'()[]-*_"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A range of the view, without the blanks and quotation marks around it."""

    start: int
    end: int
    view: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text as typed, and the view of it. `starts[i]` is the place in `text` of `view[i]`."""

    text: str
    view: str
    starts: tuple[int, ...]  # one more than the view has, the last being the length of the text
    sentences: tuple[Sentence, ...]
    quotes: tuple[tuple[int, int], ...]  # ranges of the view, in order, the marks left out

    def span(self, start: int, end: int) -> Span:
        """The words as typed behind `view[start:end]`, with any marks that sit on the last one."""
        first, last = self.starts[start], self.starts[end]
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return Span(start=first, end=last, quote=self.text[first:last])

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The range of the view that stands for `text[start:end]`: the way back from `span`."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether `view[start:end]` lies wholly inside one quotation."""
        at = bisect_right(self.quotes, (start, len(self.view))) - 1
        return at >= 0 and end <= self.quotes[at][1]

    def is_one_quote(self) -> bool:
        """Whether the whole text is someone's words between quotation marks."""
        if len(self.quotes) != 1:
            return False
        start, end = self.quotes[0]
        return not (self.view[:start] + self.view[end:]).strip(_EDGE + ".!?…")


def read_text(value: object) -> Passage:
    """Check that `value` can be read, and fold it. Raises `TextFault` with a plain message."""
    if not isinstance(value, str):
        raise TextFault("This is not text. Please give the words as plain text.")
    if len(value) > LONGEST:
        raise TextFault(
            f"This text is too long: it has {len(value):,} characters, and {LONGEST:,} is the most."
        )
    try:
        value.encode()
    except UnicodeEncodeError as fault:
        raise TextFault(
            f"This text has a broken character at place {fault.start + 1}. Please type it again."
        ) from fault
    view, starts = _fold(value)
    return Passage(value, view, starts, tuple(_sentences(view)), tuple(_quotes(view)))


def _fold(text: str) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    starts: list[int] = []
    at = 0
    for match in _CHANGED.finditer(text):
        same = text[at : match.start()].lower()
        new = "" if match["inside"] else _folded(match[0])
        pieces += (same, new)
        starts.extend(range(at, match.start()))
        starts.extend([match.start()] * len(new))
        at = match.end()
    pieces.append(text[at:].lower())
    starts.extend(range(at, len(text) + 1))
    return "".join(pieces), tuple(starts)


def _folded(piece: str) -> str:
    if piece.isspace():
        return "\n" if any(mark in piece for mark in "\n\r\x85\u2028\u2029") else " "
    if len(piece) > 1:  # one letter, three times or more
        return piece[0].lower()
    if piece in _STRAIGHT:
        return _STRAIGHT[piece]
    # Format characters (joiners, marks of direction) are not seen, so they must not part a word.
    return "" if unicodedata.category(piece) == "Cf" else piece.casefold()


def _sentences(view: str) -> Iterator[Sentence]:
    start = 0
    for match in _END.finditer(view):
        if match[0] == "." and _SHORTENED.search(view, max(0, match.start() - 5), match.start()):
            continue
        yield from _cut(view, start, match.end())
        start = match.end()
    yield from _cut(view, start, len(view))


def _cut(view: str, start: int, end: int) -> Iterator[Sentence]:
    """One sentence, or several where it is longer than `LONGEST_SENTENCE`."""
    while start < end:
        stop = end
        if end - start > LONGEST_SENTENCE:
            blank = view.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            stop = blank if blank > start else start + LONGEST_SENTENCE
        bare = view[start:stop]
        left = start + len(bare) - len(bare.lstrip(_EDGE))
        right = left + len(bare.strip(_EDGE))
        if right > left:
            part = view[left:right]
            yield Sentence(left, right, part, frozenset(_WORD.findall(part)))
        start = stop


def _quotes(view: str) -> list[tuple[int, int]]:
    double = [match.span(1) for match in _DOUBLE.finditer(view)]
    inside = [match.span(1) for match in _SINGLE.finditer(view)]
    return double if double else inside
