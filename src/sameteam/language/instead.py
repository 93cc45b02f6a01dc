"""An `instead` that fits the very words of a finding: their wish, habit or topic in a frame.

`Instead(passage).words(rule, span)` gives it, or "" where nothing fits well, and then the fixed
words of the rule stand. What is said keeps the writer's own words, claims nothing that they
didn't say, and has "____" for what only they know. It is shown only when the rules find nothing to
mark in it. Source: `rules/drafts/_instead.toml`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sameteam.language.answer import Span
from sameteam.language.frames import Frame, frames
from sameteam.language.rulebook import rulebook
from sameteam.language.text import Passage, Sentence, read_text

REACH = 30  # letters after a finding in which its wish may begin
MOST = 24  # findings of one text that are fitted, so that a long text takes no longer
_CLAUSE = re.compile(r"\W*\Z|[,;:]|\b(?:and|but|if|when|because|so)\b")
_PILED = re.compile(r"[.!?\s]*\Z")
FEWEST_SHOUTED = 3  # words of a shout that are worth saying again


class Instead:
    """Fits words to the findings of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage
        self._fitted = 0

    def words(self, rule: str, span: Span) -> str:
        """What could be said in place of these words, or "" where the rule's own have to do."""
        made = frames().by_rule.get(rule, ())
        if not made or self._fitted >= MOST:
            return ""
        self._fitted += 1
        start, end = self._passage.place(span.start, span.end)
        at = bisect_right(self._passage.sentences, start, key=lambda one: one.start) - 1
        found = _first(self._here(at, start, end)) if at >= 0 else {}
        for frame in made:
            if frame.needs in found:
                said = _in_frame(frame, found[frame.needs])
                if said:
                    return said
        if not any(one.near for one in made):
            return ""
        near = {**self._near(at - 1), **self._near(at + 1)}
        for frame in made:
            if frame.near and frame.needs in near:
                said = _in_frame(frame, near[frame.needs])
                if said:
                    return said
        return ""

    def _here(self, at: int, start: int, end: int) -> Iterator[tuple[str, str]]:
        """What can be pulled out of the finding's own sentence, by what it is."""
        sentence = self._passage.sentences[at]
        first, last = start - sentence.start, end - sentence.start
        for finder in frames().finders:
            for lead, left, right in finder.find(sentence.view):
                if first < right and lead <= last + REACH:
                    yield finder.to, plain_words(self._passage, sentence, (left, right))
                    break
        yield from self._topics(sentence, max(0, first), last)
        if first == 0 and last >= len(sentence.view):
            yield from self._small(sentence)

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

    def _near(self, at: int) -> dict[str, str]:
        """What can be pulled out of a sentence beside it."""
        if not 0 <= at < len(self._passage.sentences):
            return {}
        sentence = self._passage.sentences[at]
        return _first(self._here(at, sentence.start, sentence.end))

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


def _in_frame(frame: Frame, slot: str) -> str:
    """The frame with the words in it, or "" where the rules would mark them."""
    said = frame.say.replace(f"{{{frame.needs}}}", slot)
    said = said[:1].upper() + said[1:]
    return said if is_clean(frame.filled(said)) else ""
