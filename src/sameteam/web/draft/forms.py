"""The message, and the three pieces from which another one can be put together."""

from __future__ import annotations

from django import forms

from sameteam.web.shared.fields import WordsField
from sameteam.web.shared.library import say

LONGEST = 5_000
LONGEST_PIECE = 600


class MessageField(WordsField):
    """A message as typed: no blank is taken off, since the marks count letters from its start."""

    def __init__(self, *, rows: int, longest: int, **kwargs: object) -> None:
        super().__init__(rows=rows, longest=longest, required=False, strip=False, **kwargs)

    def to_python(self, value: object) -> str:
        # Browsers send a line's end as two signs and show it as one.
        return super().to_python(value).replace("\r\n", "\n")


class DraftForm(forms.Form):
    words = MessageField(label=say("draft.words"), rows=5, longest=LONGEST)
    event = MessageField(
        label=say("draft.event"), help_text=say("draft.event_hint"), rows=2, longest=LONGEST_PIECE
    )
    feeling = MessageField(
        label=say("draft.feeling"),
        help_text=say("draft.feeling_hint"),
        rows=2,
        longest=LONGEST_PIECE,
    )
    wish = MessageField(
        label=say("draft.wish"), help_text=say("draft.wish_hint"), rows=2, longest=LONGEST_PIECE
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"id_{name}_helptext"
