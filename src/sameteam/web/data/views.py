"""Own your data: settings, visits, passphrase, code, copy, bring back, erase."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sameteam import vault
from sameteam.method import JournalFault, encode
from sameteam.method.events import PreferenceSet
from sameteam.web.accounts import door
from sameteam.web.accounts.forms import ChangeForm, ConfirmForm
from sameteam.web.accounts.views import device_of
from sameteam.web.data import bringing, erasing
from sameteam.web.data.forms import BringForm, ChoicesForm, CopyForm, EraseForm
from sameteam.web.shared.access import require_person
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library, say
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent
from sameteam.web.store import log, preferences, sessions
from sameteam.web.store.models import Knock, Person, Session


@require_person
@require_http_methods(["GET", "POST"])
def overview(request: HttpRequest) -> HttpResponse:
    sitting = request.sitting
    now = {"title": sitting.extra.title, "lock_minutes": str(sitting.idle_seconds // 60)}
    form = ChoicesForm(sent(request), initial=now)
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        events = [
            PreferenceSet(at=at, name=name, value=value)
            for name, value in form.cleaned_data.items()
            if value != now[name]
        ]
        log.append(sitting.journal, events, at, form_id(request))
        preferences.apply(sitting)
        return redirect("/settings")
    person = Person.objects.get(pk=sitting.person)
    knocks = Knock.objects.filter(handle=person.handle).order_by("-made_at")[:10]
    context = {
        "form": form,
        "form_id": form_id(request),
        "knocks": knocks,
        "checked": person.recovery_checked,
        "count": erasing.entries_of(sitting),
    }
    return render(request, "settings.html", context)


@require_person
@require_http_methods(["GET", "POST"])
def visits(request: HttpRequest) -> HttpResponse:
    sitting = request.sitting
    if request.method == "POST":
        sessions.end_others(sitting.person, sitting.token)
        return redirect("/settings/visits")
    own = vault.session_id(sitting.token)
    rows = Session.objects.filter(person_id=sitting.person).order_by("-seen_at")
    listed = [(row, bytes(row.pk) == own) for row in rows]
    return render(request, "visits.html", {"visits": listed})


@require_person
@require_http_methods(["GET", "POST"])
def passphrase(request: HttpRequest) -> HttpResponse:
    """Change it; or, when someone knows it, change every key and end every other visit."""
    form = ChangeForm(sent(request))

    def change(now: Any, device: str) -> HttpResponse:
        old, new = form.cleaned_data["old"], form.cleaned_data["passphrase"]
        if "known" in request.POST:
            renewed = door.renew_all(request.sitting, old, new, now, device)
            return _show_code(request, renewed)
        door.change_passphrase(request.sitting, old, new, now, device)
        return redirect("/settings")

    return _confirmed(request, form, "passphrase.html", change)


@require_person
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    form = ConfirmForm(sent(request))

    def renew(now: Any, device: str) -> HttpResponse:
        renewed = door.renew_code(request.sitting, form.cleaned_data["old"], now, device)
        return _show_code(request, renewed)

    return _confirmed(request, form, "new_code.html", renew)


def _show_code(request: HttpRequest, renewed: vault.NewPerson) -> HttpResponse:
    sitting = request.sitting
    sitting.secrets = renewed.secrets
    sitting.extra.code = " ".join(renewed.words)
    sitting.changed = True
    return redirect("/code")


@require_person
@require_http_methods(["GET", "POST"])
def copy(request: HttpRequest) -> HttpResponse:
    form = CopyForm(sent(request))

    def hand_out(now: Any, device: str) -> HttpResponse:
        door.confirm(request.sitting, form.cleaned_data["old"], now, device)
        events = log.events(request.sitting.journal)
        data = encode(events, today(), screening=form.cleaned_data["screening"])
        response = HttpResponse(data, content_type="application/json")
        name = form.cleaned_data["file_name"]
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
        return response

    return _confirmed(request, form, "copy.html", hand_out, text="copy")


@require_person
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    form = BringForm(sent(request), request.FILES or None)

    def take_in(now: Any, device: str) -> HttpResponse:
        door.confirm(request.sitting, form.cleaned_data["old"], now, device)
        try:
            data = form.cleaned_data["file"].read()
            count = bringing.bring(request.sitting.journal, data, now, form_id(request))
        except JournalFault as fault:
            form.add_error("file", say("data.file_unreadable", fault=fault))
            return _again(request, form, "bring.html")
        preferences.apply(request.sitting)
        return render(request, "brought.html", {"count": count})

    return _confirmed(request, form, "bring.html", take_in)


@require_person
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    form = EraseForm(sent(request))

    def take_away(now: Any, device: str) -> HttpResponse:
        door.confirm(request.sitting, form.cleaned_data["old"], now, device)
        erasing.erase_all(request.sitting, now)
        request.sitting = None
        response = render(request, "erased.html")
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return _confirmed(request, form, "erase.html", take_away, text="erase")


@require_person
@require_http_methods(["GET", "POST"])
def erase_answers(request: HttpRequest) -> HttpResponse:
    """The results of the private questions alone."""
    form = ConfirmForm(sent(request))

    def take_away(now: Any, device: str) -> HttpResponse:
        opened = door.confirm(request.sitting, form.cleaned_data["old"], now, device)
        erasing.erase_screening(request.sitting, opened, now)
        return redirect("/settings")

    return _confirmed(request, form, "erase_answers.html", take_away)


def _confirmed(
    request: HttpRequest,
    form: forms.Form,
    page: str,
    act: Callable[[Any, str], HttpResponse],
    text: str = "",
) -> HttpResponse:
    """Run `act` for a valid form; every way in which the passphrase fails is said on the page."""
    if request.method == "POST" and form.is_valid():
        try:
            return act(timezone.now(), device_of(request))
        except vault.WrongPassphraseError:
            form.add_error("old", say("accounts.not_yours"))
        except vault.SamePassphraseError:
            form.add_error("passphrase", say("accounts.same"))
        except door.TakenPassphraseError:
            form.add_error("passphrase", say("accounts.taken"))
        except door.TooManyKnocksError:
            form.add_error("old", say("accounts.crowd"))
    return _again(request, form, page, text)


def _again(request: HttpRequest, form: forms.Form, page: str, text: str = "") -> HttpResponse:
    context = {
        "form": form,
        "form_id": form_id(request),
        "text": library().pages[text] if text else None,
    }
    return render(request, page, context)
