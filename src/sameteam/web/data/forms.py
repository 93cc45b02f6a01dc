"""Settings, the copy, bringing it back, erasing."""

from __future__ import annotations

import re

from django import forms

from sameteam.web.accounts.forms import ConfirmForm
from sameteam.web.shared.context import NEUTRAL_TITLES
from sameteam.web.shared.fields import QUIET

MINUTES = (("1", "1 minute"), ("2", "2 minutes"), ("5", "5 minutes"), ("15", "15 minutes"))
_NAME = re.compile(r"[\w][\w .-]{0,40}")


class ChoicesForm(forms.Form):
    title = forms.ChoiceField(
        label="What the window’s title says", choices=[(name, name) for name in NEUTRAL_TITLES]
    )
    lock_minutes = forms.ChoiceField(
        label="Lock when nothing happens for",
        choices=MINUTES,
        help_text="Fifteen minutes is for a device that is yours alone.",
    )


class CopyForm(ConfirmForm):
    file_name = forms.CharField(
        label="A plain name for the file",
        max_length=40,
        initial="notes",
        widget=forms.TextInput({**QUIET}),
    )
    screening = forms.BooleanField(
        label="Put in the results of the private questions, too", required=False
    )
    field_order = ("file_name", "screening", "old")

    def clean_file_name(self) -> str:
        name: str = self.cleaned_data["file_name"].removesuffix(".json").strip()
        if not _NAME.fullmatch(name):
            raise forms.ValidationError("Please use letters, digits, dots and dashes only.")
        return name


class BringForm(ConfirmForm):
    file = forms.FileField(
        label="The copy, as a file",
        error_messages={
            "required": "Please choose the file first.",
            "empty": "That file is empty.",
        },
    )
    field_order = ("file", "old")


class EraseForm(ConfirmForm):
    sure = forms.BooleanField(
        label="Yes, erase all of it",
        error_messages={"required": "Please tick this if you are sure."},
    )
    field_order = ("sure", "old")
