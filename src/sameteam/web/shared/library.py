"""The content, loaded once at the start; a fault in any file stops the start."""

from __future__ import annotations

from functools import cache

from sameteam.content import Library, load_library


@cache
def library() -> Library:
    return load_library()


def say(key: str, **blanks: object) -> str:
    """The wording of `room.id`, with its blanks filled. KeyError for one that is not there."""
    room, name = key.split(".")
    return library().wording.said[room][name].format(**blanks)
