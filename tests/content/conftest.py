"""Lets the tests beside this file import the two modules that stand with them.

`reading_age` is a tool as well as a test's helper, and `shelf` is a whole small library to break.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
