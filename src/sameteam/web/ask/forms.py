"""The fields of a small ask; and the words of something smaller."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms

from sameteam.content.asking import Asking
from sameteam.method.events import AskWritten
from sameteam.web.shared.days import today
from sameteam.web.shared.fields import QUIET, WordsField
from sameteam.web.shared.library import library, say

LOOK_BACK_AFTER = timedelta(days=35)
OWN = "own"
LONGEST_FIELD = 240
CHECKED = ("problem", "goal", "timeframe", "assurance")


def _words(name: str, *, rows: int = 2, required: bool = True) -> WordsField:
    asked = getattr(library().ask, name)
    return WordsField(
        label=asked.question,
        help_text=asked.hint,
        rows=rows,
        longest=LONGEST_FIELD,
        required=required,
        error_messages={"required": asked.missing},
    )


class AskForm(forms.Form):
    label = forms.ChoiceField(label=library().ask.label.question, widget=forms.RadioSelect)
    own_label = WordsField(
        label=say("ask.own_label"),
        required=False,
        longest=80,
        widget=forms.TextInput(QUIET),
    )
    problem = _words("problem")
    goal = _words("goal")
    timeframe = WordsField(
        label=library().ask.timeframe.question,
        help_text=library().ask.timeframe.hint,
        longest=60,
        widget=forms.TextInput({**QUIET, "data-checked": "timeframe"}),
        error_messages={"required": library().ask.timeframe.missing},
    )
    look_back_on = forms.DateField(
        label=library().ask.look_back.question,
        help_text=library().ask.look_back.hint,
        required=False,
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}),
    )
    assurance = _words("assurance", required=False)

    def __init__(self, *args: Any, asking: Asking, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asking = asking
        names = [(label, label) for label in asking.labels]
        self.fields["label"].choices = [*names, (OWN, say("ask.own"))]
        for name in CHECKED:
            self.fields[name].widget.attrs["data-checked"] = name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("label") == OWN:
            if not (cleaned.get("own_label") or "").strip():
                self.add_error("own_label", library().ask.label.missing)
            cleaned["label"] = cleaned.get("own_label") or ""
        on: date | None = cleaned.get("look_back_on")
        if on is not None and on <= today():
            self.add_error("look_back_on", say("ask.look_back_past"))
        return cleaned


def first_values(asking: Asking, before: AskWritten | None) -> dict[str, Any]:
    """What stands in the form at first: the last ask written, else what fits the reason."""
    fresh: dict[str, Any] = {
        "label": asking.labels[0],
        "timeframe": library().ask.timeframe_first,
        "look_back_on": today() + LOOK_BACK_AFTER,
        "assurance": asking.assurance,
    }
    if before is None:
        return fresh
    known = before.label in asking.labels
    on = before.look_back_on
    return {
        "label": before.label if known else OWN,
        "own_label": "" if known else before.label,
        "problem": before.problem,
        "goal": before.goal,
        "timeframe": before.timeframe,
        "assurance": before.assurance,
        "look_back_on": on if on is None or on > today() else fresh["look_back_on"],
    }


class OptionForm(forms.Form):
    """The words of an option, ready to be changed."""

    words = WordsField(label=say("ask.option_words"), rows=6, longest=1_500)
