"""Fields for a person's own words: no autocomplete, no spellcheck that may go elsewhere (S-24)."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError

from sameteam.web.shared.library import say

QUIET = {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "sentences"}
LONGEST = 8_000


class WordsField(forms.CharField):
    """Free text. Refuses what can't be stored or shown, and says so; the text stays on the page."""

    def __init__(self, *, rows: int = 4, longest: int = LONGEST, **kwargs: object) -> None:
        kwargs.setdefault("widget", forms.Textarea({**QUIET, "rows": rows}))
        super().__init__(max_length=longest, **kwargs)
        self.error_messages["required"] = kwargs.get("error_messages", {}).get(
            "required", say("words.empty")
        )
        self.error_messages["max_length"] = say("words.too_long", count=longest)

    def clean(self, value: object) -> str:
        text = super().clean(value)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ValidationError(say("words.broken")) from None
        return text
