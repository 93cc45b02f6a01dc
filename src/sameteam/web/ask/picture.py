"""The picture of a link, for a phone's camera. Made here; nothing is asked of anyone else."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white around it, as the standard asks


def qr(address: str) -> SafeString:
    """An inline SVG, black on white in dark mode too, without styles of its own."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        scale=5,
        border=QUIET_ZONE,
        light="#fff",
        svgclass="qr",
        lineclass=None,
        omitsize=True,
    )
    return mark_safe(drawn)  # noqa: S308  (made of squares, not of words)
