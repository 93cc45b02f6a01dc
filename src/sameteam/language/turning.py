"""Says an ultimatum as a limit, out of what the writer themself put in it.

`turned(passage, label_of)` takes the pattern, the place, the need or the wish that the text names,
and puts them in a frame that rests on what the writer controls. It is "" where there is no such
material, where the text threatens or asks for control, or where the rules wouldn't call the outcome
a limit. Source: `rules/limits/_parts_turned.toml`; DEAR MAN, acceptance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sameteam.language.drafts import STOPPING, marks_by_rules
from sameteam.language.instead import wish_in
from sameteam.language.limit_parts import part_cues
from sameteam.language.text import Passage, Sentence, read_text

MOST_SENTENCES = 12  # of a text; a limit is said in fewer


def turned(passage: Passage, label_of: Callable[[str], str]) -> str:
    """The limit in it, or ""; `label_of` says what a text is by the rules alone."""
    if part_cues().never_turned.search(passage.view):
        return ""
    if any(mark.rule.id == "threat" for mark in marks_by_rules(passage)):
        return ""
    found: dict[str, str] = {}
    for name, words in _material(passage):
        found.setdefault(name, words)
    for frame in part_cues().frames:
        if all(name in found for name in frame.needs):
            said = frame.say
            for name in frame.needs:
                said = said.replace(f"{{{name}}}", found[name])
            if label_of(said) == "boundary" and not _stops(said):
                return said
    return ""


def _stops(said: str) -> bool:
    return any(mark.rule.id in STOPPING for mark in marks_by_rules(read_text(said)))


def _material(passage: Passage) -> Iterator[tuple[str, str]]:
    """What the text names, each in the writer's words."""
    cues = part_cues()
    for at, sentence in enumerate(passage.sentences[:MOST_SENTENCES]):
        for name, patterns in cues.material.items():
            for pattern in patterns:
                match = pattern.search(sentence.view)
                if match and not (name == "leave" and cues.to_the_other.search(sentence.view)):
                    yield name, _in_base_form(_typed(passage, sentence, match.span("piece")))
        wish = wish_in(passage, at)
        if wish:
            yield "do", wish


def _typed(passage: Passage, sentence: Sentence, place: tuple[int, int]) -> str:
    """The words as typed, but for a shout or a capital at the start of a sentence."""
    span = passage.span(place[0] + sentence.start, place[1] + sentence.start)
    words = " ".join(span.quote.split())
    return words.lower() if words.isupper() else words[:1].lower() + words[1:]


def _in_base_form(words: str) -> str:
    """As it stands after "I will": "sleep" for "sleeping"."""
    first, _, rest = words.partition(" ")
    return " ".join(filter(None, (part_cues().bases.get(first, first), rest)))
