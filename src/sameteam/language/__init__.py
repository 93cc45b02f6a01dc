"""Four readings of informal text, each with a reason for everything it says. Pure."""

from sameteam.language.reasons import read_refusal
from sameteam.language.safety import screen_text

__all__ = ["read_refusal", "screen_text"]
