"""Fields for a person's own words: no autocomplete, no spellcheck that may go elsewhere (S-24)."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

QUIET = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "sentences"}
LONGEST = 8_000


class WordsField(forms.CharField):
    """Free text. Refuses what can't be stored or shown, and says so; the text stays on the page."""

    def __init__(self, *, rows: int = 4, longest: int = LONGEST, **kwargs: object) -> None:
        kwargs.setdefault("widget", forms.Textarea({**QUIET, "rows": rows}))
        super().__init__(max_length=longest, **kwargs)
        self.error_messages["required"] = kwargs.get("error_messages", {}).get(
            "required", "This is still empty. A few words are enough."
        )
        self.error_messages["max_length"] = (
            f"This is too long: at most {longest} characters. Nothing is lost, please shorten it."
        )

    def clean(self, value: object) -> str:
        text = super().clean(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValidationError("There is a broken character in this text.") from None
        return text
