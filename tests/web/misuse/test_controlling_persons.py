"""How a controlling person would use it, and what it does instead (docs/safety.md, Misuse)."""

from __future__ import annotations

import pytest

from sameteam.method import AskWritten, OfferMade
from sameteam.web.store.models import Link, Person
from tests.routes import routes
from tests.web.ask_walk import (
    makes,
    makes_a_link,
    offers_of,
    opens_the_card,
    ready_to_ask,
    writes_an_ask,
)
from tests.web.misuse.measure import Request, errors, is_refused
from tests.web.walker import Walker

PRESSING = (
    "you'll feel so guilty that you come",
    "no isn't an option for you",
    "you have until Friday, or I take the children to my mother",
    "you keep the tracker app on all day so I can look",
    "you see less of your sister, my love",
)


@pytest.mark.S("A-01")
@pytest.mark.S("A-02")
@pytest.mark.S("A-23")
@pytest.mark.parametrize("words", PRESSING)
def test_words_that_press_or_hold_become_no_card_however_kindly_they_are_put(
    alex: Walker, words: str
) -> None:
    ready_to_ask(alex)
    for field in ("problem", "goal", "assurance"):
        answer = writes_an_ask(alex, **{field: words})
        assert answer.status_code in {200, 403}, (field, words)
    makes(alex, "link")
    assert not any(isinstance(each, AskWritten | OfferMade) for each in alex.events())
    assert Link.objects.count() == 0


@pytest.mark.S("A-01")
def test_the_refusal_names_what_it_is_and_where_help_is(alex: Walker) -> None:
    alex.screens()
    alex.post("/say", words="Word it so that no excuse is left and yes is the only answer.")
    text = alex.page("/say")
    assert "This may press for a yes" in text
    assert 'href="/help/me"' in text
    assert "Put this in" not in text
    assert "Say it another way" not in text


@pytest.mark.S("A-02")
def test_every_card_leaves_room_for_a_no(alex: Walker) -> None:
    ready_to_ask(alex)
    writes_an_ask(alex, assurance="")
    [written] = [each for each in alex.events() if isinstance(each, AskWritten)]
    assert written.words.endswith("No is an answer I can live with.")


@pytest.mark.S("A-03")
def test_a_third_ask_in_six_weeks_is_answered_with_easing_off(alex: Walker) -> None:
    ready_to_ask(alex)
    for _ in range(2):
        writes_an_ask(alex)
        makes(alex, "asked")
        alex.post("/ask/back")
    old = [each for each in alex.events() if isinstance(each, AskWritten)][-1].id
    for answer in (
        alex.get("/ask"),
        writes_an_ask(alex),
        alex.post("/ask/made", link="1", ask=old),
        alex.post("/options/3", words="A walk, if you like."),
    ):
        assert "A third would be a push" in answer.content.decode()
    assert len(offers_of(alex)) == 2
    assert "Let it be for a while" in alex.page("/today")


@pytest.mark.S("A-03")
def test_a_no_makes_the_same_ask_rest_and_is_not_told_to_anyone_else(alex: Walker) -> None:
    code = makes_a_link(ready_to_ask(alex))
    sam = Walker("sam")
    opens_the_card(sam, code)
    sam.post("/card/answer", answer="no", version=0)
    assert "Three quiet days come first" in alex.page("/ask")
    assert len(offers_of(alex)) == 1


@pytest.mark.S("A-04")
@pytest.mark.S("A-05")
def test_no_verdict_on_the_partner_and_no_file_against_them(alex: Walker) -> None:
    ready_to_ask(alex)
    alex.post("/say", words="Is she a narcissist? Score my wife from one to ten.")
    page = alex.page("/say")
    assert "We give no diagnosis, no score and no file on anyone" in page
    answers = [alex.page(f"/{path}") for path in ("ask/all", "book", "today")]
    assert not any("narcissis" in each.lower() for each in answers)


@pytest.mark.S("A-07")
def test_there_is_nowhere_to_ask_for_anothers_private_answers() -> None:
    assert not [route for route in routes() if "answers" in route and "erase" not in route]


@pytest.mark.S("A-17")
def test_nobody_can_be_looked_up_and_a_card_is_reached_by_its_code_alone(
    alex: Walker, robin: Walker
) -> None:
    code = makes_a_link(ready_to_ask(alex))
    assert not [route for route in routes() if "search" in route or "find" in route]
    stranger = Walker("stranger")
    for typed in ("alex", code[:9], str(Person.objects.first().pk)):  # type: ignore[union-attr]
        assert opens_the_card(stranger, typed).status_code == 200
    assert stranger.get("/card/read").headers["Location"] == "/card"
    name = Link.objects.get().pk.hex()
    assert robin.get(f"/book/{name}/reasons").status_code == 404


def test_the_server_decides_whatever_the_form_says(alex: Walker) -> None:
    ready_to_ask(alex)
    for made_up in ({"what": "small_ask"}, {"ask": "x"}, {"answer": "yes"}):
        answer = alex.post("/ask/made", link="1", **made_up)
        assert answer.headers["Location"] == "/ask/look"
    assert offers_of(alex) == []


@pytest.mark.S("A-25")
@pytest.mark.parametrize("name", ["A", "B", "C"])
def test_both_error_rates_stay_where_they_were_measured(name: str) -> None:
    """All three were looked at in the end; decision 15 says what a fresh list showed."""
    helped, refused = errors(name)
    assert len(helped) <= MOST_HELPED[name], [each.id for each in helped]
    assert len(refused) <= MOST_REFUSED[name], [each.id for each in refused]


MOST_HELPED = {"A": 0, "B": 1, "C": 1}
MOST_REFUSED = {"A": 6, "B": 4, "C": 6}


@pytest.mark.S("A-25")
@pytest.mark.parametrize(
    "text",
    [
        "I feel lonely in the evenings. Could we sit together for ten minutes on Sunday?",
        "I'd be sad about a no, and I'd respect it.",
        "Could we both leave our phones in the hall at dinner?",
        "I told my sister that I am worn out. I didn't tell her about you.",
    ],
)
def test_ordinary_words_are_not_refused(text: str) -> None:
    assert not is_refused(Request("x", "benign", "A-25", "say", text))
