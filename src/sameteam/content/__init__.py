"""The words that people read, as data, and the loader that checks them."""

from sameteam.content.faults import ContentError
from sameteam.content.load import load_library
from sameteam.content.model import Library

__all__ = ["ContentError", "Library", "load_library"]
