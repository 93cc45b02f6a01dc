"""A person at the door of the app: keeps cookies, sends forms as a page without scripts does."""

from __future__ import annotations

import http.client
from collections.abc import Callable, Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode

Headers = list[tuple[str, str]]
Ask = Callable[[str, str, Headers, bytes], tuple[int, Headers, bytes]]

CSRF_COOKIE, CSRF_FIELD = "f", "csrfmiddlewaretoken"
CSRF_SECRET = "b" * 32
FORM = ("Content-Type", "application/x-www-form-urlencoded")


class UnexpectedAnswerError(RuntimeError):
    """A page that was to be timed did not come. What is measured would not be what is named."""


class Visitor:
    """`ask` is the way to the app: `inside.way` for this process, `over` for a port."""

    def __init__(self, ask: Ask, cookies: Mapping[str, str] | None = None) -> None:
        self._ask = ask
        self.cookies = {CSRF_COOKIE: CSRF_SECRET, **(cookies or {})}

    def get(self, path: str) -> bytes:
        """The page. Raises UnexpectedAnswerError for anything but 200."""
        return self._send("GET", path, [], b"", 200)

    def post(self, path: str, **fields: str) -> None:
        """Send a form. Raises UnexpectedAnswerError when it is not taken with a redirect."""
        body = urlencode({CSRF_FIELD: CSRF_SECRET, **fields}).encode()
        self._send("POST", path, [FORM, ("Content-Length", str(len(body)))], body, 302)

    def _send(self, method: str, path: str, headers: Headers, body: bytes, wanted: int) -> bytes:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        status, answered, page = self._ask(method, path, [*headers, ("Cookie", cookies)], body)
        if status != wanted:
            raise UnexpectedAnswerError(f"{method} {path} answered {status}; expected {wanted}")
        for name, value in answered:
            if name.lower() == "set-cookie":
                self.cookies.update({key: one.value for key, one in SimpleCookie(value).items()})
        return page


def over(port: int) -> Ask:
    """The way to an app that listens on this machine; a connection for each page."""

    def ask(method: str, path: str, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            connection.request(method, path, body or None, dict(headers))
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    return ask
