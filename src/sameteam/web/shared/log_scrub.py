"""The last net under the logs: a record keeps its level, place and the kind of fault, no more.

Paths, form values, SQL parameters and the text of exceptions can all hold words of a person.
"""

from __future__ import annotations

import logging
import traceback
from typing import Any


class Scrub(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        kind = ""
        where = f"{record.module}:{record.lineno}"
        if record.exc_info and record.exc_info[0] is not None:
            kind = record.exc_info[0].__name__
            where = _deepest(record.exc_info[2]) or where
        status = getattr(record, "status_code", "")
        record.msg = " ".join(str(part) for part in (record.name, kind, status, where) if part)
        record.args = ()
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return True


def _deepest(trace: Any) -> str:
    """Where the fault rose in our own code, else at all, as file and line; never data."""
    frames = traceback.extract_tb(trace)
    own = [frame for frame in frames if "sameteam" in frame.filename] or frames
    return f"{own[-1].filename.rsplit('sameteam', 1)[-1]}:{own[-1].lineno}" if own else ""
