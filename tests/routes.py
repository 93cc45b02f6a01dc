"""The URL table as the tests walk it: every route there is, found and not listed by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Every word that may stand in an address; none tells what these notes are about (S-03).
WORDS = """
a4 about after agreed all alone answer answers aside ask back begun book bring card cards check
close closed code copy day device erase healthz help here in leave letter limit locked look made
me met new now offer options others page passphrase plan questions read ready reasons say
settings start talk tell today try two visits why write
"""
NEUTRAL = frozenset(WORDS.split())


def routes() -> dict[str, Callable[..., Any]]:
    """Route as written in urls.py, such as `read/<int:number>`, to its view."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], before: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback
