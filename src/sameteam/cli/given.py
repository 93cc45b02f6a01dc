"""What comes in: a text on stdin or in a file, and JSON lines. Messages never repeat the text."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sameteam.cli.stop import Stop

# 100,000 characters, the most that is read, may take 12 bytes each as JSON escapes.
LONGEST_LINE = 4 * 1024 * 1024


def stdin() -> BinaryIO:
    found: BinaryIO | None = getattr(sys.stdin, "buffer", None)
    if found is None:
        raise Stop("There is no input to read from.")
    return found


def text_from(source: BinaryIO) -> str:
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


def texts_from(lines: BinaryIO) -> Iterator[tuple[int, object]]:
    """The number of each line, and what stands at "text" in it. One line at a time in memory.

    Lines with nothing in them are passed over. Raises Stop, with the number, for a line that is no
    JSON object or has no "text".
    """
    for number, line in enumerate(_lines(lines), start=1):
        if line.strip():
            yield number, _text_of(line, number)


def _lines(source: BinaryIO) -> Iterator[bytes]:
    number = 0
    while True:
        number += 1
        try:
            line = source.readline(LONGEST_LINE + 1)
        except OSError as fault:
            raise Stop(f"The input can't be read: {fault.strerror}.") from None
        if not line:
            return
        if len(line) > LONGEST_LINE:
            raise Stop(f"Line {number}: it is longer than {LONGEST_LINE // 1024 // 1024} MB.")
        yield line


def _text_of(line: bytes, number: int) -> object:
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
