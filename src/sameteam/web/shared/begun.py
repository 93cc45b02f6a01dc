"""What was typed here before one followed a link, or before the lock."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def begun_values(request: HttpRequest) -> dict[str, Any]:
    """The last value of each field that this page began with, for its form's first values."""
    sitting = request.sitting
    if request.method != "GET" or sitting is None:
        return {}
    held = sitting.draft(request.path)
    return {name: values[-1] for name, values in held.items() if values}
