"""The pages without a browser: Django's client against a database of the run's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.web.walker import Walker


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test of this floor may touch the database; each one's writes are taken back."""


@pytest.fixture
def alex() -> Walker:
    """Someone who just signed up, with nothing written yet."""
    from tests.web.walker import Walker

    walker = Walker("alex")
    walker.signs_up()
    walker.puts_off_the_code()
    return walker


@pytest.fixture
def robin() -> Walker:
    """Another person with notes on the same machine."""
    from tests.web.walker import Walker

    walker = Walker("robin", "other words on a sunny night")
    walker.signs_up()
    walker.puts_off_the_code()
    return walker


@pytest.fixture
def visitor() -> Walker:
    """Someone who looks around without signing up."""
    from tests.web.walker import Walker

    return Walker("visitor")
