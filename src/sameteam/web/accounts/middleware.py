"""Every request: who sits here, is the visit still awake, and what goes back in the cookie."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sameteam import vault
from sameteam.web.accounts import held
from sameteam.web.store import links, sessions
from sameteam.web.store.log import NotKeptError
from sameteam.web.store.sessions import Sitting

SWEPT_EVERY = timedelta(minutes=5)


class SittingMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.swept: datetime | None = None

    def _sweep(self, now: datetime) -> None:
        """A visit that is over doesn't lie about, even when nobody signs in for a while."""
        if self.swept is None or now - self.swept >= SWEPT_EVERY:
            self.swept = now
            with suppress(DatabaseError):  # A full disk is no reason to answer nobody.
                sessions.sweep(now)
                links.sweep(now)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            request.sitting = _resume(request)
        except DatabaseError:
            if not _opens_always(request):
                raise
            request.sitting = None
        response = self.get_response(request)
        sitting: Sitting | None = request.sitting
        if sitting and sitting.changed:
            sessions.save(sitting)
        given = request.COOKIES.get(settings.SESSION_COOKIE)
        if sitting and given != vault.cookie_text(sitting.token):
            set_cookie(response, sitting)
        elif given and sitting is None:
            drop_cookie(response)
        # Last: what this request's own visit had typed is held before the visit goes.
        self._sweep(timezone.now())
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        if isinstance(fault, vault.ChainBrokenError):
            return render(request, "error.html", {"fault": "chain"}, status=503)
        if isinstance(fault, NotKeptError):
            return render(request, "error.html", {"fault": "not_kept"}, status=503)
        return None


def _resume(request: HttpRequest) -> Sitting | None:
    token = vault.read_cookie(request.COOKIES.get(settings.SESSION_COOKIE, ""))
    if token is None:
        return None
    now = timezone.now()
    try:
        found = sessions.resume(token, now)
    except vault.VaultError:
        found = None
    if found is None:
        return None
    sitting, awake = found
    if awake:
        return sitting
    if not request.path.startswith("/leave"):
        held.hold(request, sitting, now)
    sessions.end(token)
    request.was_locked = sitting.person is not None
    return None


def _opens_always(request: HttpRequest) -> bool:
    """Leave now, and the pages with help, whatever state the database is in."""
    looked_at = request.method in {"GET", "HEAD"} and request.path.startswith("/help")
    return looked_at or request.path.startswith("/leave")


def set_cookie(response: HttpResponse, sitting: Sitting) -> None:
    """A session cookie: it goes with the browser, and no script reads it."""
    response.set_cookie(
        settings.SESSION_COOKIE,
        vault.cookie_text(sitting.token),
        secure=settings.HTTPS,
        httponly=True,
        samesite="Strict",
    )


def drop_cookie(response: HttpResponse) -> None:
    response.delete_cookie(settings.SESSION_COOKIE, samesite="Strict")
