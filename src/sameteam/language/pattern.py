"""The pattern language of the rule files: plain words, compiled to one regular expression each.

    can't afford            these words, one after the other, whatever stands between them
    therap*                 a word that begins like this
    {money|cash|a raise}    any one of these
    [just] talk             an optional word (or words)
    not ... money           up to five words between; `...9` up to nine
    <therapy>               a word list from `rules/_words.toml`
    # weeks                 a number in figures
    £                       an amount with its sign: £40, $1,200, 40 €
    ^ no $                  the start and the end of a sentence (the start of a quotation counts)
    why can't you ?         a question mark or `!` right after
    re:\\bno+\\b              a regular expression as it is, on the folded view

Apostrophes are dropped, as they are in the view, so "don't" also finds "dont". Every repetition is
bounded, so looking for a pattern takes time in line with the length of the text.
Raises `PatternError` for a pattern that can't be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

GAP = 5
MOST_ALSO = 2
_BETWEEN = r"\W{1,5}"
_STOPS = ("|", "}", "]")
_SIGN = re.compile(r"\s+|\.\.\.\d*|<\w+>|[{}|\[\]^$?!#£]|[\w'’]+\*?|[-,]")
# Words that stand in nearly every sentence: a bad guide to which patterns are worth a look.
_COMMON = frozenset(
    re.findall(
        r"\w+",
        """
        a about all am and are as at be but can do dont for get go going had has have he her him
        his how i if im in is it its just like me my no not of on or our out s she so t that the
        their them there they thing this to up us was we what when will with would you your
        """,
    )
)

Anchors = frozenset[str]  # one of these words must stand in the sentence; "fight*" is a beginning
_Part = tuple[str, Anchors]  # a regular expression, and its anchors
_Row = tuple[str, list[Anchors]]  # one of several parts in a row, and the anchors of each
_FIGURES = frozenset(f"{figure}*" for figure in range(10))


class PatternError(ValueError):
    """A pattern of a rule file can't be read; the message says where."""


class WordLists:
    """The named word lists that patterns share. Each is read once, at its first use."""

    def __init__(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        self._entries = entries
        self._parts: dict[str, _Part | None] = {}
        self._shared: dict[str, Pattern] = {}

    def shared(self, source: str) -> Pattern:
        """A pattern that several blocks of a rule ask for, read once."""
        if source not in self._shared:
            self._shared[source] = Pattern(source, self)
        return self._shared[source]

    def part(self, name: str) -> _Part:
        if name not in self._entries:
            raise PatternError(f"there is no word list “{name}”")
        if name not in self._parts:
            self._parts[name] = None  # being read: coming here again means a circle
            self._parts[name] = _any_of(
                [_Parser(entry, self).read() for entry in self._entries[name]]
            )
        part = self._parts[name]
        if part is None:
            raise PatternError(f"the word list “{name}” goes round in a circle")
        return part


class Pattern:
    """One pattern. Its regular expression is made at the first look, since few are ever needed.

    `anchors` are the rarest; of each set in `also` one word must stand in the sentence, too.
    """

    def __init__(self, source: str, words: WordLists) -> None:
        self.source = source
        self.anchors: Anchors = frozenset()
        self.also: tuple[Anchors, ...] = ()
        if source.startswith("re:"):
            self._regex = source[3:]
        else:
            self._regex, found = _Parser(source, words).read()
            self.anchors, *others = sorted(found, key=_rarity)
            whole = [one for one in others if not any(word.endswith("*") for word in one)]
            self.also = tuple(whole[:MOST_ALSO])

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Whether a sentence with these words, and with one of the anchors, is worth a look."""
        for some in self.also:  # noqa: SIM110 -- asked for each pattern; `all` takes twice as long
            if words.isdisjoint(some):
                return False
        return True

    @cached_property
    def regex(self) -> re.Pattern[str]:
        try:
            return re.compile(self._regex)
        except re.error as fault:
            raise PatternError(f"“{self.source}” is no regular expression: {fault}") from fault

    def find(self, view: str) -> Iterator[tuple[int, int]]:
        for match in self.regex.finditer(view):
            if match.end() > match.start():
                yield match.span()


class _Parser:
    """Reads a pattern from left to right; one method for each thing that can stand in it."""

    def __init__(self, source: str, words: WordLists) -> None:
        self.source, self.words = source, words
        signs = _SIGN.findall(source)
        if sum(map(len, signs)) < len(source):
            raise self.fault(f"“{_SIGN.sub('', source)[0]}” has no meaning here")
        self.signs = [sign for sign in signs if not sign.isspace()]
        self.at = 0

    def fault(self, text: str) -> PatternError:
        return PatternError(f"“{self.source}”: {text}")

    def read(self) -> _Row:
        row = self.sequence()
        if self.at < len(self.signs):
            raise self.fault(f"“{self.signs[self.at]}” closes nothing")
        return row

    def sequence(self) -> _Row:
        """Parts one after the other, until `|` or a closing mark."""
        regex, solid, gap = "", False, False
        anchors: list[Anchors] = []
        while self.at < len(self.signs) and self.signs[self.at] not in _STOPS:
            sign = self.signs[self.at]
            self.at += 1
            if sign == "^":
                regex += r"(?:\A|(?<=[\"']))"
            elif sign == "$":
                regex += r"(?=\W{0,6}\Z)"
            elif sign in "?!":
                regex += r"[^\w?!]{0,3}" + re.escape(sign)
                gap = False
            elif sign in "-,":
                continue
            elif sign.startswith("..."):
                if not solid:
                    raise self.fault("it can't begin with a gap")
                regex += rf"(?:{_BETWEEN}\w{{1,30}}){{0,{sign[3:] or GAP}}}?"
                gap = True
            elif sign == "[":
                inner, _ = self.closed("]")
                regex += f"(?:{_BETWEEN}{inner})?" if solid else f"(?:{inner}{_BETWEEN})?"
            else:
                inner, found = self.solid_part(sign)
                regex += _BETWEEN + inner if solid else inner
                anchors.append(found)
                solid, gap = True, False
        if not solid or gap:
            raise self.fault("it must end with a word" if gap else "it has no word in it")
        return regex, anchors

    def closed(self, mark: str) -> _Part:
        """Branches up to the closing mark."""
        branches = [self.sequence()]
        while self.at < len(self.signs) and self.signs[self.at] == "|":
            self.at += 1
            branches.append(self.sequence())
        if self.signs[self.at : self.at + 1] != [mark]:
            raise self.fault(f"“{mark}” is missing")
        self.at += 1
        return _any_of(branches)

    def solid_part(self, sign: str) -> _Part:
        if sign == "{":
            return self.closed("}")
        if sign.startswith("<"):
            return self.words.part(sign[1:-1])
        if sign == "#":
            return r"\b\d[\w.,:]{0,8}", _FIGURES
        if sign == "£":
            return r"(?:[£$€]\s?\d[\w.,]{0,8}|\b\d[\d.,]{0,8}\s?[£$€])", _FIGURES
        bare = sign.replace("'", "").replace("’", "").lower()
        if bare.endswith("*"):
            return rf"\b{bare[:-1]}\w{{0,12}}\b", frozenset({bare})
        return rf"\b{bare}\b", frozenset({bare})


def _any_of(branches: list[_Row]) -> _Part:
    anchors = frozenset[str]().union(*(min(found, key=_rarity) for _, found in branches))
    return "(?:" + "|".join(regex for regex, _ in branches) + ")", anchors


def _rarity(anchors: Anchors) -> tuple[int, int]:
    return len(anchors & _COMMON), len(anchors)
