"""Work in forked processes: each begins at once, Django loaded, with no connection yet."""

from __future__ import annotations

import json
import os
import signal
import traceback
from collections.abc import Callable
from typing import Any


def in_child(work: Callable[[], None]) -> int:
    """Fork; the child does its work and ends. Returns its pid."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def asked(work: Callable[[], Any]) -> Any:
    """What `work` finds in a child, as JSON carries it."""
    read_end, write_end = os.pipe()

    def tell() -> None:
        with os.fdopen(write_end, "wb") as file:
            file.write(json.dumps(work()).encode())

    pid = in_child(tell)
    os.close(write_end)
    with os.fdopen(read_end, "rb") as file:
        told = file.read()
    _, status = os.waitpid(pid, 0)
    if status:
        raise RuntimeError("a reader died; its traceback stands above")
    return json.loads(told)


def kill(pids: list[int]) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    for pid in pids:
        os.waitpid(pid, 0)


def kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
