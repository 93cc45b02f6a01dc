"""The door to all that involves the partner: one decorator, and no way round it."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sameteam.web.accounts.held import fields_of
from sameteam.web.plan.situation import read
from sameteam.web.shared.access import View, require_person


def require_open_gate(view: View) -> View:
    """Only someone who is signed in, through an open gate. `request.reading` is what was read.

    A closed, stale or unreadable gate looks the same here. What was typed is kept in the visit.
    """

    @require_person
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reading = read(request.sitting)
        if not reading.gate.is_open:
            if request.method == "POST":
                request.sitting.keep_draft(request.path, dict(fields_of(request)))
            return render(request, "shut.html", status=403)
        request.reading = reading
        return view(request, *args, **kwargs)

    guarded.needs_open_gate = True  # type: ignore[attr-defined]
    return guarded
