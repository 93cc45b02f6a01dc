"""Start, open, lock, come back; the recovery code."""

from __future__ import annotations

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from sameteam import vault
from sameteam.web.accounts import door, held
from sameteam.web.accounts.device import coarse
from sameteam.web.accounts.forms import ComeBackForm, SignInForm, SignUpForm
from sameteam.web.refusal import keep
from sameteam.web.shared.access import require_person
from sameteam.web.shared.library import library, say
from sameteam.web.shared.sent import sent
from sameteam.web.store import preferences, sessions
from sameteam.web.store.models import Person


def device_of(request: HttpRequest) -> str:
    return coarse(request.headers.get("User-Agent", ""))


def welcome_in(
    request: HttpRequest, name: str, opened: vault.OpenedPerson | vault.NewPerson, code: str = ""
) -> HttpResponse:
    """Begin a visit of this person; what was written before it comes along."""
    now = timezone.now()
    before, person = request.sitting, door.person_of(opened.row)
    extra = sessions.vaults_of(person.pk)
    extra = msgspec.structs.replace(extra, name=name, code=code)
    sitting = sessions.begin(
        person.pk,
        opened.secrets,
        extra,
        now=now,
        device=device_of(request),
        idle=settings.IDLE_LOCK,
    )
    request.sitting = sitting
    preferences.apply(sitting)
    holding = held.take(person.pk, opened.secrets, now)
    if before is not None:
        if before.person in {None, person.pk}:
            sitting.extra.drafts.update(before.extra.drafts)
        else:
            held.hold(request, before, now)  # another person's: they find it again
        sessions.end(before.token)
    if holding is not None:
        sitting.extra.drafts.update(holding.drafts)
        if holding.path:
            sitting.keep_draft(holding.path, holding.fields)
    sitting.changed = True
    if code:
        keep.keep_draft_of(sitting)
        return redirect("/code")
    if keep.keep_draft_of(sitting):
        return redirect("/today")
    return redirect(holding.path if holding and holding.path else "/today")


@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    if request.sitting and request.sitting.person:
        return redirect("/today")
    form = SignUpForm(sent(request))
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        new = door.sign_up(name, form.cleaned_data["passphrase"], timezone.now())
        code = " ".join(new.words) if isinstance(new, vault.NewPerson) else ""
        return welcome_in(request, name, new, code)
    waiting = bool(request.sitting and request.sitting.draft(keep.DRAFT))
    text = library().pages["keep"]
    return render(request, "start.html", {"form": form, "waiting": waiting, "text": text})


@require_http_methods(["GET", "POST"])
def open_notes(request: HttpRequest) -> HttpResponse:
    if request.method == "GET" and request.sitting and request.sitting.person:
        return redirect("/today")
    form = SignInForm(sent(request))
    status = 200
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["name"]
        try:
            opened = door.sign_in(
                name, form.cleaned_data["passphrase"], timezone.now(), device_of(request)
            )
        except (vault.WrongPassphraseError, door.TooManyKnocksError) as fault:
            form.add_error(None, say(_why_not(fault)))
            status = 403
        else:
            return welcome_in(request, name, opened)
    was_locked = getattr(request, "was_locked", False)
    return render(request, "in.html", {"form": form, "was_locked": was_locked}, status=status)


@require_http_methods(["GET", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    form = ComeBackForm(sent(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            renewed = door.come_back(
                data["name"],
                data["words"],
                data["passphrase"],
                timezone.now(),
                device_of(request),
            )
        except vault.UnreadableCodeError as fault:
            form.add_error("words", _unreadable(fault))
        except (vault.WrongCodeError, door.TooManyKnocksError) as fault:
            wrong = isinstance(fault, vault.WrongCodeError)
            form.add_error(None, say("accounts.no_code" if wrong else "accounts.crowd"))
        except door.TakenPassphraseError:
            form.add_error("passphrase", say("accounts.taken"))
        else:
            return welcome_in(request, data["name"], renewed, " ".join(renewed.words))
    return render(request, "come_back.html", {"form": form})


@require_person
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Show the recovery words, for as long as they have not been checked or put off."""
    sitting = request.sitting
    if not sitting.extra.code:
        return redirect("/today")
    if request.method == "POST":
        return _code_done(sitting, checked=False)
    words = sitting.extra.code.split()
    return render(request, "code.html", {"words": words, "text": library().pages["recovery"]})


@require_person
@require_http_methods(["GET", "POST"])
def check_code(request: HttpRequest) -> HttpResponse:
    """Ask two of the words back, on a page that doesn't show them."""
    sitting = request.sitting
    if not sitting.extra.code:
        return redirect("/today")
    seed = vault.read_words(sitting.extra.code)
    typed = {n: request.POST.get(f"word{n}", "") for n in vault.ask_positions(seed)}
    wrong = vault.check_words(seed, typed) if request.method == "POST" else ()
    if request.method == "POST" and not wrong:
        return _code_done(sitting, checked=True)
    asked = [{"place": n, "wrong": n in wrong, "typed": text} for n, text in typed.items()]
    return render(request, "check_code.html", {"asked": asked})


def _code_done(sitting: sessions.Sitting, *, checked: bool) -> HttpResponse:
    sitting.extra.code = ""
    sitting.changed = True
    Person.objects.filter(pk=sitting.person).update(recovery_checked=checked)
    return redirect("/today")


@require_http_methods(["GET", "POST"])
def locked(request: HttpRequest) -> HttpResponse:
    """End the visit and show a neutral way in. Words on the way are sealed to their owner."""
    sitting = request.sitting
    if sitting is not None:
        held.hold(request, sitting, timezone.now())
        sessions.end(sitting.token)
        request.sitting = None
    request.was_locked = True
    return render(request, "in.html", {"form": SignInForm(), "was_locked": True})


@require_POST
def here(request: HttpRequest) -> HttpResponse:
    """Someone is typing: the visit stays awake (the middleware has noted it)."""
    return HttpResponse(status=204 if request.sitting else 403)


def _why_not(fault: Exception) -> str:
    return "accounts.crowd" if isinstance(fault, door.TooManyKnocksError) else "accounts.wrong"


def _unreadable(fault: vault.UnreadableCodeError) -> str:
    if isinstance(fault, vault.WordCountError):
        return say("accounts.word_count", count=fault.found)
    if isinstance(fault, vault.UnknownWordError):
        places = ", ".join(str(place) for place in fault.positions)
        return say("accounts.unknown_words", places=places)
    return say("accounts.no_fit")
