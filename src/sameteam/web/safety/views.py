"""Help for everyone, the private screen, the safety plan, and Leave now."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from sameteam.method import outcome
from sameteam.method.events import SafetyPlanWritten, ScreenTaken
from sameteam.web.accounts.middleware import drop_cookie
from sameteam.web.refusal.keep import noticed
from sameteam.web.safety.forms import SafetyPlanForm, ScreenForm
from sameteam.web.shared.access import require_person
from sameteam.web.shared.library import library
from sameteam.web.shared.once import form_id
from sameteam.web.store import log, sessions

# Plain, fast, everywhere; the same for everyone, so that it tells nothing of anyone.
LEAVE_TO = ("https://www.wikipedia.org/",)
PAGES = {
    "about": "safety",
    "device": "private_browsing",
    "now": "suicidal_words",
    "me": "own_behaviour",
    "closed": "gate_closed",
}
ORDER = ("emergency", "dv", "suicide", "own_behaviour", "men", "lgbtq", "child")


@require_safe
def help_page(request: HttpRequest, country: str = "") -> HttpResponse:
    countries = sorted(library().countries.values(), key=lambda each: (each.id == "eu", each.name))
    chosen = library().countries.get(country)
    if country and chosen is None:
        raise Http404
    today = timezone.localdate()
    lines = sorted(chosen.lines, key=lambda line: ORDER.index(line.kind)) if chosen else []
    context = {
        "countries": countries,
        "chosen": chosen,
        "lines": [(line, line.stale(today)) for line in lines],
    }
    return render(request, "help.html", context)


@require_safe
def words_page(request: HttpRequest, place: str) -> HttpResponse:
    if place not in PAGES:
        raise Http404
    return render(request, "words.html", {"text": library().pages[PAGES[place]]})


@require_person
@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """First the interruption page and the alone-check, then the questions, all on one page.

    A screen that is broken off leaves nothing behind, and the gate as it was: closed.
    """
    screen = library().screen
    if request.method == "GET":
        return render(request, "alone.html", {"screen": screen})
    if "decline" in request.POST:
        return redirect("/today")
    if "alone" in request.POST:
        if request.POST["alone"] != "yes":
            return redirect("/help")
        return _asked(request, ScreenForm())
    form = ScreenForm(request.POST)
    if not form.is_valid():
        return _asked(request, form)
    found = outcome(screen, form.cleaned_data)
    taken = ScreenTaken(
        at=timezone.now(),
        on=timezone.localdate(),
        level=found.level,
        signs=found.signs,
        unsure=found.unsure,
    )
    log.append(request.sitting.journal, [taken], taken.at, form_id(request))
    return redirect("/today")


def _asked(request: HttpRequest, form: ScreenForm) -> HttpResponse:
    context = {"screen": library().screen, "form": form, "form_id": form_id(request)}
    return render(request, "questions.html", context)


@require_http_methods(["GET", "POST"])
def safety_plan(request: HttpRequest) -> HttpResponse:
    """The blank form is for everyone, to print; keeping it needs a way to seal it."""
    text = library().safety_plan
    if request.method == "POST":
        return _keep_plan(request)
    fields: dict[str, object] = {}
    signed_in = bool(request.sitting and request.sitting.person)
    if signed_in:
        fields = dict(_last_plan(request))
        held = request.sitting.draft(request.path)
        fields.update({name: values[-1] for name, values in held.items() if values})
        request.sitting.drop_draft(request.path)
    form = SafetyPlanForm(initial=fields)
    context = {
        "text": text,
        "form": form,
        "form_id": form_id(request),
        "saved": "kept" in request.GET,
    }
    return render(request, "safety_plan.html", context)


@require_person
def _keep_plan(request: HttpRequest) -> HttpResponse:
    form = SafetyPlanForm(request.POST)
    if not form.is_valid():
        context = {"text": library().safety_plan, "form": form, "form_id": form_id(request)}
        return render(request, "safety_plan.html", context)
    now, today = timezone.now(), timezone.localdate()
    fields = {name: words for name, words in form.cleaned_data.items() if words}
    events = [
        SafetyPlanWritten(at=now, fields=fields),
        *noticed("\n".join(fields.values()), today, now),
    ]
    log.append(request.sitting.journal, events, now, form_id(request))
    return redirect("/help/plan?kept")


def _last_plan(request: HttpRequest) -> dict[str, str]:
    plans = [
        kept.event
        for kept in log.load(request.sitting.journal.private)
        if isinstance(kept.event, SafetyPlanWritten)
    ]
    return plans[-1].fields if plans else {}


@csrf_exempt  # The cookie is SameSite=Strict, and all that a stranger could do is end a visit.
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit, clear what the browser holds of this site, and go elsewhere."""
    if request.sitting is not None:
        # On a full disk the visit ends by the cookie alone, and later by the idle lock.
        with suppress(DatabaseError):
            sessions.end(request.sitting.token)
        request.sitting = None
    if request.method == "POST":
        response = HttpResponse(status=204)
    else:
        response = HttpResponseRedirect(LEAVE_TO[0])
        response.status_code = 303
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Referrer-Policy"] = "no-referrer"
    drop_cookie(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Strict")
    return response
