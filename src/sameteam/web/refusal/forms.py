"""The no, in the partner's own words; and which reasons the asker hears in it."""

from __future__ import annotations

from django import forms

from sameteam.web.shared.days import DayMixin
from sameteam.web.shared.fields import WordsField
from sameteam.web.shared.library import library, say

SOURCES = [(source, say(f"refusal.{source}")) for source in ("said", "guess")]


class RefusalForm(DayMixin):
    words = WordsField(
        label=say("refusal.words"),
        rows=4,
        error_messages={"required": say("refusal.empty")},
    )
    source = forms.ChoiceField(
        label=say("refusal.whose"),
        choices=SOURCES,
        widget=forms.RadioSelect,
        initial="said",
    )
    field_order = ("words", "source", "when", "other_day")


class ReasonsForm(forms.Form):
    """Up to three reasons; none means "I don't know"."""

    reasons = forms.MultipleChoiceField(
        label=say("refusal.reasons"),
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
            raise forms.ValidationError(say("refusal.too_many"))
        return picked
