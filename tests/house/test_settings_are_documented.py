"""docs/settings.md says what the table of settings says, and the code reads no other setting."""

from __future__ import annotations

import re
from pathlib import Path

from sameteam.web.env import SETTINGS
from sameteam.web.settings_doc import page

ROOT = Path(__file__).parents[2]
# Not ours: where Django finds its settings, and whether there is a screen.
OF_OTHERS = {"DJANGO_SETTINGS_MODULE", "DISPLAY", "WAYLAND_DISPLAY"}
READ = re.compile(
    r"""(?:environ\.get\(|environ\[|env\.(?:text|flag)\(|\s(?:text|flag)\()["'](\w+)"""
)


def test_the_page_is_made_from_the_table() -> None:
    assert (ROOT / "docs" / "settings.md").read_text() == page(), (
        "make it again: .venv/bin/python -m sameteam.web.settings_doc > docs/settings.md"
    )


def test_every_setting_says_what_it_does() -> None:
    assert all(setting.help for setting in SETTINGS)
    names = [setting.name for setting in SETTINGS]
    assert len(set(names)) == len(names)


def test_every_variable_that_the_code_reads_is_in_the_table_and_the_other_way_round() -> None:
    code = "\n".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    read = set(READ.findall(code))
    assert read - OF_OTHERS == {setting.name for setting in SETTINGS}
