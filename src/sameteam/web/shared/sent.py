"""What a form was sent with; None when the page is only looked at."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def sent(request: HttpRequest) -> Any:
    """An empty form that was sent is not the same as none at all."""
    return request.POST if request.method == "POST" else None
