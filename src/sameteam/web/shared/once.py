"""Each form carries an id, so that a double click or a reconnect keeps one thing once."""

from __future__ import annotations

import re
import uuid

from django.http import HttpRequest

_ID = re.compile(r"[0-9a-f-]{36}")


def form_id(request: HttpRequest) -> str:
    """The id that this form already bears, when it is shown again with a fault; else a new one."""
    given = request.POST.get("form", "")
    return given if _ID.fullmatch(given) else str(uuid.uuid4())
