"""`sameteam serve`: the web app on this machine alone, on 127.0.0.1."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING

from sameteam.cli import store
from sameteam.cli.stop import Stop

if TYPE_CHECKING:
    from uvicorn import Server

HOST = "127.0.0.1"
HIGHEST_PORT = 65_535
# How long open answers may take to end after Ctrl+C.
GRACE_SECONDS = 2
ASKED = ("1", "yes", "true")


def serve() -> None:
    """Start on this machine, open the browser, stop with Ctrl+C.

    PORT: the port, else a free one. SAMETEAM_HOME: the data folder. NO_BROWSER=1: no browser.
    All settings: docs/settings.md.
    """
    server: Server | None = None

    def leave(*_: object) -> None:
        if server is None:
            raise SystemExit(0)
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, leave)

    faults: list[str] = []
    listening = _listening(faults)
    store.ready(faults)
    store.migrate()
    broken: list[str] = []
    server = _server()
    greeting = threading.Thread(target=_greet, args=(server, listening, broken), daemon=True)
    greeting.start()
    # uvicorn sends the signal once more after its own clean end; `leave` takes it quietly.
    server.run(sockets=[listening])
    # A network that is being loaded while Python ends takes the whole process down with an abort.
    greeting.join(timeout=10)
    if broken:
        raise Stop(*broken)
    raise SystemExit(0)


def _listening(faults: list[str]) -> socket.socket:
    """A socket of PORT, or of a port that the system picks. Faults are added to the list."""
    given = os.environ.get("PORT", "").strip()
    number = int(given) if given.isascii() and given.isdecimal() else -1
    if given and not 0 <= number <= HIGHEST_PORT:
        faults.append(f"PORT is {given[:40]!r}; expected a number from 0 to {HIGHEST_PORT}")
        given = ""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":
        # A restart may take its own port again at once.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, number if given else 0))
        # bind() alone leaves the port open to a second one with SO_REUSEADDR.
        listening.listen(128)
    except OSError as fault:
        listening.close()
        raise Stop(
            *faults,
            f"Port {number} on this machine can't be used: {fault.strerror}.",
            "Choose another one (PORT=8123), or leave PORT out to get a free one.",
        ) from None
    return listening


def _server() -> Server:
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            "sameteam.web.asgi:application",
            access_log=False,  # an address says what somebody looked at
            log_config=None,  # Django's logging, with its scrub, stays in charge
            log_level="warning",
            lifespan="off",
            ws="none",
            server_header=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
    )


def _greet(server: Server, listening: socket.socket, broken: list[str]) -> None:
    """Print the address once the app answers there, open the browser, read the rules.

    What breaks on the way ends the server, and stands in `broken`.
    """
    while not server.started:
        if server.should_exit:
            return
        time.sleep(0.01)
    port = listening.getsockname()[1]
    if not _answers(port):
        broken.append("It started, and then could not answer. The lines above say where it broke.")
    else:
        address = f"http://{HOST}:{port}/"
        print(f"Open {address} in your browser. Ctrl+C stops it.", flush=True)
        _open_browser(address)
        broken += _rule_faults()
    server.should_exit = server.should_exit or bool(broken)


def _rule_faults() -> list[str]:
    """Rules and reader are read while the first page is looked at: nobody waits for them."""
    from sameteam.language import reader
    from sameteam.language.rule import TASKS
    from sameteam.language.rulebook import RulebookError, rulebook

    faults: list[str] = []
    for task in TASKS:
        try:
            rulebook(task)
        except RulebookError as fault:
            faults += fault.faults
    reader.current()
    return faults


def _answers(port: int) -> bool:
    """Whether the first page would come. Any answer counts, but one that says "broken"."""
    import http.client

    from django.conf import settings

    # SAMETEAM_HOSTS may name others than this machine, and only those are answered.
    name = settings.ALLOWED_HOSTS[0].lstrip(".*") or HOST
    asking = http.client.HTTPConnection(HOST, port, timeout=60)
    try:
        asking.request("GET", "/healthz", headers={"Host": name})
        return asking.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        asking.close()


def _open_browser(address: str) -> None:
    if os.environ.get("NO_BROWSER", "").strip().lower() in ASKED or not _has_screen():
        return
    import webbrowser

    try:
        webbrowser.open(address)
    except webbrowser.Error:
        return


def _has_screen() -> bool:
    """Elsewhere than on a Linux without a display, where only browsers in text are left."""
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
