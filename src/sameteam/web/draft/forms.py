"""The message, and the three pieces from which another one can be put together."""

from __future__ import annotations

from django import forms

from sameteam.web.draft.rewording import Another, Fault
from sameteam.web.draft.typed import LONGEST
from sameteam.web.shared.fields import WordsField
from sameteam.web.shared.library import library, say

LONGEST_PIECE = 600


class MessageField(WordsField):
    """A message as typed: no blank is taken off, since the marks count letters from its start."""

    def __init__(self, *, rows: int, longest: int, **kwargs: object) -> None:
        super().__init__(rows=rows, longest=longest, required=False, strip=False, **kwargs)

    def to_python(self, value: object) -> str:
        # Browsers send a line's end as two signs and show it as one.
        return super().to_python(value).replace("\r\n", "\n")


def _piece(name: str) -> MessageField:
    asked = getattr(library().rewriting, name)
    return MessageField(label=asked.question, help_text=asked.hint, rows=2, longest=LONGEST_PIECE)


class DraftForm(forms.Form):
    words = MessageField(label=say("draft.words"), rows=5, longest=LONGEST)
    event = _piece("event")
    feeling = _piece("feeling")
    wish = _piece("wish")

    def pieces(self, another: Another) -> list[tuple[forms.BoundField, tuple[Fault, ...]]]:
        """The three fields with what stands in their way, as the page shows and reads them."""
        shown = []
        for name in ("event", "feeling", "wish"):
            faults, attrs = another.of(name), self.fields[name].widget.attrs
            told = [f"id_{name}_helptext", *([f"id_{name}_faults"] if faults else [])]
            attrs["aria-describedby"] = " ".join(told)
            if faults:
                attrs["aria-invalid"] = "true"
            shown.append((self[name], faults))
        return shown
