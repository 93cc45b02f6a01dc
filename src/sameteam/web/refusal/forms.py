"""The no, in the partner's own words; and which reasons the asker hears in it."""

from __future__ import annotations

from django import forms

from sameteam.web.shared.days import DayMixin
from sameteam.web.shared.fields import WordsField
from sameteam.web.shared.library import library

SOURCES = (("said", "They said this, or nearly this"), ("guess", "I guess this is what they think"))


class RefusalForm(DayMixin):
    words = WordsField(
        label="What did your partner say?",
        rows=4,
        error_messages={"required": "Please write what they said, even if it was only “no”."},
    )
    source = forms.ChoiceField(
        label="Is it their words, or your guess?",
        choices=SOURCES,
        widget=forms.RadioSelect,
        initial="said",
    )
    field_order = ("words", "source", "when", "other_day")


class ReasonsForm(forms.Form):
    """Up to three reasons; none means "I don't know"."""

    reasons = forms.MultipleChoiceField(
        label="Which of these do you hear in it?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        named = sorted(library().reasons.values(), key=lambda reason: reason.number)
        self.fields["reasons"].choices = [
            (reason.id, reason.name) for reason in named if reason.id != "unstated"
        ]

    def clean_reasons(self) -> list[str]:
        picked: list[str] = self.cleaned_data["reasons"]
        if len(picked) > 3:
            raise forms.ValidationError("Please pick the three that weigh most.")
        return picked
