"""What a script of this folder begins with: a database of its own, and Django on it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from forks import asked

if TYPE_CHECKING:
    from server import KillableServer


@contextmanager
def own_database() -> Iterator[KillableServer | None]:
    """An empty database with its tables: SQLite in TMPDIR, or PostgreSQL if DATABASE_URL is set.

    The PostgreSQL is not the one that DATABASE_URL names, but one that may be killed.
    """
    os.environ["DJANGO_SETTINGS_MODULE"] = "sameteam.web.settings.test"
    if not os.environ.get("DATABASE_URL"):
        _set_up()
        yield None
        return
    from server import killable_server

    with killable_server() as server:
        os.environ["DATABASE_URL"] = server.address
        _set_up()
        yield server


def _set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    # In a child: this process is to have no connection that its children would share.
    asked(lambda: call_command("migrate", verbosity=0))
