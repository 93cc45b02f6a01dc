"""A coarse name for a device, for the sessions list: no version, no address, no place."""

from __future__ import annotations

from sameteam.web.shared.library import say

_BROWSERS = (("Firefox", "Firefox"), ("Edg", "Edge"), ("OPR", "Opera"), ("Chrome", "Chrome"))
_PHONES = ("iPhone", "Android", "Mobile")


def coarse(user_agent: str) -> str:
    browser = next((name for mark, name in _BROWSERS if mark in user_agent), "")
    if not browser and "Safari" in user_agent:
        browser = "Safari"
    kind = "phone" if any(mark in user_agent for mark in _PHONES) else "computer"
    if "iPad" in user_agent or ("Android" in user_agent and "Mobile" not in user_agent):
        kind = "tablet"
    return say(f"device.{kind}", browser=browser or say("device.some_browser"))
