"""What came in after the lock: sealed to its person, and put back after the next sign-in."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.http import HttpRequest

from sameteam import vault
from sameteam.web.store.models import Held, Person
from sameteam.web.store.sessions import Sitting

KEPT_FOR = timedelta(days=1)
# Where a person's own words are sent; nothing else is worth holding.
PATHS = ("/write", "/say", "/book", "/today", "/help/plan", "/ask", "/talk", "/options")
_LABEL = "held form"


class Holding(msgspec.Struct):
    path: str
    fields: dict[str, list[str]]
    drafts: dict[str, dict[str, object]]


def fields_of(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed: without the form's own id, its token, and the name of the page."""
    return {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in {"csrfmiddlewaretoken", "form", "at"}
    }


def hold(request: HttpRequest, sitting: Sitting, now: datetime) -> None:
    """Seal the form of this request, and the visit's drafts, to the person who is locked out."""
    # A page that locks itself says where its form would have gone.
    path = request.POST.get("at", request.path) if request.method == "POST" else ""
    is_form = path.startswith(PATHS)
    if sitting.person is None or not (is_form or sitting.extra.drafts):
        return
    fields = fields_of(request) if is_form else {}
    holding = Holding(path if is_form else "", fields, sitting.extra.drafts)
    public = Person.objects.values_list("public_key", flat=True).get(pk=sitting.person)
    sealed = vault.seal_to(
        vault.PublicKey(bytes(public)), msgspec.json.encode(holding), label=_LABEL
    )
    Held.objects.update_or_create(
        person_id=sitting.person, defaults={"sealed": sealed, "made_at": now}
    )


def take(person: UUID, secrets: vault.Secrets, now: datetime) -> Holding | None:
    """The held form, once; None when there is none or it is older than a day."""
    row = Held.objects.filter(pk=person).first()
    if row is None:
        return None
    row.delete()
    if now - row.made_at > KEPT_FOR:
        return None
    try:
        plain = vault.open_sealed(secrets.secret_key, bytes(row.sealed), label=_LABEL)
        return msgspec.json.decode(plain, type=Holding)
    except (vault.VaultError, msgspec.MsgspecError):
        return None
