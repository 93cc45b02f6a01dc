"""Settings, the copy, bringing it back, erasing."""

from __future__ import annotations

import re

from django import forms

from sameteam.web.accounts.forms import ConfirmForm
from sameteam.web.shared.context import NEUTRAL_TITLES
from sameteam.web.shared.fields import QUIET
from sameteam.web.shared.library import say

MINUTES = [(minutes, say(f"data.minutes_{minutes}")) for minutes in ("1", "2", "5", "15")]
_NAME = re.compile(r"[\w][\w .-]{0,40}")


class ChoicesForm(forms.Form):
    title = forms.ChoiceField(
        label=say("data.title"), choices=[(name, name) for name in NEUTRAL_TITLES]
    )
    lock_minutes = forms.ChoiceField(
        label=say("data.lock_minutes"),
        choices=MINUTES,
        help_text=say("data.lock_hint"),
    )


class CopyForm(ConfirmForm):
    file_name = forms.CharField(
        label=say("data.file_name"),
        max_length=40,
        initial="notes",
        widget=forms.TextInput({**QUIET}),
    )
    screening = forms.BooleanField(label=say("data.screening"), required=False)
    field_order = ("file_name", "screening", "old")

    def clean_file_name(self) -> str:
        name: str = self.cleaned_data["file_name"].removesuffix(".json").strip()
        if not _NAME.fullmatch(name):
            raise forms.ValidationError(say("data.file_name_wrong"))
        return name


class BringForm(ConfirmForm):
    file = forms.FileField(
        label=say("data.file"),
        error_messages={
            "required": say("data.file_missing"),
            "empty": say("data.file_empty"),
        },
    )
    field_order = ("file", "old")


class EraseForm(ConfirmForm):
    sure = forms.BooleanField(
        label=say("data.sure"),
        error_messages={"required": say("data.sure_missing")},
    )
    field_order = ("sure", "old")
