"""Write down the no, see the reasons in it, confirm or correct them."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sameteam import language
from sameteam.web.refusal.begun import visit
from sameteam.web.refusal.forms import ReasonsForm, RefusalForm
from sameteam.web.refusal.keep import DRAFT, fresh_id, keep_draft_of
from sameteam.web.refusal.looking import look
from sameteam.web.shared.notice import notice_of
from sameteam.web.shared.sent import sent

MOST = 8
BEGUN = "/write"  # what was typed and not yet read: begun here, or held when it was locked
RefusalSet = forms.formset_factory(RefusalForm, extra=0, min_num=1, max_num=MOST, absolute_max=MOST)


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _page(request, RefusalSet(**_begun(request)))
    if "another" in request.POST or "fewer" in request.POST:
        # Shown by a page that was asked for, not sent: the back button never meets a sent form.
        visit(request).keep_draft(BEGUN, dict(_with_count(request.POST).lists()))
        return redirect("/write")
    given = RefusalSet(request.POST)
    if not given.is_valid():
        return _page(request, given)
    written = [
        {
            "id": fresh_id(),
            "words": form.cleaned_data["words"],
            "source": form.cleaned_data["source"],
            "on": form.cleaned_data["on"].isoformat(),
        }
        for form in given
    ]
    sitting = visit(request)
    sitting.drop_draft(BEGUN)
    sitting.keep_draft(DRAFT, {"form": str(uuid.uuid4()), "refusals": written})
    return redirect("/write/look")


def _page(request: HttpRequest, given: Any) -> HttpResponse:
    return render(request, "write.html", {"set": given, "more": len(given.forms) < MOST})


def _begun(request: HttpRequest) -> dict[str, Any]:
    """What was being written in this visit, or held when it was locked."""
    sitting = request.sitting
    if sitting is None:
        return {}
    typed = sitting.draft(BEGUN)
    if typed:
        return {"initial": _parts_of({name: values[-1] for name, values in typed.items()})}
    read = sitting.draft(DRAFT)
    if not read:
        return {}
    now = timezone.localdate()
    return {"initial": [_as_typed(written, now) for written in read["refusals"]]}


def _parts_of(typed: dict[str, Any]) -> list[dict[str, Any]]:
    """Each refusal as it was typed, not checked: nobody is told off for what is not finished."""
    fields = RefusalForm.base_fields
    return [
        {name: typed[f"form-{place}-{name}"] for name in fields if f"form-{place}-{name}" in typed}
        for place in range(_count_of(typed))
    ]


def _count_of(typed: Any) -> int:
    count = str(typed.get("form-TOTAL_FORMS", "1"))
    return min(max(int(count) if count.isdecimal() else 1, 1), MOST)


def _as_typed(written: dict[str, Any], now: Any) -> dict[str, Any]:
    recent = {(now - timedelta(days=ago)).isoformat() for ago in range(7)}
    when = written["on"] if written["on"] in recent else "other"
    return {**written, "when": when, "other_day": written["on"] if when == "other" else None}


def _with_count(post: Any) -> Any:
    """The same form with one refusal more or fewer; nothing typed is lost."""
    data = post.copy()
    count = _count_of(post)
    count = min(count + 1, MOST) if "another" in post else max(count - 1, 1)
    data["form-TOTAL_FORMS"] = str(count)
    for place in range(count):
        # A fresh part begins with its defaults chosen.
        data.setdefault(f"form-{place}-source", "said")
    return data


@require_http_methods(["GET", "POST"])
def looked(request: HttpRequest) -> HttpResponse:
    sitting = request.sitting
    draft = sitting.draft(DRAFT) if sitting else {}
    if not draft:
        return redirect("/write")
    written = draft["refusals"]
    looks = [look(one["words"]) for one in written]
    notice = notice_of(language.screen_text(one["words"]) for one in written)
    reasons = [
        ReasonsForm(sent(request), prefix=f"r{place}", initial={"reasons": seen.ids})
        for place, seen in enumerate(looks)
    ]
    if request.method == "POST" and all(form.is_valid() for form in reasons):
        for one, form in zip(written, reasons, strict=True):
            picked = form.cleaned_data["reasons"]
            # Where something was disclosed nobody was asked for reasons, so none are confirmed.
            one["reasons"] = None if notice else _strongest_first(picked, one["words"])
        sitting.keep_draft(DRAFT, {**draft, "refusals": written, "confirmed": True})
        if sitting.person is None:
            return redirect("/start")
        keep_draft_of(sitting)
        return redirect("/today")
    context = {
        "refusals": list(zip(written, looks, reasons, strict=True)),
        "notice": notice,
    }
    return render(request, "look.html", context)


def _strongest_first(picked: list[str], words: str) -> list[str]:
    """The asker's picks, in the order of the reader's where it heard them too."""
    order = look(words).ids
    return sorted(picked, key=lambda each: order.index(each) if each in order else len(order))
