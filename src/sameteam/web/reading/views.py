"""What anyone can read without signing up: the reasons, the questions to ask, the sources."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameteam.web.plan.situation import may_involve_partner
from sameteam.web.shared.library import library


@require_safe
def reasons(request: HttpRequest) -> HttpResponse:
    named = sorted(library().reasons.values(), key=lambda reason: reason.number)
    return render(request, "reasons.html", {"reasons": named})


@require_safe
def reason(request: HttpRequest, number: int) -> HttpResponse:
    """One reason. The words to say stay away while the gate of someone signed in is closed."""
    found = next((each for each in library().reasons.values() if each.number == number), None)
    if found is None:
        raise Http404
    options = [library().options[name] for name in found.first_steps]
    context = {"reason": found, "options": options, "open": may_involve_partner(request.sitting)}
    return render(request, "reason.html", context)


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    context = {"set": library().ask_first, "open": may_involve_partner(request.sitting)}
    return render(request, "cards.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    sources = sorted(library().sources.values(), key=lambda source: source.cite.lower())
    return render(request, "about.html", {"text": library().pages["welcome"], "sources": sources})
