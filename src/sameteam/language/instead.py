"""An `instead` that fits the very words of a finding: their wish, habit or topic in a frame.

`Instead(passage).words(rule, span)` gives it, or "" where nothing fits well, and then the fixed
words of the rule stand. What is said keeps the writer's own words, claims nothing that they
didn't say, and has "____" for what only they know. It is shown only when the rules find nothing to
mark in it. Source: `rules/drafts/_instead*.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from sameteam.language.answer import Span
from sameteam.language.frames import Finder, Frame, frames
from sameteam.language.rulebook import rulebook
from sameteam.language.text import Passage, Sentence, read_text

REACH = 30  # letters after a finding in which its wish may begin
MOST = 24  # findings of one text that are fitted, so that a long text takes no longer
# What is told of one moment, and would be said twice if it were taken from another sentence.
OWN_SENTENCE = frozenset({"feel", "small"})
_CLAUSE = re.compile(r"\W*\Z|[,;:]|\b(?:and|but|if|when|because|so)\b")
_PILED = re.compile(r"[.!?\s]*\Z")
FEWEST_SHOUTED = 3  # words of a shout that are worth saying again


class Instead:
    """Fits words to the findings of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._fitted = 0
        self._known: dict[int, dict[str, str]] = {}
        self._leads: dict[int, list[tuple[Finder, list[tuple[int, int, int]]]]] = {}

    def words(self, rule: str, span: Span) -> str:
        """What could be said in place of these words, or "" where the rule's own have to do."""
        made = frames().by_rule.get(rule, ())
        if not made or self._fitted >= MOST:
            return ""
        self._fitted += 1
        start, end = self._passage.place(span.start, span.end)
        at = bisect_right(self._passage.sentences, start, key=lambda one: one.start) - 1
        if at < 0:
            return ""
        here = _first(self._here(at, start, end))
        close = [one for one in made if one.needs and not (one.whole or one.near)]
        wide = [one for one in made if one.whole or one.near]
        # What is said outright in the next sentence tells more than the kind of a word. What is
        # only named there tells less.
        beside = [one for one in made if one.near and not one.whole]
        named = [one for one in made if one.near and one.whole]
        return (
            _fitted(close, here)
            or (_fitted(wide, {**self._whole(at), **here}) if wide else "")
            or (_fitted(beside, self._around(at, here)) if beside else "")
            or _fitted(self._of_kind(made, at, start, end), here)
            or (_fitted(named, self._around(at, here)) if named else "")
        )

    def _of_kind(self, made: Iterable[Frame], at: int, start: int, end: int) -> Iterator[Frame]:
        """The frames for words like the marked ones."""
        sentence = self._passage.sentences[at]
        for frame in made:
            if frame.marked and frames().is_of_kind(
                frame, sentence.view, start - sentence.start, end - sentence.start
            ):
                yield frame

    def _here(self, at: int, start: int, end: int) -> Iterator[tuple[str, str]]:
        """What can be pulled out of the finding's own sentence, by what it is."""
        sentence = self._passage.sentences[at]
        first, last = start - sentence.start, end - sentence.start
        if at not in self._leads:
            self._leads[at] = [(one, list(one.find(sentence.view))) for one in frames().finders]
        for finder, places in self._leads[at]:
            for lead, left, right in places:
                if first < right and lead <= last + REACH:
                    yield finder.to, self._said(finder, sentence, (left, right))
                    break
        yield from self._topics(sentence, max(0, first), last)
        if first == 0 and last >= len(sentence.view):
            yield from self._small(sentence)

    def _around(self, at: int, here: dict[str, str]) -> dict[str, str]:
        """The same, with what the whole sentence tells, and then the ones beside it."""
        kept = dict(here)
        for number in (at, at - 1, at + 1, at - 2, at + 2):
            for to, words in self._whole(number).items():
                if number == at or to not in OWN_SENTENCE:
                    kept.setdefault(to, words)
        return kept

    def _whole(self, at: int) -> dict[str, str]:
        """What can be pulled out of a whole sentence."""
        if not 0 <= at < len(self._passage.sentences):
            return {}
        if at not in self._known:
            sentence = self._passage.sentences[at]
            found = _first(self._here(at, sentence.start, sentence.end))
            good = frames().good.search(sentence.view)
            for to, pattern in (("matter", frames().anywhere), ("kin", frames().kin)):
                match = None if good else pattern.search(sentence.view)
                if match:
                    words = plain_words(self._passage, sentence, match.span("slot"))
                    found.setdefault(to, words)
            if good:
                found.pop("time", None)
            elif "about" in found:
                found["matter"] = found["about"]
            self._known[at] = found
        return self._known[at]

    def _said(self, finder: Finder, sentence: Sentence, place: tuple[int, int]) -> str:
        return finder.said.replace("{slot}", plain_words(self._passage, sentence, place))

    def _topics(self, sentence: Sentence, first: int, last: int) -> Iterator[tuple[str, str]]:
        """What is talked about in the finding's own clause."""
        clause = _CLAUSE.search(sentence.view, max(0, last))
        about = frames().after_about.search(
            sentence.view, first, clause.start() if clause else last
        )
        if about:
            words = plain_words(self._passage, sentence, about.span("slot"))
            if about["by"] == "about":
                yield "about", words
            yield "with", words
        thing = frames().thing.search(sentence.view, first)
        if thing and thing.start() <= last + 1:
            yield "topic", plain_words(self._passage, sentence, thing.span("slot"))
        elif about:
            yield "topic", words

    def _small(self, sentence: Sentence) -> Iterator[tuple[str, str]]:
        """A whole sentence that was shouted, without the shout."""
        words = plain_words(self._passage, sentence, (0, len(sentence.view)))
        bare = _PILED.sub("", words)
        if bare.count(" ") + 1 >= FEWEST_SHOUTED:
            asked = "?" in words[len(bare) :] or frames().asks.match(sentence.view)
            yield "small", bare + ("?" if asked else ".")


def _first(found: Iterator[tuple[str, str]]) -> dict[str, str]:
    """What was found first of each kind."""
    kept: dict[str, str] = {}
    for to, words in found:
        kept.setdefault(to, words)
    return kept


def is_clean(text: str) -> bool:
    """Whether the rules find nothing in it that they would mark."""
    seen = rulebook("drafts").notice(read_text(text))
    return all(one.strength == "hint" for one in seen)


@cache
def _frame_is_clean(text: str) -> bool:
    """The same for a frame that holds no words of the writer, so that it can be kept."""
    return is_clean(text)


def plain_words(passage: Passage, sentence: Sentence, place: tuple[int, int]) -> str:
    """The writer's own words, in small letters but for names."""
    start, end = place[0] + sentence.start, place[1] + sentence.start
    typed = " ".join(passage.span(start, end).quote.lower().split())
    seen = passage.view[start:end]
    if re.sub(r"\W", "", typed) != re.sub(r"\W", "", seen):
        typed = seen  # letters said many times over, or marks that can't be seen
    return frames().names.sub(lambda match: match[0].title(), typed)


def wish_in(passage: Passage, at: int) -> str:
    """The wish behind an order in a sentence, as words to follow "could you"; "" for none."""
    sentence = passage.sentences[at]
    for finder in frames().finders:
        if finder.to == "do":
            for _, left, right in finder.find(sentence.view):
                return plain_words(passage, sentence, (left, right))
    return ""


def _fitted(made: Iterable[Frame], found: dict[str, str]) -> str:
    """The first frame that has all it needs and comes out clean, or ""."""
    for frame in made:
        if all(name in found for name in frame.needs):
            said = frame.say
            for name in frame.needs:
                said = said.replace(f"{{{name}}}", found[name])
            said = said[:1].upper() + said[1:]
            clean = is_clean if frame.needs else _frame_is_clean
            if clean(frame.filled(said)):
                return said
    return ""
