"""Two pages are alike when nothing but their tokens differs."""

from __future__ import annotations

import re

TOKENS = re.compile(
    rb'((?:name="csrfmiddlewaretoken" value|name="form" value|data-token)=)"[0-9A-Za-z-]+"'
)


def without_tokens(page: bytes) -> str:
    return TOKENS.sub(rb'\1"..."', page).decode()
