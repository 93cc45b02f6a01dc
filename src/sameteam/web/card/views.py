"""The other side of a card: someone without an account reads it, answers, changes it, erases it.

Nothing is written when it is read, and the asker is told of nothing but the answer.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sameteam import vault
from sameteam.method import say_date
from sameteam.web.card.forms import AnswerForm, CodeForm
from sameteam.web.refusal.begun import visit
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library, say
from sameteam.web.shared.sent import sent
from sameteam.web.store import answers, links, sessions
from sameteam.web.store.links import Opened

HELD = "card"  # the code, in the visit of whoever opened it


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The code, from the link's end or typed. It never stands in an address that is sent."""
    if _has_notes_open(request):
        return render(request, "card_own.html", status=403)
    form = CodeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        code: vault.LinkCode = form.cleaned_data["code"]
        if links.find(code, today(), timezone.now()) is not None:
            visit(request).keep_draft(HELD, {"code": code.spelled})
            return redirect("/card/read")
        form.add_error("code", say("card.code_wrong"))
    return render(request, "card_enter.html", {"form": form})


@require_safe
def read(request: HttpRequest) -> HttpResponse:
    opened = _opened(request)
    return redirect("/card") if opened is None else _page(request, opened)


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    opened = _opened(request)
    if opened is None:
        return redirect("/card")
    if opened.card is None:
        return _page(request, opened)
    form = AnswerForm(request.POST, card=opened.card)
    if not form.is_valid():
        return _page(request, opened, form)
    try:
        taken = answers.give(
            opened.code, form.given(), form.cleaned_data["version"], timezone.now()
        )
    except answers.NotTakenError:
        return _page(request, _again(opened), form, meanwhile=True)
    return redirect("/card/read") if taken else _page(request, _again(opened))


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """All that was written on it. Works for whoever has the code, whatever became of the card."""
    opened = _opened(request)
    if opened is None:
        return redirect("/card")
    if request.method == "POST":
        answers.erase(opened)
        return redirect("/card/read")
    return render(request, "card_erase.html", {"answered": answers.kept(opened)})


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Whoever sits here next finds nothing of it."""
    sitting = request.sitting
    if sitting is not None and sitting.person is None:
        sessions.end(sitting.token)
        request.sitting = None
    return redirect("/card")


def _opened(request: HttpRequest) -> Opened | None:
    """The card whose code this visit holds. None: there is none, or someone's notes are open."""
    sitting = request.sitting
    if sitting is None or _has_notes_open(request):
        return None
    code = vault.read_code(str(sitting.draft(HELD).get("code", "")))
    return links.find(code, today(), timezone.now()) if code is not None else None


def _has_notes_open(request: HttpRequest) -> bool:
    """Nobody answers for another from inside their own notes (safety.md, A-10)."""
    return request.sitting is not None and request.sitting.person is not None


def _again(opened: Opened) -> Opened:
    return links.find(opened.code, today(), timezone.now()) or opened


def _page(
    request: HttpRequest,
    opened: Opened,
    form: AnswerForm | None = None,
    *,
    meanwhile: bool = False,
) -> HttpResponse:
    given, card = answers.kept(opened), opened.card
    context: dict[str, Any] = {
        "card": card,
        "answered": given,
        "option": library().options.get(given.option) if given else None,
        "meanwhile": meanwhile,
        "version": opened.link.version,
    }
    if card is None:
        return render(request, "card_gone.html", context, status=410)
    labels = library().phrases.labels
    context["until"] = say_date(card.until, today(), labels)
    context["form"] = form or AnswerForm(card=card, initial=_initial(given))
    return render(request, "card.html", context)


def _initial(given: answers.Answered | None) -> dict[str, Any]:
    if given is None:
        return {}
    names = ("answer", "until", "option", "instead", "words", "keeps_reason")
    return {name: getattr(given, name) for name in names}
