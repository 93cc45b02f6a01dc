"""What comes in: a text on stdin or in a file, and JSON lines. Messages never repeat the text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import BufferedIOBase
from pathlib import Path

from sameteam.cli.stop import Stop

# 100,000 characters, the most that is read, may take 12 bytes each as JSON escapes.
LONGEST_LINE = 4 * 1024 * 1024
AT_ONCE = 64  # lines
CHUNK = 64 * 1024  # bytes

Line = tuple[int, bytes]  # its number, and what stands in it


def stdin() -> BufferedIOBase:
    found: BufferedIOBase | None = getattr(sys.stdin, "buffer", None)
    if found is None:
        raise Stop("There is no input to read from.")
    return found


def text_from(source: BufferedIOBase) -> str:
    """All of it as text, without the line end that the terminal adds. Raises Stop."""
    try:
        data = source.read(LONGEST_LINE + 1)
    except OSError as fault:
        raise Stop(f"The input can't be read: {fault.strerror}.") from None
    if len(data) > LONGEST_LINE:
        raise Stop("The input is too long: 100,000 characters are the most.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise Stop(f"The input is not UTF-8 text (byte {fault.start + 1}).") from None
    return text.removesuffix("\n").removesuffix("\r")


def file_bytes(path: Path, most: int) -> bytes:
    """The file's bytes, or one more than `most` of them. Raises Stop."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        raise Stop(f"{path}: {fault.strerror}.") from None


def lines_at_hand(source: BufferedIOBase) -> Iterator[list[Line]]:
    """The lines with something in them, each with its number, in groups of at most `AT_ONCE`.

    A group holds what is there without waiting, so whoever sends one line and waits for its answer
    gets it. A line that is too long is cut, and still too long. Raises Stop for an input that
    can't be read.
    """
    number, rest = 0, b""
    while data := _read(source):
        *whole, rest = (rest + data).split(b"\n")
        if len(rest) > LONGEST_LINE:
            whole.append(rest)
        for first in range(0, len(whole), AT_ONCE):
            group = list(enumerate(whole[first : first + AT_ONCE], start=number + first + 1))
            yield [(at, line) for at, line in group if line.strip() or len(line) > LONGEST_LINE]
        number += len(whole)
    if rest.strip():
        yield [(number + 1, rest)]


def _read(source: BufferedIOBase) -> bytes:
    try:
        return source.read1(CHUNK)
    except OSError as fault:
        raise Stop(f"The input can't be read: {fault.strerror}.") from None


def text_of(number: int, line: bytes) -> object:
    """What stands at "text" in the line. Raises Stop, with the number, for a line that is no JSON
    object or has no "text".
    """
    if len(line) > LONGEST_LINE:
        raise Stop(f"Line {number}: it is longer than {LONGEST_LINE // 1024 // 1024} MB.")
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise Stop(f"Line {number}: it is not UTF-8 text (byte {fault.start + 1}).") from None
    except (ValueError, RecursionError):
        raise Stop(f"Line {number}: it is not JSON.") from None
    if not isinstance(found, dict):
        raise Stop(f'Line {number}: expected an object like {{"text": "..."}}.')
    if "text" not in found:
        raise Stop(f'Line {number}: it has no "text".')
    return found["text"]
