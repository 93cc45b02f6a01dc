"""A name that the person chooses, and a passphrase. No e-mail, no questions about a pet."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from sameteam.web.shared.fields import QUIET

SHORTEST = 12
LONGEST = 512


def _passphrase(label: str, *, new: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(
            {**QUIET, "autocomplete": "new-password" if new else "off", "autocapitalize": "none"}
        ),
        error_messages={"required": "The passphrase is still empty."},
    )


def check_new(passphrase: str) -> None:
    """Raises ValidationError for one that is short, plain or often used."""
    if len(passphrase) < SHORTEST:
        raise ValidationError(
            f"That is {len(passphrase)} characters long. Please take at least {SHORTEST}: "
            "four or five plain words do well."
        )
    if len(set(passphrase)) < 5:
        raise ValidationError("That is too easy to guess. Please mix more letters or words.")
    try:
        CommonPasswordValidator().validate(passphrase)
    except ValidationError:
        raise ValidationError("Many people use that one. Please take another.") from None


class NameMixin(forms.Form):
    name = forms.CharField(
        label="A name for these notes",
        max_length=60,
        widget=forms.TextInput({**QUIET, "autocapitalize": "none"}),
        error_messages={"required": "The name is still empty."},
    )


class NewPassphraseMixin(forms.Form):
    passphrase = _passphrase("A passphrase", new=True)
    again = _passphrase("The same passphrase again", new=True)

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        check_new(passphrase)
        return passphrase

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("passphrase"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", "The two do not match. Please type both again.")
        return cleaned


class SignUpForm(NewPassphraseMixin, NameMixin):
    field_order = ("name", "passphrase", "again")


class SignInForm(NameMixin):
    passphrase = _passphrase("Passphrase")


class ComeBackForm(NewPassphraseMixin, NameMixin):
    words = forms.CharField(
        label="Your twelve written words, in order",
        max_length=400,
        widget=forms.Textarea({**QUIET, "rows": 3, "autocapitalize": "none"}),
        error_messages={"required": "The words are still missing."},
    )
    field_order = ("name", "words", "passphrase", "again")


class ConfirmForm(forms.Form):
    old = _passphrase("Your passphrase now")


class ChangeForm(NewPassphraseMixin):
    old = _passphrase("Your passphrase now")
    field_order = ("old", "passphrase", "again")
