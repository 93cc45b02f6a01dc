"""The one talk: planned with its if-then lines, then ready to be held; never a campaign."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sameteam.content.asking import REPLIES
from sameteam.method import Event, NotNow, TalkPlanned, not_now, say_when
from sameteam.web.accounts.held import fields_of
from sameteam.web.ask.checking import Seen, seen_in
from sameteam.web.ask.views import asking_of, not_now_page
from sameteam.web.plan.gate import require_open_gate
from sameteam.web.refusal.keep import fresh_id, noticed
from sameteam.web.shared.begun import begun_values
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent
from sameteam.web.store import log
from sameteam.web.talk.calendar import calendar_file
from sameteam.web.talk.forms import PlanForm, first_values


def earliest_day(held: NotNow | None) -> date:
    """Three quiet days can be waited for: the talk may be planned for the day after them."""
    return held.until if held is not None and held.until is not None else today()


@require_open_gate
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    situation, sitting = request.reading.situation, request.sitting
    held = not_now(situation)
    if held is not None and held.why != "settling":
        if request.method == "POST":
            sitting.keep_draft(request.path, dict(fields_of(request)))
        return not_now_page(request, held)
    asking, earliest = asking_of(request), earliest_day(held)
    initial = first_values(asking, situation.talk, earliest) | begun_values(request)
    form = PlanForm(sent(request), asking=asking, earliest=earliest, initial=initial)
    refused: dict[str, Seen] = {}
    if request.method == "POST" and form.is_valid():
        now, data = timezone.now(), form.planned()
        refused = refused_lines(data["then"])
        typed = "\n".join([data["where"], *data["then"].values()])
        events: list[Event] = [*noticed(typed, today(), now)]
        if refused:
            sitting.keep_draft(request.path, dict(fields_of(request)))
        else:
            sitting.drop_draft(request.path)
            events.insert(0, TalkPlanned(at=now, id=fresh_id(), **data))
        log.append(sitting.journal, events, now, form_id(request))
        if not refused:
            return redirect("/talk/ready")
    context = {
        "form": form,
        "lines": [(field, likely, refused.get(field.name)) for field, likely in form.lines()],
        "text": library().talk,
        "refused": refused,
        "settles": say_when(earliest, today(), library().phrases.labels) if held else "",
        "form_id": form_id(request),
    }
    return render(request, "talk.html", context)


def refused_lines(then: dict[str, str]) -> dict[str, Seen]:
    """Lines that press or tell of danger: no talk is planned with them."""
    seen = {kind: seen_in("line", words) for kind, words in then.items()}
    return {kind: each for kind, each in seen.items() if each.help or each.stop}


@require_open_gate
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """What is seen in one line, for a page that reads as one types. Keeps nothing."""
    if request.method == "GET":
        return redirect("/talk")  # as after a lock
    text = request.POST.get("text", "")[:8_000]
    return render(request, "checked.html", {"seen": seen_in("line", text)})


@require_open_gate
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """All of it on one page: how to begin, what to ask, and each if with its then."""
    situation = request.reading.situation
    talk, held = situation.talk, not_now(situation)
    if talk is None:
        return redirect("/talk")
    if held is not None and held.why != "settling":
        return not_now_page(request, held)
    reason = library().reasons.get(situation.leading_reason or situation.main_reason)
    kinds = {kind.id: kind for kind in library().talk.kinds}
    context: dict[str, Any] = {
        "talk": talk,
        "when": say_when(talk.on, today(), library().phrases.labels),
        "is_over": talk.on <= today(),
        "opening": reason.opener if reason else library().phrases.labels["general_reason_opener"],
        "questions": reason.questions if reason else library().reasons["unstated"].questions,
        "lines": [(kinds[kind].title, talk.then.get(kind, "")) for kind in REPLIES],
        "text": library().talk,
    }
    return render(request, "talk_ready.html", context)


@require_open_gate
@require_safe
def day(request: HttpRequest) -> HttpResponse:
    """A calendar file, only when it is asked for; its words tell nothing (S-28)."""
    talk = request.reading.situation.talk
    if talk is None:
        return redirect("/talk")
    response = HttpResponse(calendar_file(talk, timezone.now()), content_type="text/calendar")
    response.headers["Content-Disposition"] = 'attachment; filename="day.ics"'
    return response
