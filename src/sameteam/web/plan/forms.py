"""What happened since: small forms, each of which becomes one or two events."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms

from sameteam.method.events import (
    Event,
    LimitSaid,
    OfferAnswered,
    OfferMade,
    ReasonsAsked,
    SeriesEnded,
    SeriesMet,
    SeriesStarted,
    SoloDone,
    TalkHeld,
)
from sameteam.web.plan.situation import Reading
from sameteam.web.refusal.keep import fresh_id
from sameteam.web.shared.days import DayMixin
from sameteam.web.shared.fields import WordsField
from sameteam.web.shared.library import library, say

YES_NO = [(answer, say(f"tell.{answer}")) for answer in ("yes", "no")]
ANSWERS = [
    (answer, say(f"tell.answer_{answer}"))
    for answer in ("waiting", "yes", "no", "later", "something_else", "silence")
]


def _radio(label: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=say(label), choices=choices, widget=forms.RadioSelect)


def _ahead(label: str, hint: str = "") -> forms.DateField:
    widget = forms.DateInput({"type": "date", "autocomplete": "off"})
    help_text = say(hint) if hint else ""
    return forms.DateField(label=say(label), required=False, widget=widget, help_text=help_text)


class Told(DayMixin):
    """A form of this page. `typed` is the free text in it, to be read for disclosures."""

    words_fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, reading: Reading, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = reading

    def typed(self) -> str:
        return "\n".join(str(self.cleaned_data.get(name) or "") for name in self.words_fields)

    def events(self, at: datetime) -> list[Event]:
        raise NotImplementedError

    def check_ahead(self, name: str) -> None:
        day: date | None = self.cleaned_data.get(name)
        if day is not None and day < self.cleaned_data.get("on", self.today):
            self.add_error(name, say("day.before"))


class WhyForm(Told):
    answered = _radio("tell.why_answered", YES_NO)
    field_order = ("answered", "when", "other_day")

    def events(self, at: datetime) -> list[Event]:
        data = self.cleaned_data
        return [ReasonsAsked(at=at, on=data["on"], answered=data["answered"] == "yes")]


class TalkForm(Told):
    words_fields = ("learned",)
    heated = _radio(
        "tell.talk_how", [("no", say("tell.talk_calm")), ("yes", say("tell.talk_heated"))]
    )
    learned = WordsField(label=say("tell.talk_learned"), required=False, rows=3)
    field_order = ("heated", "learned", "when", "other_day")

    def events(self, at: datetime) -> list[Event]:
        data = self.cleaned_data
        heated = data["heated"] == "yes"
        return [TalkHeld(at=at, on=data["on"], heated=heated, learned=data["learned"])]


class OfferForm(Told):
    words_fields = ("words",)
    what = forms.ChoiceField(label=say("tell.offer_what"))
    words = WordsField(label=say("tell.offer_words"), required=False, rows=3)
    answer = _radio("tell.answer_what", ANSWERS)
    until = _ahead("tell.offer_until", "tell.offer_until_hint")
    field_order = ("what", "answer", "until", "words", "when", "other_day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(option.id, option.name) for option in library().options.values()]
        self.fields["what"].choices = [("small_ask", say("tell.offer_small_ask")), *named]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        self.check_ahead("until")
        return cleaned

    def events(self, at: datetime) -> list[Event]:
        data, offer = self.cleaned_data, fresh_id()
        until, waits = data["until"], data["answer"] == "waiting"
        made = OfferMade(
            at=at,
            id=offer,
            on=data["on"],
            what=data["what"],
            words=data["words"],
            wait_until=until if waits else None,
        )
        if waits:
            return [made]
        return [made, _answered(at, offer, data)]


class AnswerForm(Told):
    words_fields = ("words",)
    answer = _radio("tell.answer_what", ANSWERS[1:])
    until = _ahead("tell.answer_until")
    words = WordsField(label=say("tell.answer_words"), required=False, rows=3)
    field_order = ("answer", "until", "words", "when", "other_day")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        self.check_ahead("until")
        if self.reading.situation.open_offer is None:
            self.add_error(None, say("tell.nothing_waits"))
        return cleaned

    def events(self, at: datetime) -> list[Event]:
        offer = self.reading.situation.open_offer
        if offer is None:
            return []
        return [_answered(at, offer.id, self.cleaned_data)]


def _answered(at: datetime, offer: str, data: dict[str, Any]) -> OfferAnswered:
    return OfferAnswered(
        at=at,
        offer=offer,
        on=data["on"],
        answer=data["answer"],
        until=data["until"] if data["answer"] == "later" else None,
        words=data["words"],
    )


class SoloForm(Told):
    words_fields = ("note",)
    exercise = forms.ChoiceField(label=say("tell.alone_what"))
    note = WordsField(label=say("tell.alone_note"), required=False, rows=3)
    field_order = ("exercise", "note", "when", "other_day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(exercise.id, exercise.name) for exercise in library().exercises.values()]
        self.fields["exercise"].choices = [*named, ("own", say("tell.alone_own"))]

    def events(self, at: datetime) -> list[Event]:
        data = self.cleaned_data
        return [SoloDone(at=at, on=data["on"], exercise=data["exercise"], note=data["note"])]


class LimitForm(Told):
    words_fields = ("words",)
    words = WordsField(label=say("tell.limit_words"), rows=4)
    field_order = ("words", "when", "other_day")

    def events(self, at: datetime) -> list[Event]:
        data = self.cleaned_data
        return [LimitSaid(at=at, id=fresh_id(), on=data["on"], words=data["words"])]


class AgreedForm(Told):
    what = _radio(
        "tell.agreed_what",
        [(what, say(f"tell.agreed_{what}")) for what in ("check_in", "trial", "other")],
    )
    next_on = _ahead("tell.next_on")
    look_back_on = _ahead("tell.look_back_on")
    field_order = ("what", "next_on", "look_back_on", "when", "other_day")

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        self.check_ahead("next_on")
        self.check_ahead("look_back_on")
        return cleaned

    def events(self, at: datetime) -> list[Event]:
        data = self.cleaned_data
        offer = self.reading.situation.open_offer
        started = SeriesStarted(
            at=at,
            id=fresh_id(),
            what=data["what"],
            offer=offer.id if offer else "",
            next_on=data["next_on"],
            look_back_on=data["look_back_on"],
        )
        if offer is None:
            return [started]
        accepted = OfferAnswered(at=at, offer=offer.id, on=data["on"], answer="yes")
        return [accepted, started]


class MetForm(Told):
    series = forms.ChoiceField(label=say("tell.met_which"))
    went = _radio("tell.met_went", [(w, say(f"tell.met_{w}")) for w in ("met", "ended")])
    next_on = _ahead("tell.next_on")
    field_order = ("series", "went", "next_on", "when", "other_day")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = library().phrases.labels
        self.fields["series"].choices = [
            (started.id, labels[f"what_{started.what}"]) for started in running(self.reading)
        ]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        self.check_ahead("next_on")
        return cleaned

    def events(self, at: datetime) -> list[Event]:
        data = self.cleaned_data
        if data["went"] == "ended":
            return [SeriesEnded(at=at, series=data["series"], on=data["on"])]
        return [SeriesMet(at=at, series=data["series"], on=data["on"], next_on=data["next_on"])]


def running(reading: Reading) -> list[SeriesStarted]:
    """What two people agreed on and has not ended."""
    ended = {event.series for event in reading.events if isinstance(event, SeriesEnded)}
    return [
        event
        for event in reading.events
        if isinstance(event, SeriesStarted) and event.id not in ended
    ]


KINDS: dict[str, type[Told]] = {
    "why": WhyForm,
    "talk": TalkForm,
    "offer": OfferForm,
    "answer": AnswerForm,
    "alone": SoloForm,
    "limit": LimitForm,
    "agreed": AgreedForm,
    "met": MetForm,
}
# What one most likely has to tell after a step.
KIND_OF_STEP = {
    "keep_going": "met",
    "wait": "answer",
    "settle": "talk",
    "ask_why": "why",
    "ease_off": "alone",
    "solo": "alone",
    "small_ask": "offer",
    "smaller_step": "offer",
    "limit": "limit",
    "check_in": "offer",
}
