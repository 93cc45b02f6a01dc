"""Try a message before it goes out: the page, and the answer for a page that reads as one types.

Nothing is kept but in the visit, sealed, as every form that was begun; the book gets a message only
by "Keep it". The answer to a script keeps nothing at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sameteam.web.draft import typed as acts
from sameteam.web.draft.forms import DraftForm
from sameteam.web.draft.looking import CLOSED, TOO_LONG, Look, look
from sameteam.web.draft.rewording import opened, reword
from sameteam.web.draft.typed import Typed, typed_in
from sameteam.web.journal.keep import keep_note
from sameteam.web.plan.situation import may_involve_partner
from sameteam.web.refusal.begun import visit
from sameteam.web.shared.library import library
from sameteam.web.shared.library import say as wording
from sameteam.web.shared.once import form_id

AT = "/say"
# Where the page is shown from after a button; the others lead to the marks.
SHOWN_FROM = {"clear": "", "open": "#another", "compose": "#another"}


@require_http_methods(["GET", "POST"])
def say(request: HttpRequest) -> HttpResponse:
    """Shown by a page that was asked for, not sent: the back button never meets a sent form."""
    is_open = may_involve_partner(request.sitting)
    if request.method == "GET":
        held = request.sitting.draft(AT) if request.sitting else {}
        return _page(request, typed_in(held), is_open)
    form, typed = DraftForm(request.POST), typed_in(dict(request.POST.lists()))
    if not form.is_valid():
        return _page(request, typed, is_open, form)
    if "keep" in request.POST:
        return _kept(request, form, typed, is_open)
    now = _acted(request.POST, typed, is_open)
    visit(request).keep_draft(AT, dict(now.fields()))
    if _look(now, is_open).state in {"help", "closed"}:
        return redirect(AT)  # what comes first stands at the top
    pressed = next((name for name in SHOWN_FROM if name in request.POST), "")
    return redirect(AT + SHOWN_FROM.get(pressed, "#seen"))


@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The marks alone, for the words as they are typed. Keeps nothing."""
    if request.method == "GET":
        return redirect(AT)  # as after a lock
    form, typed = DraftForm(request.POST), typed_in(dict(request.POST.lists()))
    seen = _look(typed, may_involve_partner(request.sitting)) if form.is_valid() else TOO_LONG
    return render(request, "seen.html", {"seen": seen, "typed": typed})


def _look(typed: Typed, is_open: bool) -> Look:
    return look(typed.words, typed.aside, beside=typed.beside) if is_open else CLOSED


def _acted(post: Any, typed: Typed, is_open: bool) -> Typed:
    """What stands on the page after the button that was pressed."""
    if "clear" in post:
        return acts.started_over(typed)
    if "undo" in post:
        return acts.put_back(typed)
    seen = _look(typed, is_open)
    if "pass" in post:
        return acts.set_aside(typed, post["pass"])
    if "again" in post:
        return acts.mark_again(typed, post["again"])
    if "put" in post:
        mark = next((each for each in seen.marks if each.key == post["put"]), None)
        return acts.put(typed, mark.place, mark.said) if mark and mark.place else typed
    return _reworded(post, typed) if seen.may_reword else typed


def _reworded(post: Any, typed: Typed) -> Typed:
    if "open" in post:
        return opened(typed)
    if "compose" in post:
        return replace(typed, another=True, composed=True)
    if "close" in post:
        return replace(typed, another=False, composed=False)
    if "use" in post:
        made = reword(replace(typed, composed=True))
        return acts.used(typed, made.text) if made.text else typed
    return typed


def _kept(request: HttpRequest, form: DraftForm, typed: Typed, is_open: bool) -> HttpResponse:
    if not typed.words.strip():
        form.add_error("words", wording("words.empty"))
        return _page(request, typed, is_open, form)
    sitting = visit(request)
    if sitting.person is None:
        sitting.keep_draft(AT, dict(typed.fields()))
        return redirect("/start")
    sitting.drop_draft(AT)
    return keep_note(request, typed.words)


def _page(
    request: HttpRequest, typed: Typed, is_open: bool, form: DraftForm | None = None
) -> HttpResponse:
    form = form or DraftForm(initial=acts.as_initial(typed))
    seen = TOO_LONG if form.is_bound else _look(typed, is_open)
    another = reword(typed) if typed.another and seen.may_reword else None
    context = {
        "form": form,
        "typed": typed,
        "seen": seen,
        "another": another,
        "pieces": form.pieces(another) if another else [],
        "lead": library().rewriting.lead,
        "form_id": form_id(request),
    }
    return render(request, "draft.html", context)
