"""The way to the web floor. It is never imported here: Django finds it by its settings' name."""

from __future__ import annotations

import os
from typing import Any

from sameteam.cli.stop import Stop

TRIES = 3


def ready(faults: list[str] | None = None) -> None:
    """Set Django up. Raises Stop with all faults, after those that the caller has found already."""
    os.umask(0o077)  # The database, its side files and a backup are for their owner alone.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sameteam.web.settings.local")
    found = list(faults or ())
    try:
        _set_up()
    except Stop as stop:
        found.append(str(stop))
    if found:
        raise Stop(*found)


def _set_up() -> None:
    import django
    from django.core.exceptions import ImproperlyConfigured

    from sameteam.content import ContentError

    try:
        django.setup()
    except (ContentError, ImproperlyConfigured) as fault:
        raise Stop(str(fault)) from None
    except OSError as fault:
        raise Stop(f"{fault.filename or 'The data folder'}: {fault.strerror}") from None
    except ImportError as fault:
        # The settings' name comes from outside; anything else that is missing is a fault of ours.
        named = os.environ["DJANGO_SETTINGS_MODULE"]
        if not f"{named}.".startswith(f"{fault.name}."):
            raise
        raise Stop(f"DJANGO_SETTINGS_MODULE: there is no {named}") from None


def migrate() -> None:
    """Bring the tables up to date. Two starts on one fresh home at once both succeed."""
    from django.db import DatabaseError

    for attempt in range(TRIES):
        try:
            _call("migrate", interactive=False, verbosity=0)
        except DatabaseError as fault:
            # The other start may have made the same table a moment ago: look again.
            if attempt == TRIES - 1:
                raise _plain(fault) from None
        else:
            return


def call(command: str, *args: str, **options: Any) -> None:
    """A command of the store's. Raises Stop with its plain message."""
    from django.db import DatabaseError

    try:
        _call(command, *args, **options)
    except DatabaseError as fault:
        raise _plain(fault) from None


def _call(command: str, *args: str, **options: Any) -> None:
    from django.core.management import CommandError, call_command

    unsafe = _unsafe_connection()
    try:
        call_command(command, *args, **options)
    except CommandError as fault:
        raise Stop(str(fault), code=fault.returncode) from None
    except unsafe as fault:
        raise Stop(str(fault)) from None


def _unsafe_connection() -> type[Exception]:
    from importlib import import_module

    fault: type[Exception] = import_module("sameteam.web.store.connection").UnsafeConnectionError
    return fault


def _plain(fault: Exception) -> Stop:
    first = (str(fault).strip().splitlines() or [type(fault).__name__])[0]
    return Stop(f"The database can't be used: {first}")
