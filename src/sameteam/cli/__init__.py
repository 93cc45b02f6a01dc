"""The terminal: serve, read, plan, rules, explain, doctor, backup, restore.

Each module holds the commands of one subject. What is heavy (Django, the content, the rules) is
imported by the command that needs it, so that `--help` and `read` start at once.
"""

from __future__ import annotations

import sys
from pathlib import Path
from traceback import extract_tb

import typer

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
app.command()(serve)


@app.callback(invoke_without_command=True)
def begin(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        serve()


def main() -> None:
    """The entry point. Expected faults end in a plain sentence and the exit code 2."""
    try:
        app()
    except Stop as stop:
        print(stop, file=sys.stderr)
        sys.exit(stop.code)
    except Exception as fault:
        # A fault of ours. Its text may hold somebody's words, so only its kind and place are told.
        place = extract_tb(fault.__traceback__)[-1]
        name = f"{type(fault).__name__} at {Path(place.filename).name}:{place.lineno}"
        print(f"Something went wrong inside: {name}", file=sys.stderr)
        sys.exit(1)
