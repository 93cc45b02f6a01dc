"""What I wrote: refusals with their reasons, private notes. Each can be erased by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sameteam.method.events import (
    Event,
    NoteWritten,
    ReasonsConfirmed,
    ReasonsRead,
    RefusalRecorded,
)
from sameteam.web.journal.keep import keep_note
from sameteam.web.refusal.forms import ReasonsForm
from sameteam.web.shared.access import require_person
from sameteam.web.shared.fields import WordsField
from sameteam.web.shared.library import say
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent
from sameteam.web.store import log

OWN_ID = re.compile(r"[0-9a-f]{16}")  # as `fresh_id` makes them


class NoteForm(forms.Form):
    words = WordsField(label=say("journal.note"), rows=8, longest=20_000)


@dataclass(frozen=True, slots=True)
class Page:
    """One thing in the book, newest first; `reasons` is None for a note."""

    id: str
    on: date
    words: str
    source: str = "note"
    reasons: tuple[str, ...] | None = None
    confirmed: bool = False

    @property
    def address(self) -> str:
        """How addresses name it. An id of a copy that was brought back may be any words, and words
        of a person never stand in an address (S-03)."""
        if OWN_ID.fullmatch(self.id):
            return self.id
        return blake2b(self.id.encode(), digest_size=8).hexdigest()


def pages(events: list[Event]) -> list[Page]:
    read: dict[str, tuple[str, ...]] = {}
    confirmed: dict[str, tuple[str, ...]] = {}
    for event in events:
        if isinstance(event, ReasonsRead):
            read[event.refusal] = tuple(each for each in event.reasons if each != "unstated")
        elif isinstance(event, ReasonsConfirmed):
            confirmed[event.refusal] = event.reasons
    found = []
    for event in events:
        if isinstance(event, RefusalRecorded):
            reasons = confirmed.get(event.id, read.get(event.id, ()))
            is_confirmed = event.id in confirmed
            found.append(Page(event.id, event.on, event.words, event.source, reasons, is_confirmed))
        elif isinstance(event, NoteWritten):
            found.append(Page(event.id, event.on, event.words))
    return sorted(found, key=lambda page: page.on)[::-1]


def _events(request: HttpRequest) -> list[Event]:
    kept = log.load(request.sitting.journal.private)
    return [each.event for each in kept if each.event is not None]


@require_person
@require_safe
def book(request: HttpRequest) -> HttpResponse:
    return render(request, "book.html", {"pages": pages(_events(request))})


@require_person
@require_http_methods(["GET", "POST"])
def note(request: HttpRequest) -> HttpResponse:
    held = request.sitting.draft(request.path) if request.method == "GET" else {}
    if held:
        request.sitting.drop_draft(request.path)
    initial = {name: values[-1] for name, values in held.items() if values}
    form = NoteForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        return keep_note(request, form.cleaned_data["words"])
    return render(request, "note.html", {"form": form, "form_id": form_id(request)})


@require_person
@require_http_methods(["GET", "POST"])
def reasons(request: HttpRequest, page: str) -> HttpResponse:
    """Correct the reasons of a refusal; the newest word of the asker counts."""
    found = _page(request, page)
    if found.reasons is None:
        raise Http404
    form = ReasonsForm(sent(request), initial={"reasons": list(found.reasons)})
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        picked = tuple(form.cleaned_data["reasons"])
        event = ReasonsConfirmed(at=now, refusal=found.id, reasons=picked)
        log.append(request.sitting.journal, [event], now, form_id(request))
        return redirect("/book")
    return render(
        request, "correct.html", {"page_of": found, "form": form, "form_id": form_id(request)}
    )


@require_person
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, page: str) -> HttpResponse:
    """Erase one thing for good: its words, and what was read in them."""
    found = _page(request, page)
    if request.method == "POST":
        private = request.sitting.journal.private
        places = [
            kept.seq
            for kept in log.load(private)
            if found.id in {getattr(kept.event, "id", None), getattr(kept.event, "refusal", None)}
        ]
        log.erase_entries(private, places)
        return redirect("/book")
    return render(request, "erase_page.html", {"page_of": found})


def _page(request: HttpRequest, page: str) -> Page:
    found = next((each for each in pages(_events(request)) if each.address == page), None)
    if found is None:
        raise Http404
    return found
