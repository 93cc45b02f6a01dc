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
    """Where the fault rose, as file and line: code of ours or a library's, never data."""
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename.rsplit('/', 2)[-1]}:{frames[-1].lineno}" if frames else ""
