"""Smaller steps: what fits, what was tried, how big each is; and putting one on a card."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sameteam.content.model import Option
from sameteam.method import AskWritten, Situation, not_now_to_offer, say_when
from sameteam.method.options import fitting, size, untried
from sameteam.web.accounts.held import fields_of
from sameteam.web.ask.forms import OptionForm
from sameteam.web.ask.views import days_of, keep_written, not_now_page
from sameteam.web.options.numbers import number_of, option_at
from sameteam.web.plan.gate import require_open_gate
from sameteam.web.plan.situation import read
from sameteam.web.refusal.keep import fresh_id
from sameteam.web.shared.begun import begun_values
from sameteam.web.shared.library import library
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent


@dataclass(frozen=True, slots=True)
class Shown:
    """An option with what is known of it here."""

    option: Option
    number: int
    reasons: tuple[str, ...] = ()  # of those known, the ones that it fits
    asked: str = ""  # when it was offered last
    named: bool = False  # by the partner


def _shown(option: Option, situation: Situation | None = None) -> Shown:
    number = number_of(option.id)
    if situation is None:
        return Shown(option, number)
    offers = [offer for offer in situation.offers if offer.what == option.id]
    labels = library().phrases.labels
    return Shown(
        option,
        number,
        reasons=tuple(
            library().reasons[reason].name
            for reason in situation.reasons
            if reason in option.fits or option.id in library().reasons[reason].first_steps
        ),
        asked=say_when(offers[0].on, situation.today, labels) if offers else "",
        named=any(o.instead == option.id for o in situation.offers if o.answer == "something_else"),
    )


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What fits and was not tried stands first. Someone without notes sees the whole list."""
    everything = sorted(library().options.values(), key=size)
    sitting = request.sitting
    if sitting is None or sitting.person is None:
        return render(request, "options.html", {"rest": [_shown(each) for each in everything]})
    reading = read(sitting)
    if not reading.gate.is_open:
        return render(request, "options.html", {"closed": True})
    situation = reading.situation
    tried = {offer.what for offer in situation.offers}
    known = situation.reasons or any(o.instead for o in situation.offers)
    first = untried(situation, library()) if known else []
    fit = {each.id for each in fitting(situation, library())} if known else set[str]()
    rest = [each for each in everything if each not in first and each.id not in tried]
    context = {
        "first": [_shown(each, situation) for each in first],
        "rest": [_shown(each, situation) for each in rest],
        "tried": [_shown(each, situation) for each in everything if each.id in tried],
        "fits": bool(fit),
    }
    return render(request, "options.html", context)


@require_open_gate
@require_safe
def for_two(request: HttpRequest) -> HttpResponse:
    """The same list to look at together: nothing in it tells of reasons, answers or notes."""
    everything = sorted(library().options.values(), key=size)
    return render(request, "options_two.html", {"options": everything})


@require_open_gate
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, number: int) -> HttpResponse:
    """One option, its words to be changed, and a card made of them."""
    option = option_at(number)
    if option is None:
        raise Http404
    sitting, situation = request.sitting, request.reading.situation
    held = not_now_to_offer(situation, option.id)
    if held is not None and request.method == "POST":
        sitting.keep_draft(request.path, dict(fields_of(request)))
        return not_now_page(request, held, request.POST.get("words", ""))
    form = OptionForm(sent(request), initial={"words": option.words} | begun_values(request))
    seen = None
    if request.method == "POST" and form.is_valid():
        now, words = timezone.now(), form.cleaned_data["words"]
        seen = keep_written(request, AskWritten(at=now, id=fresh_id(), what=option.id, words=words))
        if seen is None:
            return redirect("/ask/look")
    context = {
        "shown": _shown(option, situation),
        "form": form,
        "seen": seen,
        "held": held,
        **days_of(held),
        "form_id": form_id(request),
    }
    return render(request, "option.html", context)
