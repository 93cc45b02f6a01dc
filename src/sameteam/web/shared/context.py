"""What the frame of every page needs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

NEUTRAL_TITLES = ("Notes", "Lists", "Planner", "Reading")


def page(request: HttpRequest) -> dict[str, Any]:
    sitting = getattr(request, "sitting", None)
    signed_in = bool(sitting and sitting.person)
    return {
        "page": {
            "title": sitting.title if signed_in else NEUTRAL_TITLES[0],
            "signed_in": signed_in,
            "idle_seconds": sitting.idle_seconds if signed_in else 0,
        }
    }
