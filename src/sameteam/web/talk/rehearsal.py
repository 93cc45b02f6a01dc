"""Trying it out: what the partner may say, one at a time, and what I would answer."""

from __future__ import annotations

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sameteam.content.asking import REPLIES
from sameteam.method import not_now
from sameteam.web.accounts.held import fields_of
from sameteam.web.ask.checking import seen_in
from sameteam.web.ask.views import asking_of, not_now_page
from sameteam.web.plan.gate import require_open_gate
from sameteam.web.refusal.keep import noticed
from sameteam.web.shared.begun import begun_values
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent
from sameteam.web.store import log
from sameteam.web.talk.forms import LineForm


@require_open_gate
@require_http_methods(["GET", "POST"])
def rehearse(request: HttpRequest, place: int) -> HttpResponse:
    """Nothing of an answer is kept, unless it goes into the plan."""
    if not 0 < place <= len(REPLIES):
        raise Http404
    situation = request.reading.situation
    held = not_now(situation)
    if held is not None and held.why != "settling":
        return not_now_page(request, held)
    kind, talk = REPLIES[place - 1], situation.talk
    form = LineForm(sent(request), initial=begun_values(request))
    seen = None
    if request.method == "POST" and form.is_valid():
        words, now = form.cleaned_data["words"], timezone.now()
        seen = seen_in("line", words)
        if seen.help:
            request.sitting.keep_draft(request.path, dict(fields_of(request)))
            log.append(request.sitting.journal, noticed(words, today(), now), now, form_id(request))
        elif "use" in request.POST and talk is not None and not seen.stop:
            request.sitting.drop_draft(request.path)
            changed = msgspec.structs.replace(talk, at=now, then={**talk.then, kind: words})
            log.append(request.sitting.journal, [changed], now, form_id(request))
            return redirect(f"/talk/try/{place + 1}" if place < len(REPLIES) else "/talk/ready")
    asking = asking_of(request)
    context = {
        "form": form,
        "seen": seen,
        "place": place,
        "last": len(REPLIES),
        "kind": next(each for each in library().talk.kinds if each.id == kind),
        "likely": getattr(asking.likely, kind),
        "planned": talk.then.get(kind, "") if talk else getattr(asking.then, kind),
        "has_plan": talk is not None,
        "form_id": form_id(request),
    }
    return render(request, "talk_try.html", context)
