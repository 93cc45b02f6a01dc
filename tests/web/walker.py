"""Who uses the pages: Alex keeps notes; Robin shares the database and must see none of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from sameteam import vault
from sameteam.method.events import Event
from sameteam.web.shared.library import library
from sameteam.web.store import log, sessions
from sameteam.web.store.models import Session

PASSPHRASE = "plain words on a rainy day"


@dataclass
class Walker:
    name: str = "alex"
    passphrase: str = PASSPHRASE
    client: Client = field(default_factory=Client)

    def get(self, path: str) -> Any:
        return self.client.get(path)

    def page(self, path: str) -> str:
        """The page's text, after redirects."""
        return self.client.get(path, follow=True).content.decode()

    def post(self, path: str, **data: Any) -> Any:
        return self.client.post(path, data)

    def writes_a_no(
        self, words: str, *, source: str = "said", days_ago: int = 0, **more: Any
    ) -> Any:
        on = timezone.localdate() - timedelta(days=days_ago)
        when = on.isoformat() if days_ago < 7 else "other"
        data = {
            "form-TOTAL_FORMS": "1",
            "form-INITIAL_FORMS": "0",
            "form-0-words": words,
            "form-0-source": source,
            "form-0-when": when,
            "form-0-other_day": on.isoformat() if when == "other" else "",
        }
        return self.client.post("/write", {**data, **more})

    def confirms(self, *reasons: str) -> Any:
        return self.client.post("/write/look", {"r0-reasons": list(reasons)})

    def signs_up(self) -> Any:
        data = {"name": self.name, "passphrase": self.passphrase, "again": self.passphrase}
        answer = self.client.post("/start", data)
        assert answer.status_code == 302, answer.content.decode()
        return answer

    def puts_off_the_code(self) -> Any:
        return self.client.post("/code", {})

    def signs_in(self, passphrase: str | None = None) -> Any:
        data = {"name": self.name, "passphrase": passphrase or self.passphrase}
        return self.client.post("/in", data)

    def code_words(self) -> list[str]:
        shown = self.page("/code")
        return re.findall(r"<li><span>\d+</span>(\w+)</li>", shown)

    def screens(self, answers: dict[str, str] | None = None) -> Any:
        """Answer the private questions: "no" to all but those named."""
        given = {question.id: "no" for question in library().screen.questions}
        return self.client.post("/questions", given | (answers or {}))

    @property
    def sitting(self) -> sessions.Sitting:
        token = vault.read_cookie(self.client.cookies["n"].value)
        assert token is not None
        found = sessions.resume(token, timezone.now())
        assert found is not None
        return found[0]

    def events(self) -> list[Event]:
        return log.events(self.sitting.journal)

    def sits_idle(self, seconds: int = 301) -> None:
        """Time goes by without a sign of life."""
        own = vault.session_id(self.sitting.token)
        Session.objects.filter(pk=own).update(seen_at=timezone.now() - timedelta(seconds=seconds))

    def step(self) -> str:
        """The title of the step on the plan page."""
        found = re.search(r"<h1>(.*?)</h1>", self.page("/today"))
        assert found is not None
        return found[1]


def title_of(step: str) -> str:
    return library().steps[step].title
