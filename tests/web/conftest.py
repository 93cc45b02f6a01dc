"""The pages without a browser: Django's client against a database of the run's own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test of this floor may touch the database; each one's writes are taken back."""
