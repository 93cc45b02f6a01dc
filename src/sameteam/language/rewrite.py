"""Guided rewriting: one message out of what happened, what was felt and what is wished for.

`find_pieces(text)` looks what of these a draft holds. `compose(event, feeling, wish, words)` joins
the fields with the joints of `content/en/rewriting.toml`, and has the reviewer read the whole: it
is `ready`, or says which field holds the words that may still hurt. The writer's own words stay as
they are; only a capital, a full stop or the joint between two of them is ours. Raises `TextFault`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from sameteam.content.rewriting import RewritingJoints, RewritingWords
from sameteam.language.answer import Finding
from sameteam.language.drafts import review_draft
from sameteam.language.joints import Said, say_event_and_feeling, say_wish
from sameteam.language.pieces import PieceId, Pieces, find_pieces
from sameteam.language.reader import Reader
from sameteam.language.text import read_text

__all__ = ["Hurt", "PieceId", "Pieces", "Rewriting", "compose", "find_pieces"]
NEEDED: tuple[PieceId, ...] = ("feeling", "wish")  # what happened may be left out


class Hurt(Struct, frozen=True):
    """A field whose words the reviewer would mark, and why. Offsets are those of the message."""

    field: PieceId
    finding: Finding


class Rewriting(Struct, frozen=True):
    """`text` is empty while something is missing."""

    text: str
    verdict: Literal["ready", "revise", "stop"] | None
    hurts: tuple[Hurt, ...] = ()
    missing: tuple[PieceId, ...] = ()


def compose(
    event: str, feeling: str, wish: str, words: RewritingWords, reader: Reader | None = None
) -> Rewriting:
    """One message of the three fields, read by the reviewer."""
    fields: dict[PieceId, str] = {"event": event, "feeling": feeling, "wish": wish}
    for name, value in fields.items():
        fields[name] = " ".join(read_text(value).text.split())
    missing = tuple(name for name in NEEDED if not re.search(r"\w", fields[name]))
    if missing:
        return Rewriting(text="", verdict=None, missing=missing)
    said = tuple(_message(fields, words.joints))
    text = " ".join(part.text for part in said)
    review = review_draft(text, reader)
    hurts = tuple(Hurt(_field_of(finding, said), finding) for finding in review.findings)
    return Rewriting(text=text, verdict=review.verdict, hurts=hurts)


def _message(fields: dict[PieceId, str], joints: RewritingJoints) -> Iterator[Said]:
    told = say_event_and_feeling(fields["event"], fields["feeling"], joints)
    if not re.search(r"\w", fields["event"]):
        yield Said(joints.opener)
    yield from told
    yield from say_wish(fields["wish"], joints)
    yield Said(joints.room)


def _field_of(finding: Finding, said: tuple[Said, ...]) -> PieceId:
    """The field that holds most of the words that were marked."""
    shares: dict[PieceId, int] = {}
    at = 0
    for part in said:
        for name, start, end in part.places:
            share = min(finding.end, at + end) - max(finding.start, at + start)
            if share > 0:
                shares[name] = shares.get(name, 0) + share
        at += len(part.text) + 1
    return max(shares, key=lambda name: shares[name], default="wish")
