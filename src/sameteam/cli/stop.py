"""The way out of a command that can't go on."""

from __future__ import annotations


class Stop(Exception):  # noqa: N818 (what it carries may be no error at all)
    """Ends the command with a plain message on stderr, which never quotes what a person wrote."""

    def __init__(self, *lines: str, code: int = 2) -> None:
        super().__init__("\n".join(lines))
        self.code = code
