"""The terminal: serve, read, plan, rules, explain, doctor, backup, restore.

Each module holds the commands of one subject. What is heavy (Django, the content, the rules) is
imported by the command that needs it, so that `--help` and `read` start at once.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from traceback import extract_tb

import typer

from sameteam.cli.explaining import explain, rules
from sameteam.cli.keeping import backup, doctor, restore
from sameteam.cli.planning import plan
from sameteam.cli.reading import read
from sameteam.cli.serve import serve
from sameteam.cli.stop import Stop

# No pretty tracebacks: they print the values of variables, which may be somebody's words.
app = typer.Typer(
    name="sameteam",
    help="For someone whose partner won't go to couples therapy. It runs on your own machine.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (serve, read, plan, rules, explain, doctor, backup, restore):
    app.command()(command)


@app.callback(invoke_without_command=True)
def begin(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        serve()


def main() -> None:
    """The entry point. Expected faults end in a plain sentence and the exit code 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal may lack the letters of a text
    try:
        app()
    except BrokenPipeError:
        # Whoever read the answers has enough of them. Nothing is left to flush at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(stop.code)
    except Exception as fault:
        _stop_for_content(fault)
        # A fault of ours. Its text may hold somebody's words, so only its kind and place are told.
        place = extract_tb(fault.__traceback__)[-1]
        name = f"{type(fault).__name__} at {Path(place.filename).name}:{place.lineno}"
        print(f"Something went wrong inside: {name}", file=sys.stderr)
        sys.exit(1)


def _stop_for_content(fault: Exception) -> None:
    """Faults in content files are told in full: they hold our words, and nobody else's."""
    from sameteam.content import ContentError

    if isinstance(fault, ContentError):
        print(fault, file=sys.stderr)
        sys.exit(2)
