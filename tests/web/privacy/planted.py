"""Someone whose every private word is a canary, written through the real pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from sameteam.web.safety.forms import SafetyPlanForm
from sameteam.web.shared.library import library
from tests.web.privacy.canary import ADDRESS, DEVICE, phrase
from tests.web.walker import Walker

NAME = phrase("name")
PASSPHRASE = phrase("passphrase")
# Every kind of sign that the private questions know.
CAREFUL = {question.id: "yes" for question in library().screen.questions}


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer, as it went over the wire."""

    method: str
    path: str
    status: int
    headers: str  # with cookies
    body: bytes


class Recorder(Client):
    """Notes every answer. It comes from an address, with a device, that nobody is to keep."""

    def __init__(self) -> None:
        super().__init__(REMOTE_ADDR=ADDRESS, HTTP_USER_AGENT=DEVICE, HTTP_REFERER=phrase("from"))
        self.seen: list[Seen] = []
        self.raise_request_exception = False

    def request(self, **request: Any) -> Any:
        answer = super().request(**request)
        path = f"{request['PATH_INFO']}?{request['QUERY_STRING']}"
        headers = f"{answer.headers} {answer.cookies}"
        body = b"".join(answer) if answer.streaming else answer.content
        self.seen.append(Seen(request["REQUEST_METHOD"], path, answer.status_code, headers, body))
        return answer


@dataclass
class Planted:
    """What was written, field by field, and who wrote it."""

    walker: Walker
    code: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # the phrases that the notes hold now

    def writes(self, path: str, name: str, **more: Any) -> None:
        words = phrase(f"{path}-{name}")
        today = timezone.localdate().isoformat()
        answer = self.walker.post(path, form=str(uuid4()), when=today, **{name: words}, **more)
        assert answer.status_code == 302, (path, answer.content.decode())
        self.kept.append(words)

    def looks_around(self) -> None:
        """Before there is an account."""
        self.walker.writes_a_no(phrase("before-signing-up"), days_ago=3)
        self.walker.confirms("time")
        self.kept.append(phrase("before-signing-up"))
        self.tries_a_message()

    def signs_up(self) -> None:
        self.walker.signs_up()
        self.code = self.walker.code_words()
        assert len(self.code) == 12
        self.walker.puts_off_the_code()

    def writes_everything(self) -> None:
        for source in ("said", "guess"):
            self.walker.writes_a_no(phrase(f"no-{source}"), source=source, days_ago=5)
            self.walker.confirms("cost", "time")
            self.kept.append(phrase(f"no-{source}"))
        self.writes("/book/new", "words")
        self.writes("/say", "words", keep="")
        self.writes("/today/tell/talk", "learned", heated="yes")
        self.writes("/today/tell/offer", "words", what="small_ask", answer="waiting")
        self.writes("/today/tell/answer", "words", answer="no")
        self.writes("/today/tell/limit", "words")
        self.writes("/today/tell/alone", "note", exercise="own")
        plan = {name: phrase(f"plan-{name}") for name in SafetyPlanForm().fields}
        assert self.walker.post("/help/plan", form=str(uuid4()), **plan).status_code == 302
        self.kept += plan.values()
        self.screens()

    def tries_a_message(self) -> None:
        """Every field of the page that tries one, by a form and by a script; nothing is kept."""
        names = ("words", "before", "event", "feeling", "wish")
        typed = {name: f"You never listen. {phrase(f'say-{name}')}" for name in names}
        assert self.walker.post("/say", compose="", **typed).status_code == 302
        assert self.walker.post("/say/check", at="/say", **typed).status_code == 200

    def screens(self) -> None:
        assert (
            self.walker.client.post("/questions", {**CAREFUL, "form": str(uuid4())}).status_code
            == 302
        )

    def leaves_something_unfinished(self) -> None:
        """A draft in the open visit, and a form that comes in after the lock."""
        self.walker.writes_a_no(phrase("draft"))
        self.tries_a_message()
        self.walker.sits_idle()
        answer = self.walker.post("/book/new", words=phrase("held"), form=str(uuid4()))
        assert answer.status_code == 403

    def goes_wrong(self) -> None:
        """What people mistype, and what tools send."""
        stranger = Walker(PASSPHRASE, PASSPHRASE, self.walker.client)
        stranger.signs_in(phrase("wrong-passphrase"))
        new = {"passphrase": phrase("new"), "again": phrase("new")}
        stranger.post("/back", name=NAME, words=phrase("code"), **new)
        stranger.post("/back", name=NAME, words=" ".join(reversed(self.code)), **new)
        stranger.get(f"/book/{phrase('page').split()[0]}/erase")
        stranger.get(f"/{phrase('path').split()[0]}?q={phrase('query')}")
        stranger.post("/write", **{"form-TOTAL_FORMS": phrase("count")})
        stranger.post("/start", name=NAME, passphrase=phrase("one"), again=phrase("other"))
        stranger.writes_a_no(phrase("visitor"))


ROBINS = "thistledown"  # the word in all that Robin writes


def robin_with_words() -> Walker:
    """Another person on the same database, with a note and a draft."""
    walker = Walker(f"{ROBINS} robin", f"{ROBINS} and other words", Recorder())
    walker.signs_up()
    walker.puts_off_the_code()
    walker.post("/book/new", words=f"{ROBINS} note", form=str(uuid4()))
    walker.writes_a_no(f"{ROBINS} draft")
    return walker


def shown_to(walker: Walker) -> bytes:
    """All bodies and headers that this person was sent."""
    return b"\n".join(seen.body + seen.headers.encode() for seen in walker.client.seen)


def plant(client: Client | None = None) -> Planted:
    walker = Walker(NAME, PASSPHRASE, client or Recorder())
    planted = Planted(walker)
    planted.looks_around()
    planted.signs_up()
    planted.writes_everything()
    return planted
