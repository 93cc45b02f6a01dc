"""The other side of a card: no account, every answer free, and all of it theirs to erase."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from sameteam.method import CardWords, OfferAnswered
from sameteam.web.store.models import Link, Session
from tests.web.ask_walk import (
    answers,
    makes_a_link,
    offers_of,
    opens_the_card,
    ready_to_ask,
    version_on,
)
from tests.web.walker import Walker


@pytest.fixture
def code(alex: Walker) -> str:
    return makes_a_link(ready_to_ask(alex))


@pytest.fixture
def sam() -> Walker:
    """The partner, on a phone of their own."""
    return Walker("sam")


def given(walker: Walker) -> list[OfferAnswered]:
    return [each for each in walker.events() if isinstance(each, OfferAnswered)]


def written(walker: Walker) -> list[CardWords]:
    walker.page("/today")
    return [each for each in walker.events() if isinstance(each, CardWords)]


def test_the_partner_reads_the_words_without_an_account(sam: Walker, code: str) -> None:
    assert opens_the_card(sam, code).headers["Location"] == "/card/read"
    page = sam.page("/card/read")
    assert "four talks with a coach" in page
    assert "No is an answer I can live with." in page
    assert Session.objects.filter(person=None).count() == 1


def test_a_code_can_be_typed_as_people_type(sam: Walker, code: str) -> None:
    for typed in (
        code.lower(),
        code.replace("-", " "),
        code.replace("0", "O").replace("1", "l"),
        f"http://127.0.0.1/card#{code}",
    ):
        assert opens_the_card(sam, typed).status_code == 302, typed


@pytest.mark.parametrize("answer", ["yes", "no", "later"])
def test_an_answer_comes_to_the_asker_with_its_line(
    alex: Walker, sam: Walker, code: str, answer: str
) -> None:
    opens_the_card(sam, code)
    answers(sam, answer, words="I was touched by this.")
    alex.page("/today")
    assert [each.answer for each in given(alex)] == [answer]
    assert "I was touched by this." in alex.page("/ask/all")


def test_not_now_carries_its_day(alex: Walker, sam: Walker, code: str) -> None:
    opens_the_card(sam, code)
    on = timezone.localdate() + timedelta(days=20)
    answers(sam, "later", until=on.isoformat())
    alex.page("/today")
    assert given(alex)[-1].until == on
    page = answers(sam, "later", until="2020-01-01").content.decode()
    assert "pick a day to come" in page


def test_something_else_is_picked_or_named_and_comes_next(
    alex: Walker, sam: Walker, code: str
) -> None:
    opens_the_card(sam, code)
    assert "rather do" in answers(sam, "something_else").content.decode()
    page = sam.page("/card/read")
    option = page.split('name="option" value="')[1].split('"')[0]
    answers(sam, "something_else", option=option)
    alex.page("/today")
    assert given(alex)[-1].instead == option
    assert "Your partner named this instead" in alex.page("/today")


def test_a_reason_can_be_kept_to_oneself(alex: Walker, sam: Walker, code: str) -> None:
    opens_the_card(sam, code)
    answers(sam, "no", keeps_reason="on")
    assert written(alex)[-1].keeps_reason
    assert "keep it to themselves" in alex.page("/ask/all")


def test_what_was_typed_beside_another_answer_is_not_sent_along(
    alex: Walker, sam: Walker, code: str
) -> None:
    opens_the_card(sam, code)
    answers(sam, "yes", keeps_reason="on", instead="Zanzibar", until="2099-01-01")
    assert written(alex) == []
    assert "Zanzibar" not in sam.page("/card/read")


def test_one_can_come_back_look_and_change(alex: Walker, sam: Walker, code: str) -> None:
    opens_the_card(sam, code)
    answers(sam, "no", words="first words")
    alex.page("/today")
    other_phone = Walker("sam again")
    opens_the_card(other_phone, code)
    page = other_phone.page("/card/read")
    assert "first words" in page
    answers(other_phone, "yes", words="second words")
    assert [each.words for each in written(alex)] == ["second words"]
    assert [each.answer for each in given(alex)] == ["no", "yes"]
    assert "first words" not in alex.page("/ask/all")


def test_the_same_answer_sent_twice_is_kept_once(alex: Walker, sam: Walker, code: str) -> None:
    opens_the_card(sam, code)
    version = version_on(sam.page("/card/read"))
    for _ in range(2):
        answer = sam.post("/card/answer", answer="yes", version=version, words="hi")
        assert answer.status_code == 302
    alex.page("/today")
    assert len(given(alex)) == 1


def test_answered_on_two_phones_at_once_the_second_is_shown_what_stands(
    sam: Walker, code: str
) -> None:
    other_phone = Walker("sam again")
    for phone in (sam, other_phone):
        opens_the_card(phone, code)
    seen = version_on(other_phone.page("/card/read"))
    answers(sam, "no")
    page = other_phone.post(
        "/card/answer", answer="yes", version=seen, words="typed on the other phone"
    ).content.decode()
    assert "a moment ago" in page
    assert "typed on the other phone" in page
    sent = other_phone.post("/card/answer", answer="yes", version=version_on(page))
    assert sent.status_code == 302


def test_erasing_takes_the_words_from_the_card_and_from_the_askers_notes(
    alex: Walker, sam: Walker, code: str
) -> None:
    opens_the_card(sam, code)
    answers(sam, "no", words="Zanzibar")
    assert "Zanzibar" in alex.page("/ask/all")
    assert "for good" in sam.page("/card/erase")
    sam.post("/card/erase")
    assert "Zanzibar" not in sam.page("/card/read")
    assert "Zanzibar" not in alex.page("/ask/all")
    assert [each.answer for each in given(alex)] == ["no"]
    assert written(alex) == []


def test_erased_before_it_was_taken_it_never_arrives(alex: Walker, sam: Walker, code: str) -> None:
    opens_the_card(sam, code)
    answers(sam, "no", words="Zanzibar")
    sam.post("/card/erase")
    alex.page("/today")
    assert given(alex) == []


def test_words_can_be_erased_after_the_card_has_ended(alex: Walker, sam: Walker, code: str) -> None:
    opens_the_card(sam, code)
    answers(sam, "no", words="Zanzibar")
    alex.page("/today")
    Link.objects.update(ends_at=timezone.now() - timedelta(days=1))
    assert "Zanzibar" in sam.page("/card/read")
    sam.post("/card/erase")
    assert "Zanzibar" not in alex.page("/ask/all")


GONE = {
    "taken back": lambda alex: alex.post("/ask/back"),
    "ran out": lambda alex: Link.objects.update(ends_at=timezone.now()),
    "too many codes": lambda alex: Link.objects.update(wrong=10),
    "the gate closed": lambda alex: alex.screens({"frightened": "yes"}),
    "a sign was noticed": lambda alex: alex.post(
        "/book/new", words="He choked me last night and said he would kill me."
    ),
}


@pytest.mark.S("S-36")
@pytest.mark.parametrize("how", GONE)
def test_a_card_that_is_gone_looks_the_same_whatever_the_reason(
    alex: Walker, sam: Walker, code: str, how: str
) -> None:
    opens_the_card(sam, code)
    version = version_on(sam.page("/card/read"))
    GONE[how](alex)
    for answer in (
        sam.get("/card/read"),
        sam.post("/card/answer", answer="yes", version=version),
    ):
        assert answer.status_code == 410
        page = answer.content.decode()
        main = page.split("<main")[1].split("<form")[0]
        assert "This card is not available" in main
        assert "It may have run out, or it is no longer offered." in main
        assert main.count("<p>") == 1
    assert Link.objects.get().answer is None


def test_ten_wrong_codes_lock_it_and_each_answer_to_them_is_alike(sam: Walker, code: str) -> None:
    unknown = opens_the_card(sam, "0" * 24).content.decode()
    wrong = code[:7] + ("Z" if code[7] != "Z" else "Y") + code[8:]
    pages = {opens_the_card(sam, wrong).content.decode() for _ in range(10)}

    def without_codes(page: str) -> str:
        main = page.split("<main")[1]
        return "".join(
            line for line in main.splitlines() if "csrf" not in line and "value" not in line
        )

    assert {without_codes(page) for page in pages} == {without_codes(unknown)}
    opens_the_card(sam, code)
    assert "not available" in sam.page("/card/read")


def test_what_is_no_code_is_told_without_a_try_lost(sam: Walker, code: str) -> None:
    page = opens_the_card(sam, "hello").content.decode()
    assert "24 letters and digits" in page
    assert Link.objects.get().wrong == 0


@pytest.mark.S("A-10")
def test_nobody_answers_a_card_from_inside_their_own_notes(alex: Walker, code: str) -> None:
    answer = opens_the_card(alex, code)
    assert answer.status_code == 403
    assert "notes are open here" in answer.content.decode()
    assert alex.post("/card/answer", answer="yes", version=0).status_code == 302
    assert Link.objects.get().version == 0


@pytest.mark.S("A-06")
def test_the_asker_sees_the_same_whether_or_not_it_was_opened(
    alex: Walker, sam: Walker, code: str
) -> None:
    def shown() -> list[str]:
        pages = [alex.page(path) for path in ("/today", "/ask/card", "/ask/all", "/settings")]
        return [
            "".join(
                line
                for line in page.splitlines()
                if "token" not in line and 'name="form"' not in line
            )
            for page in pages
        ]

    before, row = shown(), Link.objects.values().get()
    opens_the_card(sam, code)
    sam.page("/card/read")
    assert shown() == before
    assert Link.objects.values().get() == row


def test_closing_the_card_leaves_nothing_for_whoever_sits_here_next(sam: Walker, code: str) -> None:
    opens_the_card(sam, code)
    sam.post("/card/close")
    assert sam.get("/card/read").headers["Location"] == "/card"
    assert Session.objects.filter(person=None).count() == 0


def test_a_card_holds_no_longer_than_the_private_answers(alex: Walker, code: str) -> None:
    [offer] = offers_of(alex)
    assert offer.wait_until == timezone.localdate() + timedelta(days=14)


def test_an_answer_that_was_altered_from_outside_closes_nothing(
    alex: Walker, sam: Walker, code: str
) -> None:
    opens_the_card(sam, code)
    answers(sam, "no", words="Zanzibar")
    Link.objects.update(answer=b"\x01" + bytes(400), kept=b"\x01" + bytes(400))
    assert alex.get("/today").status_code == 200
    assert given(alex) == []
    assert sam.get("/card/read").status_code == 200
    answers(sam, "yes")
    alex.page("/today")
    assert [each.answer for each in given(alex)] == ["yes"]
