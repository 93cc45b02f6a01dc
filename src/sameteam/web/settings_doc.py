"""`docs/settings.md`, made from the table of settings; a test compares the two.

python -m sameteam.web.settings_doc > docs/settings.md
"""

from __future__ import annotations

from collections.abc import Iterable

from sameteam.web.env import SETTINGS, Setting

HEAD = """\
# Settings

Environment variables, read once at the start. None of them is needed on one's own machine. What is
wrong in one of them ends the start with its name and what was expected.

| name | default | what it does |
|---|---|---|
"""
FOOT = """
Made from `src/sameteam/web/env.py` by `.venv/bin/python -m sameteam.web.settings_doc >
docs/settings.md`. What a host sets: `docs/hosting.md`.
"""


def page(settings: Iterable[Setting] = SETTINGS) -> str:
    return HEAD + "".join(_row(each) for each in settings) + FOOT


def _row(setting: Setting) -> str:
    cells = (f"`{setting.name}`", setting.default or "not set", setting.help)
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n"


if __name__ == "__main__":
    print(page(), end="")
