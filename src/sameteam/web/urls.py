"""Addresses in neutral words: none tells what these notes are about (S-03)."""

from __future__ import annotations

from django.urls import include, path

ROOMS = (
    "home",
    "accounts",
    "refusal",
    "draft",
    "plan",
    "talk",
    "ask",
    "options",
    "card",
    "safety",
    "reading",
    "journal",
    "data",
)

urlpatterns = [path("", include(f"sameteam.web.{room}.urls")) for room in ROOMS]

handler400 = "sameteam.web.shared.errors.refused"
handler403 = "sameteam.web.shared.errors.stale_form"
handler404 = "sameteam.web.shared.errors.not_found"
handler500 = "sameteam.web.shared.errors.broken"
