"""A page, whose window it needs, and how to get to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

Who = Literal["nobody", "anna", "newcomer"]


@dataclass(frozen=True)
class Place:
    name: str
    route: str  # as in the URL table; "" + kind "error" for the pages of what went wrong
    who: Who
    go: Callable[[Page], object]

    def __str__(self) -> str:
        return f"{self.who}-{self.name}"


def at(route: str, who: Who, path: str = "", name: str = "") -> Place:
    """A page that one gets to by its address alone."""
    address = "/" + (path or route)
    named = name or address.strip("/").replace("/", "-") or "welcome"
    return Place(named, route, who, lambda page: page.goto(address))
