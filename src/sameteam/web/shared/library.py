"""The content, loaded once at the start; a fault in any file stops the start."""

from __future__ import annotations

from functools import cache

from sameteam.content import Library, load_library


@cache
def library() -> Library:
    return load_library()


def say(key: str, **blanks: object) -> str:
    """The wording of `room.id`, for forms and views."""
    return library().say(key, **blanks)
