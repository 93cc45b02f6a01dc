"""The shapes of what helps to ask: `asking/<reason>.toml`, `ask.toml` and `talk.toml`."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sameteam.content.piece import Id, Piece, Sources, Text


class Fear(Piece):
    """A fear as the partner may say it, and a fair answer."""

    fear: Text
    answer: Text


class Replies(Piece):
    """One line for each kind of reply to expect in the one talk."""

    no: Text
    later: Text
    you: Text
    silence: Text
    anger: Text


REPLIES: tuple[str, ...] = tuple(Replies.model_fields)


class Asking(Piece):
    """`asking/<reason>.toml`: how to ask, when this reason stands behind the no."""

    id: Id
    labels: Annotated[tuple[Text, ...], Field(min_length=3)]  # instead of "therapy", best first
    problem_example: Text  # a pattern, not a person
    goal_example: Text  # something that can be seen
    assurance: Text  # a sentence for the card that answers the main fear
    fears: Annotated[tuple[Fear, ...], Field(min_length=2)]
    likely: Replies  # what the partner may say
    then: Replies  # what the asker plans to say
    source: Sources


class AskField(Piece):
    question: Text
    hint: Text
    missing: Text


class AskWords(Piece):
    """`ask.toml`: the fields of a small ask, and the frame that makes a card of them."""

    id: Id
    lead: Text
    label: AskField
    problem: AskField
    goal: AskField
    timeframe: AskField
    look_back: AskField
    assurance: AskField
    timeframe_first: Text  # what stands there at first
    card: Text  # {label}, {problem}, {goal}, {timeframe}
    look_back_on: Text  # {date}
    room: Text  # leaves room for a no
    source: Sources


class TalkKind(Piece):
    id: Id
    title: Text  # "If they say no"
    hint: Text


class TalkWords(Piece):
    """`talk.toml`: planning, rehearsing and looking back at the one talk."""

    id: Id
    lead: Text
    places: Annotated[tuple[Text, ...], Field(min_length=3)]
    kinds: Annotated[tuple[TalkKind, ...], Field(min_length=5, max_length=5)]
    afterwards: Annotated[tuple[Text, ...], Field(min_length=2)]
    source: Sources
