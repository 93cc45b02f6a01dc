"""The tests of this folder look at the whole store, so that each begins with an empty one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sameteam.web.accounts import door
from tests.web.store.people import NOW, Someone


@pytest.fixture
def someone() -> Callable[..., Someone]:
    """A new person of this name, who has written these notes."""

    def make(name: str, *notes: str) -> Someone:
        passphrase = f"a long passphrase of {name}"
        door.sign_up(name, passphrase, NOW)
        made = Someone(name, passphrase)
        for words in notes:
            made.write(words)
        return made

    return make
