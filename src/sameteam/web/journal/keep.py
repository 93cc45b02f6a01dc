"""Keep a private note, whichever page it was written on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sameteam.method.events import NoteWritten
from sameteam.web.refusal.keep import fresh_id, noticed
from sameteam.web.shared.days import today
from sameteam.web.shared.once import form_id
from sameteam.web.store import log


def keep_note(request: HttpRequest, words: str) -> HttpResponse:
    """The note, and what the safety reading saw in it; then the book, or the plan after a sign."""
    now = timezone.now()
    written = NoteWritten(at=now, id=fresh_id(), on=today(), words=words)
    events = [written, *noticed(words, today(), now)]
    log.append(request.sitting.journal, events, now, form_id(request))
    return redirect("/today" if len(events) > 1 else "/book")
