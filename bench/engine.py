"""The engine alone in a process: `python -m bench.engine whole|bare` prints its memory in MiB.

`whole` has read 200 texts for all four tasks; `bare` has only loaded the libraries it rests on.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TEXTS = 200
GIVEN = Path(__file__).parents[1] / "training" / "data" / "given" / "open_safety.jsonl"


def read_all() -> None:
    from sameteam import language

    with GIVEN.open(encoding="utf-8") as lines:
        for _, line in zip(range(TEXTS), lines, strict=False):
            text = json.loads(line)["text"]
            for read in (
                language.review_draft,
                language.read_refusal,
                language.judge_limit,
                language.screen_text,
            ):
                read(text)


def main(which: str) -> None:
    if which == "whole":
        read_all()
    else:
        import numpy  # noqa: F401
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    import psutil

    print(psutil.Process().memory_info().rss / 1024 / 1024)


if __name__ == "__main__":
    main(sys.argv[1])
