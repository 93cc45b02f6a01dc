"""The one place that says who may see a page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sameteam.web.accounts.forms import SignInForm

View = Callable[..., HttpResponse]


def require_person(view: View) -> View:
    """Only someone who is signed in. A form that came in after the lock is held, not lost."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.sitting is None or request.sitting.person is None:
            if getattr(request, "was_locked", False):
                context = {"form": SignInForm(), "was_locked": True}
                return render(request, "in.html", context, status=403)
            return redirect("/in")
        return view(request, *args, **kwargs)

    guarded.needs_person = True  # type: ignore[attr-defined]
    return guarded
