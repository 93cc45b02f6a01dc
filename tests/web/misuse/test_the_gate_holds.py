"""With a closed, stale or unreadable gate nothing that involves the partner can be reached."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from sameteam.method import OfferMade, ScreenTaken, TalkPlanned
from sameteam.web.refusal.keep import noticed as noticed_in
from sameteam.web.store import log
from sameteam.web.store.models import Entry, Link
from tests.routes import routes
from tests.web.ask_walk import ask_fields, makes_a_link, opens_the_card, ready_to_ask, writes_an_ask
from tests.web.walker import Walker

GATED = sorted(r for r, view in routes().items() if getattr(view, "needs_open_gate", False))
SAMPLES = {"<int:place>": "1", "<int:number>": "2", "<slug:size>": "a4"}


def address(route: str) -> str:
    for pattern, sample in SAMPLES.items():
        route = route.replace(pattern, sample)
    return f"/{route}"


def never_screened(walker: Walker) -> None:
    walker.writes_a_no("You just want someone to take your side.", days_ago=10)
    walker.confirms("blame")


def careful(walker: Walker) -> None:
    ready_to_ask(walker)
    walker.screens({"frightened": "yes"})


def unsure(walker: Walker) -> None:
    ready_to_ask(walker)
    walker.screens({"frightened": "not_sure"})


def noticed(walker: Walker) -> None:
    ready_to_ask(walker)
    walker.post("/book/new", words="He choked me last night and said he would kill me.")


def stale(walker: Walker) -> None:
    never_screened(walker)
    now = timezone.now()
    on = timezone.localdate() - timedelta(days=31)
    log.append(walker.sitting.journal, [ScreenTaken(at=now, on=on, level="none")], now, "stale")


def unreadable(walker: Walker) -> None:
    ready_to_ask(walker)
    screening = walker.sitting.journal.screening.id
    Entry.objects.filter(vault_id=screening).update(sealed=b"\x01" + bytes(300))


CLOSED: dict[str, Callable[[Walker], None]] = {
    each.__name__: each for each in (never_screened, careful, unsure, noticed, stale, unreadable)
}


@pytest.mark.parametrize("how", CLOSED)
def test_no_page_and_no_form_goes_through_a_closed_gate(alex: Walker, how: str) -> None:
    CLOSED[how](alex)
    before = Entry.objects.count()
    for route in GATED:
        for answer in (
            alex.get(address(route)),
            alex.post(address(route), **ask_fields(), words="a line", link="1", field="problem"),
        ):
            assert answer.status_code == 403, route
            assert "closed for now" in answer.content.decode(), route
    assert Entry.objects.count() == before
    assert Link.objects.count() == 0


def test_what_was_typed_is_there_again_once_the_gate_is_open(alex: Walker) -> None:
    never_screened(alex)
    alex.post("/ask", **ask_fields(problem="our Zanzibar mornings"))
    alex.screens()
    assert "our Zanzibar mornings" in alex.page("/ask")


@pytest.mark.parametrize("how", ["careful", "unsure", "noticed"])
def test_a_card_closes_in_the_moment_in_which_the_gate_does(alex: Walker, how: str) -> None:
    code = makes_a_link(ready_to_ask(alex))
    close = {"careful": {"frightened": "yes"}, "unsure": {"frightened": "not_sure"}}
    if how in close:
        alex.screens(close[how])
    else:
        alex.post("/book/new", words="He choked me last night and said he would kill me.")
    sam = Walker("sam")
    opens_the_card(sam, code)
    assert "This card is not available" in sam.client.get("/card/read").content.decode()


def test_a_card_is_not_available_while_the_notes_behind_it_do_not_fit_together(
    alex: Walker,
) -> None:
    code = makes_a_link(ready_to_ask(alex))
    screening = alex.sitting.journal.screening.id
    Entry.objects.filter(vault_id=screening).update(sealed=b"\x01" + bytes(300))
    sam = Walker("sam")
    opens_the_card(sam, code)
    assert sam.get("/card/read").status_code == 410
    assert sam.post("/card/answer", answer="yes", version=0).status_code == 410


def test_a_card_ends_when_the_private_answers_have_grown_old(alex: Walker) -> None:
    never_screened(alex)
    now, on = timezone.now(), timezone.localdate() - timedelta(days=28)
    log.append(alex.sitting.journal, [ScreenTaken(at=now, on=on, level="none")], now, "old")
    makes_a_link(alex)
    [offer] = [each for each in alex.events() if isinstance(each, OfferMade)]
    assert offer.wait_until == timezone.localdate() + timedelta(days=2)


def test_erasing_the_private_answers_closes_the_cards(alex: Walker) -> None:
    code = makes_a_link(ready_to_ask(alex))
    alex.post("/settings/erase/answers", old=alex.passphrase, sure="on")
    sam = Walker("sam")
    opens_the_card(sam, code)
    assert sam.get("/card/read").status_code == 410


def test_a_disclosure_in_an_ask_closes_the_gate_and_makes_no_ask(alex: Walker) -> None:
    ready_to_ask(alex)
    answer = writes_an_ask(alex, problem="he choked me last night and I am afraid of him")
    assert "can’t go to your partner" in answer.content.decode()
    assert alex.get("/ask").status_code == 403


def test_a_disclosure_in_a_line_of_the_talk_closes_the_gate_and_plans_nothing(
    alex: Walker,
) -> None:
    ready_to_ask(alex)
    on = (timezone.localdate() + timedelta(days=2)).isoformat()
    lines = dict.fromkeys(("no", "later", "you", "silence"), "Thank you for telling me.")
    alex.post("/talk", on=on, minutes="20", anger="He held a knife to my throat.", **lines)
    assert not any(isinstance(each, TalkPlanned) for each in alex.events())
    assert alex.get("/talk").status_code == 403


def test_a_lesser_sign_in_an_ask_asks_for_the_questions_before_it_goes_out(alex: Walker) -> None:
    ready_to_ask(alex)
    lesser = "the evenings when I tiptoe around you"
    assert [each.level for each in noticed_in(lesser, timezone.localdate(), timezone.now())] == [
        "check"
    ]
    assert writes_an_ask(alex, problem=lesser).status_code == 302
    assert alex.get("/ask/look").status_code == 403
    alex.screens()
    assert "tiptoe around you" in alex.page("/ask/look")
