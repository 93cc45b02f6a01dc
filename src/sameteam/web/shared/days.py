"""Days as people pick them: today, yesterday, a few days ago, or a date."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.utils import timezone

from sameteam.web.shared.library import say

LONGEST_AGO = timedelta(days=365 * 60)


def today() -> date:
    """The person's own day: the machine's, or the host's."""
    return timezone.localdate()


def choices(now: date) -> list[tuple[str, str]]:
    days = [(now - timedelta(days=ago)) for ago in range(7)]
    earlier = [say("day.ago", day=f"{day:%A}", count=ago) for ago, day in enumerate(days)]
    names = [say("day.today"), say("day.yesterday"), *earlier[2:]]
    dated = [(day.isoformat(), name) for day, name in zip(days, names, strict=True)]
    return [*dated, ("other", say("day.other"))]


class DayMixin(forms.Form):
    """A form with a day in it. `cleaned_data["on"]` is a date, never in the future."""

    when = forms.ChoiceField(label=say("day.when"))
    other_day = forms.DateField(
        label=say("day.other_day"),
        required=False,
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.today = today()
        self.fields["when"].choices = choices(self.today)
        self.fields["when"].widget.attrs["data-shows"] = f"{self.add_prefix('other')}-box"
        self.fields["other_day"].widget.attrs["max"] = self.today.isoformat()

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        when = cleaned.get("when")
        if when == "other":
            cleaned["on"] = self._other(cleaned.get("other_day"))
        elif when:
            cleaned["on"] = date.fromisoformat(when)
        return cleaned

    def _other(self, on: date | None) -> date | None:
        if "other_day" in self.errors:
            return None
        if on is None:
            self.add_error("other_day", say("day.missing"))
        elif on > self.today:
            self.add_error("other_day", say("day.to_come"))
        elif on < self.today - LONGEST_AGO:
            self.add_error("other_day", say("day.too_old"))
        return on
