"""Every page there is, and how to get to it. A route that is neither here nor in EXCEPTIONS fails.

`who` says whose window it needs: somebody unknown, Anna with her journal, or a newcomer who has
just made an account, for pages that end a visit or are shown once.
"""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from sameteam.web.plan.forms import KINDS
from sameteam.web.safety.views import PAGES
from tests.browser import asking, person
from tests.browser.journals import realistic, waiting
from tests.browser.place import Place, at

# Routes that show no page of their own.
EXCEPTIONS = {
    "healthz": "one word, for programs",
    "leave": "leads elsewhere; test_leaving.py",
    "here": "answers a script with nothing",
    "begun": "answers a script with nothing",
    "say/check": "answers a script with a part of a page; test_trying_a_message.py",
    "ask/check": "answers a script with a part of a page; test_asking.py",
    "talk/check": "answers a script with a part of a page; test_asking.py",
    "ask/made": "takes a form, and leads on",
    "ask/page/<slug:size>": "a file; web/ask/test_asking_small.py",
    "talk/day": "a file; web/talk/test_the_one_talk.py",
    "card/answer": "takes a form, and leads back to the card",
    "card/close": "takes a form, and leads to the way in",
}


def _write_empty(page: Page) -> None:
    page.goto("/write")
    page.locator("[name=form-0-words]").fill("")
    page.get_by_role("button", name="Read it with me").click()


def _look(page: Page) -> None:
    person.write_the_no(page, person.NO_ONCE, person.NO_TWICE, "no")


def _look_at_danger(page: Page) -> None:
    person.write_the_no(page, "He said no and then he pushed me against the wall and choked me.")


HARD = (
    "Thank you for the school run. But you never listen when I talk. We need help, and if you "
    "don't come I'm done. Could we talk for ten minutes on Sunday?"
)


def _say(words: str) -> Callable[[Page], None]:
    """Checked by a form, so that it is the page that stands without any script, too."""

    def go(page: Page) -> None:
        page.goto("/say")
        page.locator("[name=words]").fill(words)
        with page.expect_navigation():
            page.locator("form.draft").evaluate("form => form.submit()")

    return go


def _start_short(page: Page) -> None:
    page.goto("/start")
    person.fill_the_start(page, "Anna", "short")


def _questions_asked(page: Page) -> None:
    page.goto("/questions")
    page.locator("button[name=alone][value=yes]").click()


def _questions_open(page: Page) -> None:
    _questions_asked(page)
    page.get_by_role("button", name="Done").click()


def _book_link(words: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        page.goto("/book")
        page.get_by_role("link", name=words).first.click()

    return go


def _stale_form(page: Page) -> None:
    page.goto("/write")
    page.context.clear_cookies()
    page.locator("[name=form-0-words]").fill("no")
    page.get_by_role("button", name="Read it with me").click()


def _too_much(page: Page) -> None:
    page.goto("/write")
    area = page.locator("[name=form-0-words]")
    area.evaluate("(area) => { area.removeAttribute('maxlength'); area.value = 'x'.repeat(3e6) }")
    page.get_by_role("button", name="Read it with me").click()


def _settings_wrong(page: Page) -> None:
    page.goto("/settings/passphrase")
    for name in ("old", "passphrase", "again"):
        page.locator(f"[name={name}]").fill("four other river stones")
    page.locator("main button.button").first.click()


def _brought(page: Page) -> None:
    person.bring_back(page, realistic().file())


def _code(page: Page) -> None:
    page.goto("/start")
    person.fill_the_start(page, person.fresh_name(), person.PASSPHRASE)


def _check_code(page: Page) -> None:
    _code(page)
    page.get_by_role("link", name="I wrote it down").click()


def _signed_up(page: Page, path: str) -> None:
    person.sign_up(page)
    page.goto(path)


def _safety_first(page: Page) -> None:
    person.sign_up(page)
    _look(page)
    page.get_by_role("button", name="That fits").click()
    person.answer_the_questions(page, hurt="yes", self="yes")


def _safety_closed(path: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        person.sign_up(page)
        person.answer_the_questions(page, frightened="not_sure")
        page.goto(path)

    return go


def _waiting(path: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        person.sign_up(page)
        person.bring_back(page, waiting().file())
        person.answer_the_questions(page)
        page.goto(path)

    return go


def _erased(page: Page) -> None:
    person.sign_up(page)
    page.goto("/settings/erase")
    page.locator("[name=sure]").check()
    page.locator("[name=old]").fill(person.PASSPHRASE)
    page.get_by_role("button", name="Erase everything").click()


READABLE = [
    at("read", "nobody"),
    at("read/<int:number>", "nobody", "read/1"),
    at("read/<int:number>", "nobody", "read/17"),
    at("read/about", "nobody"),
    at("cards", "nobody"),
    at("cards/<int:place>", "nobody", "cards/2"),
    at("options", "nobody"),
    at("help", "nobody"),
    at("help/in/<slug:country>", "nobody", "help/in/us"),
    at("help/in/<slug:country>", "nobody", "help/in/gb"),
    at("help/plan", "nobody"),
    *(at("help/<slug:place>", "nobody", f"help/{page}") for page in PAGES),
]

NOBODYS = [
    at("", "nobody"),
    *READABLE,
    at("write", "nobody"),
    Place("write-empty", "write", "nobody", _write_empty),
    Place("write-look", "write/look", "nobody", _look),
    Place("write-look-danger", "write/look", "nobody", _look_at_danger),
    at("say", "nobody"),
    Place("say-marked", "say", "nobody", _say(HARD)),
    Place("say-danger", "say", "nobody", _say("He choked me, and I forgive him. How do I say it?")),
    at("start", "nobody"),
    Place("start-short", "start", "nobody", _start_short),
    at("in", "nobody"),
    Place("in-wrong", "in", "nobody", lambda page: person.sign_in(page, "nobody", "wrong wrong")),
    at("back", "nobody"),
    at("card", "nobody"),
    Place("card-wrong", "card", "nobody", asking.open_a_wrong_code),
    Place("not-there", "error", "nobody", lambda page: page.goto("/nothing/here")),
    Place("stale-form", "error", "nobody", _stale_form),
    Place("too-much", "error", "nobody", _too_much),
]

ANNAS = [
    at("today", "anna"),
    at("today/aside", "anna"),  # leads back to the plan
    at("today/others", "anna"),
    at("today/tell", "anna"),
    *(at("today/tell/<slug:kind>", "anna", f"today/tell/{kind}") for kind in KINDS),
    at("book", "anna"),
    at("book/new", "anna"),
    Place("book-reasons", "book/<slug:page>/reasons", "anna", _book_link("Change the reasons")),
    Place("book-erase", "book/<slug:page>/erase", "anna", _book_link("Erase")),
    at("questions", "anna"),
    Place("questions-asked", "questions", "anna", _questions_asked),
    Place("questions-open", "questions", "anna", _questions_open),
    at("write", "anna"),
    Place("write-look", "write/look", "anna", _look),
    at("say", "anna"),
    Place("say-marked", "say", "anna", _say(HARD)),
    at("read", "anna"),
    at("read/<int:number>", "anna", "read/4"),
    at("cards", "anna"),
    at("help", "anna"),
    at("help/plan", "anna"),
    at("help/<slug:place>", "anna", "help/closed"),
    at("settings", "anna"),
    at("settings/visits", "anna"),
    at("settings/passphrase", "anna"),
    Place("settings-passphrase-wrong", "settings/passphrase", "anna", _settings_wrong),
    at("settings/code", "anna"),
    at("settings/copy", "anna"),
    at("settings/bring", "anna"),
    Place("settings-brought", "settings/bring", "anna", _brought),
    at("settings/erase", "anna"),
    at("settings/erase/answers", "anna"),
    Place("not-there", "error", "anna", lambda page: page.goto("/nothing/here")),
]

NEWCOMERS = [
    Place("code", "code", "newcomer", _code),
    Place("code-check", "code/check", "newcomer", _check_code),
    Place("today-first", "today", "newcomer", lambda page: _signed_up(page, "/today")),
    Place("book-empty", "book", "newcomer", lambda page: _signed_up(page, "/book")),
    Place("locked", "locked", "newcomer", lambda page: _signed_up(page, "/locked")),
    Place("today-safety", "today", "newcomer", _safety_first),
    Place("today-waiting", "today", "newcomer", _waiting("/today")),
    Place("tell-answer", "today/tell/<slug:kind>", "newcomer", _waiting("/today/tell/answer")),
    Place("tell-met", "today/tell/<slug:kind>", "newcomer", _waiting("/today/tell/met")),
    Place("cards-closed", "cards", "newcomer", _safety_closed("/cards")),
    Place("say-closed", "say", "newcomer", _safety_closed("/say")),
    Place("read-closed", "read/<int:number>", "newcomer", _safety_closed("/read/1")),
    Place("erased", "settings/erase", "newcomer", _erased),
    *(
        Place(name, route, "newcomer", asking.ready(path))
        for name, route, path in (
            ("ask", "ask", "/ask"),
            ("talk", "talk", "/talk"),
            ("talk-try", "talk/try/<int:place>", "/talk/try/1"),
            ("talk-after", "talk/after", "/talk/after"),
            ("options-fit", "options", "/options"),
            ("option", "options/<int:number>", "/options/2"),
            ("options-two", "options/two", "/options/two"),
            ("cards-own", "cards/<int:place>", "/cards/2"),
            ("ask-all-empty", "ask/all", "/ask/all"),
        )
    ),
    Place("ask-hard", "ask", "newcomer", asking.hard_fields),
    Place("ask-refused", "ask", "newcomer", asking.refused),
    Place("talk-ready", "talk/ready", "newcomer", asking.planned),
    Place("ask-look", "ask/look", "newcomer", asking.looked),
    Place("ask-card", "ask/card", "newcomer", asking.linked),
    Place("ask-back", "ask/back", "newcomer", asking.taken_back),
    Place("ask-all", "ask/all", "newcomer", asking.listed),
    Place("ask-not-now", "ask", "newcomer", asking.not_now),
    Place("ask-shut", "ask", "newcomer", _safety_closed("/ask")),
    Place("card-own", "card", "newcomer", lambda page: _signed_up(page, "/card")),
    Place("card-read", "card/read", "newcomer", asking.card_read),
    Place("card-stored", "card/read", "newcomer", asking.card_stored),
    Place("card-erase", "card/erase", "newcomer", asking.card_erase),
    Place("card-gone", "card/read", "newcomer", asking.card_gone),
]

PLACES = NOBODYS + ANNAS + NEWCOMERS
