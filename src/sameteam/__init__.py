"""Same Team: a private companion for someone whose partner won't go to couples therapy."""

__version__ = "0.1.0"
