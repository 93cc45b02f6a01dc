"""The app called in this process as uvicorn calls it, without a socket.

Django's own test client would keep the database connection from one page to the next, which the
app that people run does not; so the figures would flatter.
"""

from __future__ import annotations

import asyncio
from typing import Any

from bench.visitor import Ask, Headers

Message = dict[str, Any]


def way(app: Any) -> Ask:
    """`app` is an ASGI application; one event loop serves all its pages."""
    loop = asyncio.new_event_loop()

    def ask(method: str, path: str, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        return loop.run_until_complete(_answer(app, _scope(method, path, headers), body))

    return ask


async def _answer(app: Any, scope: Message, body: bytes) -> tuple[int, Headers, bytes]:
    given: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]
    sent: list[Message] = []

    async def receive() -> Message:
        if given:
            return given.pop()
        await asyncio.Event().wait()  # The visitor stays to the end of the page.
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    start = sent[0]
    headers = [(name.decode(), value.decode()) for name, value in start["headers"]]
    return start["status"], headers, b"".join(part.get("body", b"") for part in sent[1:])


def _scope(method: str, path: str, headers: Headers) -> Message:
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(b"host", b"localhost"), *raw],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
