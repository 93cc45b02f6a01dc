"""What anyone can read without signing up: the reasons, the questions to ask, the sources."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sameteam.content.model import Reason
from sameteam.web.plan.situation import may_involve_partner, read
from sameteam.web.reading.deck import deck
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
    is_open = may_involve_partner(request.sitting)
    reason = _reason_of(request) if is_open else None
    context = {"set": library().ask_first, "open": is_open, "reason": reason}
    return render(request, "cards.html", context)


@require_safe
def practice(request: HttpRequest, place: int) -> HttpResponse:
    """One card, large enough to read aloud. With notes, those that fit the reason come first."""
    context: dict[str, object] = {"open": may_involve_partner(request.sitting)}
    if context["open"]:
        cards = deck(_reason_of(request))
        if not 0 < place <= len(cards):
            raise Http404
        context |= {"card": cards[place - 1], "place": place, "last": len(cards)}
    return render(request, "practice.html", context)


def _reason_of(request: HttpRequest) -> Reason | None:
    sitting = request.sitting
    if sitting is None or sitting.person is None:
        return None
    situation = read(sitting).situation
    return library().reasons.get(situation.leading_reason or situation.main_reason)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    sources = sorted(library().sources.values(), key=lambda source: source.cite.lower())
    return render(request, "about.html", {"text": library().pages["welcome"], "sources": sources})
