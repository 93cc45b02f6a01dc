"""The shape of `rewriting.toml`: what guided rewriting asks, and how it joins the answers."""

from __future__ import annotations

from sameteam.content.piece import Id, Piece, Sources, Text


class RewritingField(Piece):
    """One of the three things that guided rewriting asks for."""

    question: Text
    hint: Text
    missing: Text  # when it is empty


class RewritingJoints(Piece):
    """What joins the three into one message; {event}, {feeling} and {wish} are the writer's."""

    opener: Text
    when: Text
    felt: Text
    feel: Text
    could_you: Text
    could_we: Text
    would_like: Text
    bare_wish: Text
    ask: Text
    room: Text  # leaves room for a no


class RewritingWords(Piece):
    """`rewriting.toml`: what guided rewriting asks, and how it joins the answers."""

    id: Id
    lead: Text
    hurts: Text  # {quote} stands for the words of a field that would still be marked
    event: RewritingField
    feeling: RewritingField
    wish: RewritingField
    joints: RewritingJoints
    source: Sources
