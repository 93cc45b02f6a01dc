"""The first page, and the sign that all is well."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from sameteam.web.shared.library import library


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    if request.sitting and request.sitting.person:
        return redirect("/today")
    return render(request, "welcome.html", {"text": library().pages["welcome"]})


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """200 once the content is loaded and the database answers."""
    library()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
