"""After the talk: what they said, what I learned, heated or calm."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sameteam.method import Event, ReasonsAsked, TalkHeld, TalkPlanned
from sameteam.web.plan.gate import require_open_gate
from sameteam.web.refusal.keep import events_of, fresh_id, noticed
from sameteam.web.shared.begun import begun_values
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent
from sameteam.web.store import log
from sameteam.web.talk.forms import AfterForm


@require_open_gate
@require_http_methods(["GET", "POST"])
def look_back(request: HttpRequest) -> HttpResponse:
    form = AfterForm(sent(request), initial=begun_values(request))
    if request.method == "POST" and form.is_valid():
        request.sitting.drop_draft(request.path)
        now = timezone.now()
        events = _events(form.cleaned_data, request.reading.situation.talk, now)
        refusal = next((each.refusal for each in events if isinstance(each, TalkHeld)), "")
        log.append(request.sitting.journal, events, now, form_id(request))
        if refusal:
            return redirect(f"/book/{refusal}/reasons")
        return redirect("/today/tell/agreed" if form.cleaned_data["end"] == "yes" else "/today")
    context = {"form": form, "text": library().talk, "form_id": form_id(request)}
    return render(request, "talk_after.html", context)


def _events(data: dict[str, Any], talk: TalkPlanned | None, now: datetime) -> list[Event]:
    """A no, or what bothers them, is a refusal with its reasons read; else the talk alone."""
    on: date = data["on"]
    end, words = data["end"], data["words"]
    refusal = fresh_id() if end in {"no", "told"} else ""
    events: list[Event] = []
    if refusal:
        written = {"id": refusal, "words": words, "source": data["source"], "on": on.isoformat()}
        events += events_of(written, now, today())
    else:
        events += noticed(words, today(), now)
    events += noticed(data["learned"], today(), now)
    held = TalkHeld(
        at=now,
        on=on,
        heated=data["heated"] == "yes",
        learned=data["learned"],
        plan=talk.id if talk else "",
        refusal=refusal,
    )
    asked = (
        [ReasonsAsked(at=now, on=on, answered=end == "told")] if end in {"told", "nothing"} else []
    )
    return [*events, held, *asked]
