"""A fault in a content file is told plainly, whatever command meets it."""

from __future__ import annotations

import sys

import pytest

from sameteam import cli, content
from sameteam.content.faults import ContentError, Fault


@pytest.mark.parametrize("words", [["read", "reasons", "no"], ["plan", "--said", "no"]])
def test_every_fault_of_the_content_is_told_and_the_code_is_two(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        faults = [Fault(f"en/{name}.toml", "title", "nothing", "a text") for name in "ab"]
        raise ContentError(faults)

    monkeypatch.setattr(content, "load_library", broken)
    monkeypatch.setattr(sys, "argv", ["sameteam", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 2
    assert "en/a.toml: title" in told
    assert "en/b.toml: title" in told
    assert "Traceback" not in told
