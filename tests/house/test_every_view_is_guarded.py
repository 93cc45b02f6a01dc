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
    "cards/<int:place>",
    "options",
    "card",
    "card/read",
    "card/answer",
    "card/erase",
    "card/close",
}
# Everything that is for the partner, or tells what to say to them, asks the gate.
GATED = {
    "talk",
    "talk/check",
    "talk/ready",
    "talk/day",
    "talk/try/<int:place>",
    "talk/after",
    "ask",
    "ask/check",
    "ask/look",
    "ask/made",
    "ask/card",
    "ask/back",
    "ask/page/<slug:size>",
    "ask/all",
    "options/two",
    "options/<int:number>",
}


def test_what_involves_the_partner_stands_behind_the_one_gate() -> None:
    gated = {route for route, view in routes().items() if getattr(view, "needs_open_gate", False)}
    assert gated == GATED
    rooms = {route for route in routes() if route.split("/")[0] in {"talk", "ask", "options"}}
    assert rooms - gated == {"options"}


def test_a_page_is_public_by_name_or_guarded() -> None:
    open_doors = {
        route for route, view in routes().items() if not getattr(view, "needs_person", False)
    }
    assert open_doors == PUBLIC
