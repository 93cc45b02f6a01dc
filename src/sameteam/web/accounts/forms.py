"""A name that the person chooses, and a passphrase. No e-mail, no questions about a pet."""

from __future__ import annotations

from django import forms
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from sameteam.web.shared.fields import QUIET
from sameteam.web.shared.library import say

SHORTEST = 12
LONGEST = 512


def _passphrase(label: str, *, new: bool = False) -> forms.CharField:
    return forms.CharField(
        label=say(f"accounts.{label}"),
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(
            {**QUIET, "autocomplete": "new-password" if new else "off", "autocapitalize": "none"}
        ),
        error_messages={"required": say("accounts.passphrase_empty")},
    )


def check_new(passphrase: str) -> None:
    """Raises ValidationError for one that is short, plain or often used."""
    if len(passphrase) < SHORTEST:
        raise ValidationError(say("accounts.too_short", count=len(passphrase), least=SHORTEST))
    if len(set(passphrase)) < 5:
        raise ValidationError(say("accounts.too_plain"))
    try:
        CommonPasswordValidator().validate(passphrase)
    except ValidationError:
        raise ValidationError(say("accounts.too_common")) from None


class NameMixin(forms.Form):
    name = forms.CharField(
        label=say("accounts.name"),
        max_length=60,
        widget=forms.TextInput({**QUIET, "autocapitalize": "none"}),
        error_messages={"required": say("accounts.name_empty")},
    )


class NewPassphraseMixin(forms.Form):
    passphrase = _passphrase("new_passphrase", new=True)
    again = _passphrase("again", new=True)

    def clean_passphrase(self) -> str:
        passphrase: str = self.cleaned_data["passphrase"]
        check_new(passphrase)
        return passphrase

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or self.cleaned_data
        first, second = cleaned.get("passphrase"), cleaned.get("again")
        if first and second and first != second:
            self.add_error("again", say("accounts.no_match"))
        return cleaned


class SignUpForm(NewPassphraseMixin, NameMixin):
    field_order = ("name", "passphrase", "again")


class SignInForm(NameMixin):
    passphrase = _passphrase("passphrase")


class ComeBackForm(NewPassphraseMixin, NameMixin):
    words = forms.CharField(
        label=say("accounts.code"),
        max_length=400,
        widget=forms.Textarea({**QUIET, "rows": 3, "autocapitalize": "none"}),
        error_messages={"required": say("accounts.code_empty")},
    )
    field_order = ("name", "words", "passphrase", "again")


class ConfirmForm(forms.Form):
    old = _passphrase("old")


class ChangeForm(NewPassphraseMixin):
    old = _passphrase("old")
    field_order = ("old", "passphrase", "again")
