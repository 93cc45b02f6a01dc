"""`sameteam serve`, started as a person starts it: a process of its own, on a home of its own."""

from __future__ import annotations

import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

SAMETEAM = str(Path(sys.executable).parent / "sameteam")
Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Starts `serve` on the home, and ends whatever is still running after the test."""
    running: list[subprocess.Popen[str]] = []

    def begin(**settings: str) -> subprocess.Popen[str]:
        clean = {name: value for name, value in os.environ.items() if name not in _OURS}
        process = subprocess.Popen(
            [SAMETEAM, "serve"],
            env={**clean, "SAMETEAM_HOME": str(home), "NO_BROWSER": "1", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield begin
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


_OURS = ("PORT", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "SAMETEAM_HOSTS", "SAMETEAM_PEPPER")


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+/", line)
    assert found, line + (process.communicate()[1] if process.poll() is not None else "")
    return found.group()


def status_of(address: str) -> int:
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 (our own address)
            return answer.status
    except HTTPError as answer:
        return answer.code


def end(process: subprocess.Popen[str], number: signal.Signals) -> tuple[int, str, str]:
    process.send_signal(number)
    out, err = process.communicate(timeout=20)
    return process.returncode, out, err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_at_the_printed_address_and_a_signal_stops_it_cleanly(
    start: Start, number: signal.Signals
) -> None:
    process = start()
    address = address_of(process)
    assert status_of(f"{address}healthz") == 200
    assert status_of(address) == 200
    assert end(process, number) == (0, "", "")


@pytest.mark.parametrize("after", [0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
def test_a_signal_while_the_reader_is_being_loaded_stops_it_cleanly(
    start: Start, after: float
) -> None:
    """Python that ends while a thread loads a network is ended by an abort."""
    process = start()
    address_of(process)
    time.sleep(after)
    assert end(process, signal.SIGINT) == (0, "", "")


def test_a_second_start_opens_the_same_home(start: Start, home: Path) -> None:
    first = start()
    address_of(first)
    end(first, signal.SIGINT)
    key = (home / "key").read_text()
    second = start()
    assert status_of(f"{address_of(second)}healthz") == 200
    assert (home / "key").read_text() == key
    assert end(second, signal.SIGINT)[0] == 0


def test_two_first_starts_at_once_both_answer(start: Start) -> None:
    both = [start(), start()]
    assert [status_of(f"{address_of(each)}healthz") for each in both] == [200, 200]


def test_what_it_makes_is_for_its_owner_alone(start: Start, home: Path) -> None:
    address_of(start())
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    made = {path.name: stat.S_IMODE(path.stat().st_mode) for path in home.iterdir()}
    assert {"key", "notes.db"} <= set(made)
    assert set(made.values()) == {0o600}


def test_it_takes_the_port_that_it_is_given(start: Start) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert address_of(start(PORT=str(port))) == f"http://127.0.0.1:{port}/"


def test_a_busy_port_is_told_plainly(start: Start) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        process = start(PORT=str(port))
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out) == (2, "")
    assert f"Port {port} on this machine can't be used" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"PORT": "eighty"}, ["PORT is 'eighty'"]),
        ({"PORT": "99999"}, ["PORT is '99999'"]),
        ({"DATABASE_URL": "mysql://here"}, ["DATABASE_URL begins with 'mysql'"]),
        ({"SAMETEAM_PEPPER": "abc"}, ["The pepper is not 64 hex digits"]),
        ({"SAMETEAM_HTTPS": "perhaps"}, ["SAMETEAM_HTTPS is 'perhaps'"]),
        (
            {"DJANGO_SETTINGS_MODULE": "no.such.place"},
            ["DJANGO_SETTINGS_MODULE: there is no no.such.place"],
        ),
        ({"DATABASE_URL": "postgresql://127.0.0.1:1/no"}, ["The database can't be used"]),
        ({"PORT": "x", "SAMETEAM_PEPPER": "abc"}, ["PORT is 'x'", "The pepper is not"]),
    ],
)
def test_wrong_settings_are_all_told_plainly(
    start: Start, settings: dict[str, str], told: list[str]
) -> None:
    process = start(**settings)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (2, "")
    assert all(each in err for each in told), err
    assert "Traceback" not in err


def test_a_home_that_is_a_file_is_told_plainly(start: Start, home: Path) -> None:
    home.write_text("not a folder")
    process = start()
    _, err = process.communicate(timeout=20)
    assert process.returncode == 2
    assert str(home) in err
    assert "Traceback" not in err


def test_every_fault_of_the_content_is_told_and_nothing_starts(home: Path) -> None:
    broken = """
import sys
import sameteam.content as content
from sameteam.content.faults import ContentError, Fault
faults = [Fault("en/a.toml", "name", "nothing", "this field"), Fault("en/b.toml", "", "a", "b")]
def load_library():
    raise ContentError(faults)
content.load_library = load_library
sys.argv = ["sameteam", "serve"]
from sameteam.cli import main
main()
"""
    settings = {**os.environ, "SAMETEAM_HOME": str(home), "NO_BROWSER": "1"}
    done = subprocess.run(
        [sys.executable, "-c", broken], env=settings, capture_output=True, text=True, timeout=30
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "en/a.toml: name: found nothing" in done.stderr
    assert "en/b.toml: found a" in done.stderr
    assert "Traceback" not in done.stderr
