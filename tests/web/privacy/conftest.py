"""The tests of this folder look into the database's own files, so that nothing is taken back."""

from __future__ import annotations

import copy
import io
import logging.config
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from tests.web.privacy.planted import plant, robin_with_words
from tests.web.walker import Walker


@pytest.fixture
def alex() -> Walker:
    """Every private word of Alex's is the canary."""
    return plant().walker


@pytest.fixture
def robin() -> Walker:
    return robin_with_words()


@pytest.fixture
def logs() -> Iterator[io.StringIO]:
    """All that the configured handlers write, with every logger as talkative as it can be."""
    stream = io.StringIO()
    talkative = copy.deepcopy(settings.LOGGING)
    for handler in talkative["handlers"].values():
        handler["stream"] = stream
    for logger in [talkative["root"], *talkative["loggers"].values()]:
        logger["level"] = "DEBUG"
    talkative["loggers"]["django.db.backends"] = {"level": "DEBUG"}
    logging.config.dictConfig(talkative)
    connection.force_debug_cursor = True  # every statement is logged, with its values
    yield stream
    connection.force_debug_cursor = False
    logging.config.dictConfig(settings.LOGGING)
