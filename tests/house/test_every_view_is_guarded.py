"""Every address is public by name here, or asks who is there."""

from __future__ import annotations

from tests.routes import routes

PUBLIC = {
    "",
    "healthz",
    "start",
    "in",
    "back",
    "locked",
    "here",
    "write",
    "write/look",
    "begun",
    "say",
    "say/check",
    "help",
    "help/plan",  # the blank form; keeping it is guarded inside
    "help/in/<slug:country>",
    "help/<slug:place>",
    "leave",
    "read",
    "read/about",
    "read/<int:number>",
    "cards",
}


def test_a_page_is_public_by_name_or_guarded() -> None:
    open_doors = {
        route for route, view in routes().items() if not getattr(view, "needs_person", False)
    }
    assert open_doors == PUBLIC
