"""From the plan page to an ask that was made: once, kindly, and with an end."""

from __future__ import annotations

from sameteam.method import AskWritten, CardMade, OfferMade
from tests.web.ask_walk import (
    GOAL,
    PROBLEM,
    ask_fields,
    ask_on,
    makes,
    makes_a_link,
    offers_of,
    ready_to_ask,
    writes_an_ask,
)
from tests.web.walker import Walker


def test_the_plan_leads_to_the_ask_with_all_but_two_fields_filled(alex: Walker) -> None:
    ready_to_ask(alex)
    assert 'href="/ask"' in alex.page("/today")
    page = alex.page("/ask")
    assert "four meetings with a coach" in page
    assert "Nobody gets picked unless you like them too." in page
    given = ask_fields(label="a skills class for two", own_label="")
    assert alex.post("/ask", **given).status_code == 302
    assert "try a skills class for two" in alex.page("/ask/look")


def test_the_card_holds_the_words_as_they_will_be_read(alex: Walker) -> None:
    ready_to_ask(alex)
    assert writes_an_ask(alex).headers["Location"] == "/ask/look"
    page = alex.page("/ask/look")
    for words in ("four talks with a coach", PROBLEM, GOAL, "four times", "You could choose"):
        assert words in page
    assert "No is an answer I can live with." in page
    assert offers_of(alex) == []


def test_an_ask_that_was_made_waits_for_its_answer(alex: Walker) -> None:
    ready_to_ask(alex)
    writes_an_ask(alex)
    assert makes(alex, "asked").headers["Location"] == "/today"
    [offer] = offers_of(alex)
    [written] = [each for each in alex.events() if isinstance(each, AskWritten)]
    assert (offer.what, offer.words, offer.ask) == ("small_ask", written.words, written.id)
    assert "Wait" in alex.step() or "wait" in alex.page("/today")


def test_what_is_not_filled_in_is_said_and_the_rest_stays(alex: Walker) -> None:
    ready_to_ask(alex)
    page = writes_an_ask(alex, problem="", goal="a goal that only we know").content.decode()
    assert "Name the one thing that it would be about." in page
    assert "a goal that only we know" in page


def test_a_day_to_look_back_that_is_over_is_refused_and_none_is_fine(alex: Walker) -> None:
    ready_to_ask(alex)
    page = writes_an_ask(alex, look_back_on="2020-01-01").content.decode()
    assert "pick a day to come" in page
    assert writes_an_ask(alex, look_back_on="").status_code == 302


def test_each_field_is_checked_while_it_is_typed(alex: Walker) -> None:
    ready_to_ask(alex)
    for field, text, told in (
        ("problem", "money, the dishes and the in-laws", "more than one thing"),
        ("problem", "your temper", "names a person"),
        ("goal", "we are happier", "Nobody can see"),
        ("timeframe", "as long as it takes", "has no end"),
        ("problem", "how we start the weekend", "Good as it is"),
    ):
        answer = alex.post("/ask/check", field=field, text=text).content.decode()
        assert told in answer, (field, text)


def test_without_a_script_the_next_page_says_what_may_land_hard(alex: Walker) -> None:
    ready_to_ask(alex)
    writes_an_ask(alex, goal="we are happier")
    assert "Nobody can see" in alex.page("/ask/look")


def test_one_ask_is_open_at_a_time_whatever_the_form_says(alex: Walker) -> None:
    ready_to_ask(alex)
    makes_a_link(alex)
    for answer in (writes_an_ask(alex), makes(alex, "asked"), alex.get("/ask")):
        assert "One thing at a time" in answer.content.decode() or answer.status_code == 302
    assert len(offers_of(alex)) == 1


def test_a_form_sent_twice_asks_once(alex: Walker) -> None:
    ready_to_ask(alex)
    writes_an_ask(alex)
    form = "0f0f0f0f-0000-4000-8000-000000000001"
    ask = ask_on(alex)
    first = alex.post("/ask/made", link="1", form=form, ask=ask)
    again = alex.post("/ask/made", link="1", form=form, ask=ask)
    assert first.headers["Location"] == again.headers["Location"] == "/ask/card"
    assert len([each for each in alex.events() if isinstance(each, OfferMade | CardMade)]) == 2


def test_an_ask_taken_back_is_over_and_counts_as_asked(alex: Walker) -> None:
    ready_to_ask(alex)
    makes_a_link(alex)
    assert "may be noticed" in alex.page("/ask/back")
    alex.post("/ask/back")
    assert "Taken back before an answer" in alex.page("/ask/all")
    writes_an_ask(alex)
    makes(alex, "asked")
    alex.post("/ask/back")
    assert "A third would be a push" in alex.page("/ask")
    assert len(offers_of(alex)) == 2


def test_the_paper_is_one_page_of_pdf_with_the_words_and_no_more(alex: Walker) -> None:
    ready_to_ask(alex)
    writes_an_ask(alex)
    for size in ("a4", "letter"):
        answer = alex.get(f"/ask/page/{size}")
        assert answer.headers["Content-Type"] == "application/pdf"
        assert 'filename="note.pdf"' in answer.headers["Content-Disposition"]
        assert answer.content.startswith(b"%PDF")
        assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type/Page\n") <= 1
    assert alex.get("/ask/page/a3").status_code == 404


def test_what_goes_out_is_the_card_that_was_looked_at_whatever_another_tab_wrote(
    alex: Walker,
) -> None:
    ready_to_ask(alex)
    writes_an_ask(alex, problem="how we start the day")
    looked_at = ask_on(alex)
    writes_an_ask(alex, problem="how we end the day")
    alex.post("/ask/made", link="1", ask=looked_at)
    [offer] = offers_of(alex)
    assert "how we start the day" in offer.words
    assert "how we start the day" in alex.page("/ask/card")


def test_an_ask_that_nobody_looked_at_is_not_made(alex: Walker) -> None:
    ready_to_ask(alex)
    writes_an_ask(alex)
    assert alex.post("/ask/made", link="1", ask="ffff").headers["Location"] == "/ask/look"
    assert offers_of(alex) == []
