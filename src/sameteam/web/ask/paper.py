"""The card on paper: one page, A4 or Letter."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from sameteam.method import not_now_to_offer
from sameteam.web.ask import keep
from sameteam.web.ask.checking import REFUSED, card_look
from sameteam.web.ask.picture import qr
from sameteam.web.ask.views import not_now_page
from sameteam.web.plan.gate import require_open_gate
from sameteam.web.shared.library import say

LAYOUT = Path(__file__).parent / "card.typ"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" '  # a picture of its own names what it is
SIZES = {"a4": "a4", "letter": "us-letter"}


@cache
def _layout() -> bytes:
    return LAYOUT.read_bytes()


def pdf(words: str, size: str, *, address: str = "", code: str = "") -> bytes:
    """The card as PDF bytes. Nothing is written to a file; `words` never become markup."""
    said = {
        "words": words,
        "size": size,
        "answers": say("ask.paper_answers"),
        "free": say("ask.paper_free"),
        "address": address,
        "code": code,
        "picture": qr(f"{address}#{code}").replace("<svg ", SVG, 1) if code else "",
        "by_code": say("ask.paper_code") if code else "",
    }
    made = typst.compile(_layout(), sys_inputs=said)
    return bytes(made)


@require_open_gate
@require_safe
def page(request: HttpRequest, size: str) -> HttpResponse:
    """Only for an ask that may be made now, or was made and waits."""
    if size not in SIZES:
        raise Http404
    written, situation = keep.last_ask(request.reading), request.reading.situation
    if written is None or card_look(written.words).state in REFUSED:
        return redirect("/ask")
    waits = situation.open_offer is not None and situation.open_offer.ask == written.id
    held = None if waits else not_now_to_offer(situation, written.what)
    if held is not None:
        return not_now_page(request, held, written.words)
    card = keep.open_card(request.reading, request.sitting) if waits else None
    made = pdf(
        written.words,
        SIZES[size],
        address=request.build_absolute_uri("/card") if card else "",
        code=card.code if card else "",
    )
    response = HttpResponse(made, content_type="application/pdf")
    response.headers["Content-Disposition"] = 'attachment; filename="note.pdf"'
    return response
