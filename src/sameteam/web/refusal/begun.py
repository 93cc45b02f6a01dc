"""Words that were begun: the visit that holds them, and the way into it from a page one leaves."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sameteam.web.accounts.device import coarse
from sameteam.web.accounts.held import fields_of
from sameteam.web.store import sessions
from sameteam.web.store.sessions import Extra, Sitting

# Forms with words, and those of them that are for someone without notes, too.
BEGUN_AT = re.compile(
    r"/write|/say|/book/new|/today/tell/[a-z]{1,12}|/help/plan"
    r"|/ask|/talk|/talk/after|/talk/try/[1-5]|/options/[0-9]{1,3}"
)
FOR_VISITORS = {"/write", "/say"}


def visit(request: HttpRequest) -> Sitting:
    """The visit that holds what is written; someone without an account gets one that is short."""
    if request.sitting is None:
        device = coarse(request.headers.get("User-Agent", ""))
        request.sitting = sessions.begin(
            None, None, Extra(), now=timezone.now(), device=device, idle=settings.VISIT_LENGTH
        )
    return request.sitting


@require_POST
def begun(request: HttpRequest) -> HttpResponse:
    """Words that were begun when one followed a link: kept in the visit, for the way back.

    Only someone with notes, or someone who writes down a no or tries a message, has a visit to keep
    them in. Leave now never comes here, and throws away what is kept.
    """
    at = request.POST.get("at", "")
    if not BEGUN_AT.fullmatch(at):
        return HttpResponse(status=400)
    sitting = visit(request) if at in FOR_VISITORS else request.sitting
    if sitting is not None:
        sitting.keep_draft(at, dict(fields_of(request)))
    return HttpResponse(status=204)
