"""Pages for what went wrong: what happened, what is kept, what to do. Never what was typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "error.html", {"fault": "not_found"}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    return render(request, "error.html", {"fault": "broken"}, status=500)


def refused(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "error.html", {"fault": "bad_request"}, status=400)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "error.html", {"fault": "stale_form"}, status=403)
