"""Find a Chromium to drive. None at all is a failure with a plain message, never a skip."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserType

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPS = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# Nothing but the page under test may speak to anyone: no updates, no sync, and no other host.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
NONE_FOUND = (
    "The browser tests need Chromium, and none was found or could be installed. "
    "On Debian: apt-get install chromium. Elsewhere: .venv/bin/playwright install chromium."
)


def launch(chromium: BrowserType, leave_out: Sequence[str] = ()) -> Browser:
    """`leave_out` names flags of Playwright's own that a test does without."""
    # Playwright adds --headless and --no-sandbox; root can't start Chromium without the latter.
    return chromium.launch(
        executable_path=find(chromium), args=FLAGS, ignore_default_args=list(leave_out)
    )


def find(chromium: BrowserType) -> Path:
    found = [Path(path) for name in NAMES if (path := shutil.which(name))]
    found += [Path(path) for path in (*MAC_APPS, chromium.executable_path)]
    here = next((path for path in found if path.exists()), None)
    if here is not None:
        return here
    own = Path(chromium.executable_path)
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not own.exists():
        pytest.exit(NONE_FOUND, returncode=1)
    return own
