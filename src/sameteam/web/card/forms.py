"""What the partner types: the code, and an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from sameteam import vault
from sameteam.method.events import Answer
from sameteam.web.shared.days import today
from sameteam.web.shared.fields import QUIET, WordsField
from sameteam.web.shared.library import library, say
from sameteam.web.store.answers import Answered
from sameteam.web.store.links import Card

ANSWERS: tuple[Answer, ...] = ("yes", "later", "something_else", "no")
LONGEST_LINE = 600


class CodeForm(forms.Form):
    code = forms.CharField(
        label=say("card.code"),
        max_length=200,
        widget=forms.TextInput({**QUIET, "autocapitalize": "characters"}),
        error_messages={"required": say("card.code_missing")},
    )

    def clean_code(self) -> vault.LinkCode:
        typed: str = self.cleaned_data["code"]
        code = vault.read_code(typed.rpartition("#")[2])  # the whole link may have been pasted
        if code is None:
            raise forms.ValidationError(say("card.code_shape"))
        return code


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=say("card.answer"),
        choices=[(each, say(f"card.{each}")) for each in ANSWERS],
        widget=forms.RadioSelect,
        error_messages={"required": say("card.answer_missing")},
    )
    until = forms.DateField(
        label=say("card.until"),
        required=False,
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}),
    )
    option = forms.ChoiceField(label=say("card.option"), required=False, widget=forms.RadioSelect)
    instead = WordsField(label=say("card.instead"), required=False, rows=2, longest=LONGEST_LINE)
    keeps_reason = forms.BooleanField(label=say("card.keeps_reason"), required=False)
    words = WordsField(label=say("card.words"), required=False, rows=2, longest=LONGEST_LINE)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, card: Card, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [library().options[name] for name in card.options if name in library().options]
        self.fields["option"].choices = [
            *(
                (each.id, say("card.option_line", name=each.name, minutes=each.minutes))
                for each in known
            ),
            ("", say("card.no_option")),
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        until: date | None = cleaned.get("until")
        if cleaned.get("answer") == "later" and until is not None and until <= today():
            self.add_error("until", say("card.until_past"))
        wants_other = cleaned.get("answer") == "something_else"
        if wants_other and not (cleaned.get("option") or cleaned.get("instead")):
            self.add_error("instead", say("card.instead_missing"))
        return cleaned

    def given(self) -> Answered:
        """The answer alone: what was typed beside another answer is not sent along."""
        data = self.cleaned_data
        answer = data["answer"]
        other = answer == "something_else"
        return Answered(
            answer=answer,
            on=today(),
            at=timezone.now(),
            until=data["until"] if answer == "later" else None,
            option=data["option"] if other else "",
            instead=data["instead"] if other else "",
            words=data["words"],
            keeps_reason=data["keeps_reason"] if answer == "no" else False,
        )
