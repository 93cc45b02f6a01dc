"""A small ask: written, looked at word for word, and put to the partner once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sameteam.language.answer import LEVELS, Finding
from sameteam.language.asks import RULES, review_ask
from sameteam.method import Event, NotNow, not_now_to_offer, say_date, say_when
from sameteam.method.events import AskWritten
from sameteam.method.offers import SMALL_ASK
from sameteam.web.accounts.held import fields_of
from sameteam.web.ask import keep, listing
from sameteam.web.ask.checking import REFUSED, card_look, seen_in
from sameteam.web.ask.compose import card_words
from sameteam.web.ask.forms import AskForm, first_values
from sameteam.web.ask.picture import qr
from sameteam.web.draft.looking import Look
from sameteam.web.options.numbers import number_of
from sameteam.web.plan.gate import require_open_gate
from sameteam.web.refusal.keep import fresh_id, noticed
from sameteam.web.shared.begun import begun_values
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent
from sameteam.web.store import log

PIECES = ("label", "problem", "goal", "timeframe", "assurance")


def asking_of(request: HttpRequest) -> Any:
    """How to ask, for the reason that weighs most."""
    reason = request.reading.situation.leading_reason
    return library().asking.get(reason) or library().asking["unstated"]


def not_now_page(request: HttpRequest, held: NotNow, typed: str = "") -> HttpResponse:
    """Why nothing can be asked just now, and from when. A third ask is answered by easing off."""
    easing = library().steps["ease_off"] if held.why in {"easing", "enough"} else None
    context = {"held": held, **days_of(held), "easing": easing, "typed": typed}
    return render(request, "not_now.html", context)


def days_of(held: NotNow | None) -> dict[str, str]:
    """The day on which it ends, as a date and as how far off it is."""
    if held is None or held.until is None:
        return {"until": "", "again": ""}
    labels = library().phrases.labels
    return {
        "until": say_date(held.until, today(), labels),
        "again": say_when(held.until, today(), labels),
    }


@require_open_gate
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    asking, sitting = asking_of(request), request.sitting
    held = not_now_to_offer(request.reading.situation, SMALL_ASK)
    if held is not None:
        if request.method == "POST":
            sitting.keep_draft(request.path, dict(fields_of(request)))
        return not_now_page(request, held)
    before = keep.last_ask(request.reading, SMALL_ASK)
    initial = first_values(asking, before) | begun_values(request)
    form = AskForm(sent(request), asking=asking, initial=initial)
    refused = None
    if request.method == "POST" and form.is_valid():
        written = _written(form.cleaned_data)
        refused = keep_written(request, written)
        if refused is None:
            return redirect("/ask/look")
    context = {
        "form": form,
        "asking": asking,
        "text": library().ask,
        "seen": refused,
        "form_id": form_id(request),
    }
    return render(request, "ask.html", context)


def keep_written(request: HttpRequest, written: AskWritten) -> Look | None:
    """Keep the ask, unless its words can't go on a card; then what was seen in them.

    What they tell of is kept in either case, and counts as anywhere else.
    """
    sitting, seen = request.sitting, card_look(written.words)
    # The frame around a field can make a sign in it hard to hear, so each is read alone as well.
    texts = (written.words, *(getattr(written, name) for name in PIECES))
    heard = [noticed(text, today(), written.at) for text in texts if text]
    events: list[Event] = max(heard, key=lambda each: LEVELS.index(each[0].level) if each else -1)
    refused = seen.state in REFUSED
    if refused:
        sitting.keep_draft(request.path, dict(fields_of(request)))
    else:
        sitting.drop_draft(request.path)
        events.insert(0, written)
    log.append(sitting.journal, events, written.at, form_id(request))
    return seen if refused else None


def _written(data: dict[str, Any]) -> AskWritten:
    on = today()
    given = {name: data.get(name) or "" for name in PIECES}
    labels = library().phrases.labels
    words = card_words(given, library().ask, data["look_back_on"], on, labels)
    return AskWritten(
        at=timezone.now(),
        id=fresh_id(),
        what=SMALL_ASK,
        words=words,
        look_back_on=data["look_back_on"],
        **given,
    )


@require_open_gate
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """What is seen in one field, for a page that reads as one types. Keeps nothing."""
    if request.method == "GET":
        return redirect("/ask")  # as after a lock
    field = request.POST.get("field", "")
    text = request.POST.get("text", "")[:8_000]
    return render(request, "checked.html", {"seen": seen_in(field, text)})


@require_open_gate
@require_safe
def looked(request: HttpRequest) -> HttpResponse:
    """The card as the partner will see it, and the ways to bring it."""
    written = keep.last_ask(request.reading)
    if written is None:
        return redirect("/ask")
    offer = request.reading.situation.open_offer
    if offer is not None and offer.ask == written.id:
        return redirect("/ask/card")
    held = not_now_to_offer(request.reading.situation, written.what)
    if held is not None:
        return not_now_page(request, held, written.words)
    context = {
        "written": written,
        "seen": card_look(written.words),
        "tips": _tips(written),
        "change": "/ask" if written.what == SMALL_ASK else f"/options/{number_of(written.what)}",
        "here_only": _is_here_only(request),
        "form_id": form_id(request),
    }
    return render(request, "ask_look.html", context)


def _tips(written: AskWritten) -> list[Finding]:
    """What was said of the fields while they were typed, for whoever has no script."""
    return [tip for field in RULES for tip in review_ask(field, getattr(written, field))]


@require_open_gate
@require_http_methods(["GET", "POST"])
def made(request: HttpRequest) -> HttpResponse:
    """ "I have asked", or "make a private link": the ask becomes an offer, if it may."""
    # The ask that was looked at: another tab may have written a newer one meanwhile.
    written = keep.ask_of(request.reading, request.POST.get("ask", ""))
    if written is None or request.method == "GET":
        return redirect("/ask/look")
    if card_look(written.words).state in REFUSED:
        return redirect("/ask/look")
    with_link = "link" in request.POST
    held = keep.make_offer(request.sitting, written, form_id(request), with_link=with_link)
    if held is not None:
        return not_now_page(request, held, written.words)
    return redirect("/ask/card" if with_link else "/today")


@require_open_gate
@require_http_methods(["GET", "POST"])
def card(request: HttpRequest) -> HttpResponse:
    """The open offer: its link to hand over, and taking it back."""
    reading, offer = request.reading, request.reading.situation.open_offer
    written = keep.ask_of(reading, offer.ask) if offer is not None else None
    if offer is None or written is None:
        return redirect("/today")
    if request.method == "POST":
        keep.add_link(request.sitting, written, form_id(request))
        return redirect("/ask/card")
    made = keep.open_card(reading, request.sitting)
    address = request.build_absolute_uri("/card")
    context = {
        "written": written,
        "card": made,
        "address": f"{address}#{made.code}" if made else "",
        "typed_at": address,
        "picture": qr(f"{address}#{made.code}") if made else "",
        "until": say_date(made.until, today(), library().phrases.labels) if made else "",
        "had_one": bool(keep.cards_of(reading, offer.id)),
        "here_only": _is_here_only(request),
        "form_id": form_id(request),
    }
    return render(request, "ask_card.html", context)


def _is_here_only(request: HttpRequest) -> bool:
    """Whether this address means this very machine, so that another phone can't reach it."""
    return request.get_host().rsplit(":", 1)[0] in {"localhost", "127.0.0.1", "[::1]"}


@require_open_gate
@require_http_methods(["GET", "POST"])
def back(request: HttpRequest) -> HttpResponse:
    """Take the ask back; first it is said that this may be noticed (S-33)."""
    if request.reading.situation.open_offer is None:
        return redirect("/today")
    if request.method == "POST":
        keep.take_back(request.sitting, form_id(request))
        return redirect("/today")
    return render(request, "ask_back.html", {"form_id": form_id(request)})


@require_open_gate
@require_safe
def everything(request: HttpRequest) -> HttpResponse:
    """Every offer with its answer, newest first."""
    return render(request, "ask_all.html", {"rows": listing.rows(request.reading)})
