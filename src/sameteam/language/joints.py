"""Joins the writer's words into sentences, only where the grammar is sure to hold.

A field that begins in a known way ("lonely", "you came home at nine", "text me when you're late")
is joined ("I felt lonely", "When you came home ...", "Could you text me ...?"); any other one
stands as a sentence of its own. Source: `rules/_pieces.toml` and `content/en/rewriting.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from sameteam.content.rewriting import RewritingJoints
from sameteam.language.frames import expand
from sameteam.language.pieces import PieceId, cues
from sameteam.language.text import read_text

_TO_YOU = """\
(?:(?:(?:for )?you to|(?:that )?(?:you could|youd|you would)|please) )?(?=(?:<acts>)\\b)"""
_TO_US = "(?:(?:for )?us to|(?:that )?(?:we could|wed|we would)) (?=(?:<acts>)\\b)"
LONGEST_JOINED = 140  # letters of an event that still reads well after "When"
_ENDED = re.compile(r"[.!?…][\"'”’)]*\Z")
_INSIDE = re.compile(r"[.!?…;:\n]\s")


class Said(Struct, frozen=True):
    """One sentence or more of the message, and where the writer's own words stand in it."""

    text: str
    places: tuple[tuple[PieceId, int, int], ...] = ()


def say_event_and_feeling(event: str, feeling: str, joints: RewritingJoints) -> Iterator[Said]:
    """One sentence, "When you came home at nine, I felt lonely.", or each in one of its own."""
    happened = bool(
        _is("(?:when )?(?:(?:<back_then>),? )?(?:<who>) (?:\\w+ )?(?:<past>)\\b", event)
    )
    felt = _feeling(feeling, joints.felt if happened or not event else joints.feel)
    if happened and _can_follow_when(event) and _is("(?:<felt_then>)\\b", felt):
        bare = re.sub(r"(?i)\Awhen\s+", "", event).rstrip(" .,;:!")
        yield _fill(joints.when, event=_small(bare), feeling=_small(felt).rstrip(" .!"))
        return
    if event:
        yield _fill("{event}", event=_sentence(event))
    yield _fill("{feeling}", feeling=_sentence(felt))


def _can_follow_when(event: str) -> bool:
    """Whether it is one short clause that begins with the one who did it."""
    return (
        _is("(?:when )?(?:<who>) ", event)
        and len(event) <= LONGEST_JOINED
        and not _INSIDE.search(event)
        and not event.endswith("?")
    )


def _feeling(feeling: str, joint: str) -> str:
    """The feeling as a clause; bare words for it get an "I felt" before them."""
    if _is("(?:<feeling_words>)\\W*\\Z|(?:like|as if|as though|that) ", feeling):
        return joint.replace("{feeling}", _small(feeling))
    return _capital(feeling)


def say_wish(wish: str, joints: RewritingJoints) -> Iterator[Said]:
    """The wish as a question, or as a wish and a question after it."""
    if wish.endswith("?") or _is("(?:could|would|can|will|shall) (?:you|we)\\b", wish):
        yield _fill("{wish}", wish=_capital(wish.rstrip(" .!?")) + "?")
        return
    if not _INSIDE.search(wish):
        for lead, joint in ((_TO_YOU, joints.could_you), (_TO_US, joints.could_we)):
            rest = _after(lead, wish)
            if rest is not None:
                yield _fill(joint, wish=_small(rest.rstrip(" .!")))
                return
    if _is("(?:i|id|im|it|we|you|my)\\b", wish):
        yield _fill("{wish}", wish=_sentence(wish))
    elif _is("(?:to (?:<acts>)|<a_thing>)\\b", wish) and not _INSIDE.search(wish):
        yield _fill(joints.would_like, wish=_small(wish.rstrip(" .!")))
    else:
        yield _fill(joints.bare_wish, wish=wish.rstrip(" .!"))
    yield Said(joints.ask)


@cache
def _begins(entry: str) -> re.Pattern[str]:
    return re.compile(expand(entry, cues().lists))


def _is(entry: str, words: str) -> bool:
    """Whether the words, folded, begin in this way."""
    return _begins(entry).match(read_text(words).view) is not None


def _after(entry: str, words: str) -> str | None:
    """What comes after such a beginning, as it was typed; None when they don't begin so."""
    passage = read_text(words)
    match = _begins(entry).match(passage.view)
    return words[passage.starts[match.end()] :] if match else None


def _fill(joint: str, **own: str) -> Said:
    """The joint with the writer's words in it, and where they stand."""
    text, places = "", []
    for part in re.split(r"(\{\w+\})", joint):
        name = part[1:-1]
        if part.startswith("{") and name in own:
            places.append((name, len(text), len(text) + len(own[name])))
            text += own[name]
        else:
            text += part
    return Said(text, tuple(places))  # type: ignore[arg-type]  # the names are those of the fields


def _sentence(words: str) -> str:
    return _capital(words) + ("" if _ENDED.search(words) else ".")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _small(words: str) -> str:
    """Without the capital of a first word that is no name."""
    if _is("(?:<may_be_small>|<acts>|<feelings>|<how_much>)\\b", words) and not words[:2].isupper():
        return words[:1].lower() + words[1:]
    return words
