"""`sameteam doctor`, `backup` and `restore`: commands of the store, called by their names."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sameteam.cli import store


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one JSON object.")] = False,
) -> None:
    """Check all that needs no passphrase.

    The exit code is 0 when all is well, and 1 when not.
    """
    store.ready()
    store.call("doctor", as_json=as_json)


def backup(
    file: Annotated[Path, typer.Argument(help="Where to write it.")],
    force: Annotated[bool, typer.Option(help="Write over a file that is there.")] = False,
) -> None:
    """Write a copy of everything to FILE, also while the app runs.

    On your own machine FILE also holds the key file, since without it the copy opens for nobody.
    Keep it where you would keep a key. What was written stays locked by each passphrase.
    """
    store.ready()
    store.call("backup", str(file), force=force)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that sameteam backup wrote.")],
    replace: Annotated[bool, typer.Option(help="Erase what is here first.")] = False,
    damaged_too: Annotated[
        bool, typer.Option(help="Bring back vaults whose entries do not fit together.")
    ] = False,
) -> None:
    """Bring everything back from FILE, or nothing. FILE is checked before anything is touched.

    Whoever erased all stays erased. Everybody signs in anew.
    """
    store.ready()
    store.migrate()
    store.call("restore", str(file), replace=replace, damaged_too=damaged_too)
