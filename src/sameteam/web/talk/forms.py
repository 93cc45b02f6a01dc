"""Planning the one talk, one line of it tried out, and what came of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django import forms

from sameteam.content.asking import REPLIES, Asking
from sameteam.method.events import TalkPlanned
from sameteam.web.shared.days import DayMixin, today
from sameteam.web.shared.fields import QUIET, WordsField
from sameteam.web.shared.library import library, say

LONGEST_LINE = 600
MINUTES = (10, 20, 30)
_HOUR = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


class PlanForm(forms.Form):
    """When, where, how long; and what to say to each kind of reply."""

    on = forms.DateField(
        label=say("talk.on"), widget=forms.DateInput({"type": "date", "autocomplete": "off"})
    )
    hour = forms.CharField(
        label=say("talk.hour"),
        required=False,
        max_length=8,
        widget=forms.TextInput({**QUIET, "type": "time"}),
    )
    where = WordsField(
        label=say("talk.where"),
        required=False,
        longest=120,
        widget=forms.TextInput({**QUIET, "list": "places"}),
    )
    minutes = forms.TypedChoiceField(
        label=say("talk.minutes"),
        coerce=int,
        choices=[(count, say("talk.minutes_long", count=count)) for count in MINUTES],
    )

    def __init__(self, *args: Any, asking: Asking, earliest: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earliest = earliest
        self.asking = asking
        self.fields["on"].widget.attrs["min"] = earliest.isoformat()
        for kind in library().talk.kinds:
            self.fields[kind.id] = WordsField(
                label=kind.title, help_text=kind.hint, rows=3, longest=LONGEST_LINE
            )
            self.fields[kind.id].widget.attrs["data-checked"] = "line"

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on < today():
            raise forms.ValidationError(say("talk.past"))
        if on < self.earliest:
            raise forms.ValidationError(say("talk.too_soon"))
        return on

    def clean_hour(self) -> str:
        typed = self.cleaned_data["hour"].strip()
        if not typed:
            return ""
        found = _HOUR.match(typed)
        if found is None:
            raise forms.ValidationError(say("talk.hour_shape"))
        return f"{int(found[1]):02}:{found[2]}"

    def lines(self) -> list[tuple[forms.BoundField, str]]:
        """Each line's field, with what the partner may say before it."""
        return [(self[kind], getattr(self.asking.likely, kind)) for kind in REPLIES]

    def planned(self) -> dict[str, Any]:
        data = self.cleaned_data
        plain = {name: data[name] for name in ("on", "hour", "where", "minutes")}
        return {**plain, "then": {kind: data[kind] for kind in REPLIES}}


def first_values(asking: Asking, before: TalkPlanned | None, earliest: date) -> dict[str, Any]:
    soon = max(earliest, today() + timedelta(days=1))
    lines = {kind: getattr(asking.then, kind) for kind in REPLIES}
    if before is None:
        return {"on": soon, "minutes": 20, **lines}
    return {
        "on": max(before.on, earliest),
        "hour": before.hour,
        "where": before.where,
        "minutes": before.minutes,
        **lines,
        **{kind: words for kind, words in before.then.items() if kind in REPLIES},
    }


class LineForm(forms.Form):
    """One answer in the rehearsal."""

    words = WordsField(label=say("talk.answer"), rows=3, longest=LONGEST_LINE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["data-checked"] = "line"


ENDS = ("no", "told", "later", "yes", "nothing")


class AfterForm(DayMixin):
    """The debrief: how it ended, their words, what I learned, heated or calm."""

    end = forms.ChoiceField(
        label=say("talk.end"),
        choices=[(end, say(f"talk.end_{end}")) for end in ENDS],
        widget=forms.RadioSelect,
    )
    words = WordsField(label=say("talk.their_words"), required=False, rows=3)
    source = forms.ChoiceField(
        label=say("refusal.whose"),
        choices=[(source, say(f"refusal.{source}")) for source in ("said", "guess")],
        widget=forms.RadioSelect,
        initial="said",
    )
    heated = forms.ChoiceField(
        label=say("tell.talk_how"),
        choices=[("no", say("tell.talk_calm")), ("yes", say("tell.talk_heated"))],
        widget=forms.RadioSelect,
    )
    learned = WordsField(label=say("tell.talk_learned"), required=False, rows=3)
    field_order = ("end", "words", "source", "heated", "learned", "when", "other_day")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("end") in {"no", "told"} and not (cleaned.get("words") or "").strip():
            self.add_error("words", say("talk.words_missing"))
        return cleaned
