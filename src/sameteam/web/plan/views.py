"""The plan page: one step, with the reason for it. And what happened since."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from sameteam.method import (
    Step,
    StepChosen,
    StepSetAside,
    because,
    choices,
    not_now,
    path,
    say_when,
)
from sameteam.method.events import OfferAnswered, ReasonsAsked
from sameteam.web.options.numbers import number_of
from sameteam.web.plan.forms import KIND_OF_STEP, KINDS, AnswerForm, MetForm, running
from sameteam.web.plan.situation import Reading, read
from sameteam.web.refusal.keep import noticed
from sameteam.web.shared.access import require_person
from sameteam.web.shared.days import today
from sameteam.web.shared.library import library, say
from sameteam.web.shared.notice import notice_of_signs
from sameteam.web.shared.once import form_id
from sameteam.web.shared.sent import sent
from sameteam.web.store import log
from sameteam.web.store.models import Person
from sameteam.web.talk.views import earliest_day

DAYS_ASIDE = {days: say(f"plan.aside_{days}") for days in ("1", "3", "7")}
# Steps that nobody can put off: they are what keeps the others from doing harm.
NEVER_ASIDE = frozenset({"safety", "screen", "settle", "ease_off", "wait"})
ELSEWHERE = {
    "safety": "/help",
    "record": "/write",
    "screen": "/questions",
    "decide": "/book/new",
    "ask_why": "/talk",
    "small_ask": "/ask",
    "smaller_step": "/options",
}
DAYS_SHOWN = 14  # for which the plan page tells of an answer on a card
# Reached by a link of their own, whatever the step is.
ALWAYS_THERE = frozenset({"safety", "record", "screen"})


@require_person
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    reading = read(request.sitting)
    step = reading.step()
    now, labels = today(), library().phrases.labels
    context = {
        "step": step,
        "because": because(step),
        "stations": path(reading.situation),
        "until": say_when(step.until, now, labels) if step.until else "",
        "aside": say_when(step.set_aside_until, now, labels) if step.set_aside_until else "",
        "may_put_off": step.id not in NEVER_ASIDE,
        "days_aside": DAYS_ASIDE,
        "address": _address(step, reading),
        "acts_now": step.id in ELSEWHERE,
        "wording": say(f"plan.go_{step.id if step.id in ELSEWHERE else 'tell'}"),
        "talk": _talk(reading),
        "answered": _card_answer(reading),
        "asked": _waits_with_a_card(reading),
        "option": library().options.get(step.option),
        "exercise": library().exercises.get(step.exercise),
        "beside": reading.beside(),
        "notice": notice_of_signs(reading.situation) if step.id == "safety" else None,
        "opens_from": reading.gate.opens_from,
        "code_unchecked": not _code_checked(request),
        "form_id": form_id(request),
    }
    return render(request, "plan.html", context)


def _address(step: Step, reading: Reading) -> str:
    if step.option:
        return f"/options/{number_of(step.option)}"
    return ELSEWHERE.get(step.id) or f"/today/tell/{_kind(step, reading)}"


def _talk(reading: Reading) -> dict[str, Any] | None:
    """The planned talk: its day, as long as nothing rests then; afterwards, looking back."""
    planned, held = reading.situation.talk, not_now(reading.situation)
    if planned is None or not reading.gate.is_open:
        return None
    is_over = planned.on <= today()
    waits = held is not None and held.why == "settling" and earliest_day(held) <= planned.on
    if not (is_over or held is None or waits):
        return None
    when = say_when(planned.on, today(), library().phrases.labels)
    return {"when": when, "is_over": is_over}


def _card_answer(reading: Reading) -> str:
    """What came back on the newest card, in a word, for two weeks."""
    answered = [each for each in reading.events if isinstance(each, OfferAnswered) and each.card]
    newest = answered[-1] if answered and reading.gate.is_open else None
    if newest is None or (today() - newest.on).days > DAYS_SHOWN:
        return ""
    return say(f"tell.answer_{newest.answer}")


def _waits_with_a_card(reading: Reading) -> bool:
    offer = reading.situation.open_offer
    return offer is not None and bool(offer.ask) and reading.gate.is_open


def _kind(step: Step, reading: Reading) -> str:
    if step.id == "keep_going" and not running(reading):
        return "agreed"
    return KIND_OF_STEP[step.id]


def _code_checked(request: HttpRequest) -> bool:
    return Person.objects.filter(pk=request.sitting.person, recovery_checked=True).exists()


@require_person
@require_http_methods(["GET", "POST"])
def set_aside(request: HttpRequest) -> HttpResponse:
    """Asked for by its address alone, as after a lock, it leads back without doing anything."""
    step, days = read(request.sitting).step(), request.POST.get("days", "")
    if days in DAYS_ASIDE and step.id not in NEVER_ASIDE:
        until = today() + timedelta(days=int(days))
        _keep(request, [StepSetAside(at=timezone.now(), step=step.id, on=today(), until=until)])
    return redirect("/today")


@require_person
@require_http_methods(["GET", "POST"])
def others(request: HttpRequest) -> HttpResponse:
    """Choose another step: what is open now, and why the rest is not. The server decides."""
    reading = read(request.sitting)
    step, free = reading.step(), choices(reading.situation, library())
    if request.method == "POST":
        picked = request.POST.get("step", "")
        if picked in free:
            _keep(request, [StepChosen(at=timezone.now(), step=picked, on=today())])
        return redirect("/today")
    context = {
        "now": step,
        "open": [
            (library().steps[name], step.others[name])
            for name in free
            if name in step.others and name not in ALWAYS_THERE
        ],
        "closed": [(name, why) for name, why in step.others.items() if name not in free],
        "form_id": form_id(request),
    }
    return render(request, "others.html", context)


@require_person
@require_safe
def tell_list(request: HttpRequest) -> HttpResponse:
    reading = read(request.sitting)
    kinds = [(name, say(f"tell.{name}")) for name in KINDS if _fits(name, reading)]
    return render(request, "tell_list.html", {"kinds": kinds})


def _fits(kind: str, reading: Reading) -> bool:
    if KINDS[kind] is AnswerForm:
        return reading.situation.open_offer is not None
    if KINDS[kind] is MetForm:
        return bool(running(reading))
    return True


@require_person
@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    reading = read(request.sitting)
    if request.method == "GET" and not _fits(kind, reading):
        return redirect("/today/tell")
    form = KINDS[kind](sent(request), reading=reading, initial=_held(request))
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        events = form.events(now)
        _keep(request, [*events, *noticed(form.typed(), today(), now)])
        if any(isinstance(event, ReasonsAsked) and event.answered for event in events):
            return redirect("/write")
        return redirect("/today")
    context = {
        "form": form,
        "title": say(f"tell.{kind}"),
        "form_id": form_id(request),
        "kind": kind,
    }
    return render(request, "tell.html", context)


def _held(request: HttpRequest) -> dict[str, Any]:
    """What was typed before the lock."""
    held = request.sitting.draft(request.path) if request.method == "GET" else {}
    if held:
        request.sitting.drop_draft(request.path)
    return {name: values[-1] for name, values in held.items() if values}


def _keep(request: HttpRequest, events: list[Any]) -> None:
    log.append(request.sitting.journal, events, timezone.now(), form_id(request))
