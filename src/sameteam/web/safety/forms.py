"""The private screen and the safety plan as forms, made from the content files."""

from __future__ import annotations

from django import forms

from sameteam.web.shared.fields import WordsField
from sameteam.web.shared.library import library, say


class ScreenForm(forms.Form):
    """One field a question; the answers are used once and never stored."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        screen = library().screen
        for question in screen.questions:
            self.fields[question.id] = forms.ChoiceField(
                label=question.text,
                help_text=question.help,
                choices=list(screen.answers.items()),
                widget=forms.RadioSelect({"autocomplete": "off"}),
                error_messages={"required": say("safety.open")},
            )


class SafetyPlanForm(forms.Form):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for part in library().safety_plan.parts:
            for field in part.fields:
                self.fields[field.id] = WordsField(
                    label=field.label, help_text=field.help, required=False, rows=3, longest=2_000
                )

    def parts(self) -> list[tuple[object, list[forms.BoundField]]]:
        """The plan's parts, each with its fields, in the order of the content file."""
        return [
            (part, [self[field.id] for field in part.fields])
            for part in library().safety_plan.parts
        ]
