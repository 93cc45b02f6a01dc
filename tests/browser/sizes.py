"""The windows that pages are looked at in, in CSS pixels."""

from __future__ import annotations

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
# Where the way out is most easily lost (S-05): a small old phone, phone and desk at 200 %, and a
# desk at 400 %.
TIGHT = (
    {"width": 320, "height": 480},
    {"width": 180, "height": 370},
    {"width": 640, "height": 400},
    {"width": 320, "height": 200},
)
PATIENCE = 30_000  # milliseconds: a busy machine is no failure
