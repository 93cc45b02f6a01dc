"""The tests of this folder import the story, the strategies and the small library beside them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from library import small_library

from sameteam.content.model import Library


@pytest.fixture(scope="session")
def library() -> Library:
    return small_library()
