"""One walk over every place, noting all that the tests of pages ask about.

The walk is made once; the tests then read its notes. A page is loaded once and looked at in every
size and in both schemes, which is what makes looking at all pages cheap enough to do each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, Request, Response

from tests.browser.places import PLACES, Place
from tests.browser.sizes import DESK, PATIENCE, PHONE, TIGHT

# "preload" reads every style sheet anew, for the sake of rules that look at videos.
QUICK = {"preload": False, "resultTypes": ["violations"]}
CONTRAST = {**QUICK, "runOnly": ["color-contrast", "link-in-text-block"]}
THOROUGH = {**QUICK, "rules": {"target-size": {"enabled": True}}}
# Both sizes and both schemes: two thorough looks, and contrast alone in the other two.
LOOKS = ((PHONE, "light", THOROUGH), (DESK, "dark", THOROUGH), (PHONE, "dark", CONTRAST),
         (DESK, "light", CONTRAST))  # fmt: skip


@dataclass
class Note:
    """What was seen at one place."""

    place: Place
    url: str
    headers: dict[str, str]
    facts: dict[str, Any]
    elsewhere: list[str]
    leave: dict[str, list[str]] = field(default_factory=dict)
    axe: list[str] = field(default_factory=list)
    wide: list[str] = field(default_factory=list)


def walk(browser: Browser, address: str, anna: Any) -> Iterator[Note]:
    for who in ("nobody", "anna", "newcomer"):
        context = browser.new_context(
            base_url=address, storage_state=anna if who == "anna" else None
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        for place in (each for each in PLACES if each.who == who):
            if who != "anna":
                context.clear_cookies()  # the next one comes as a stranger
            yield look(page, place, address)
        context.close()


def look(page: Page, place: Place, address: str) -> Note:
    documents: list[Response] = []
    elsewhere: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((address, "about:", "data:")):
            elsewhere.append(request.url)

    def heard(answer: Response) -> None:
        if answer.request.resource_type == "document":
            documents.append(answer)

    page.goto("about:blank")
    page.set_viewport_size(PHONE)
    page.on("request", asked)
    page.on("response", heard)
    place.go(page)
    page.wait_for_load_state("load")
    page.remove_listener("request", asked)
    page.remove_listener("response", heard)
    facts = page.evaluate(FACTS)
    note = Note(place, page.url, documents[-1].headers, facts, elsewhere)
    for size in TIGHT:
        page.set_viewport_size(size)
        faults = page.evaluate(LEAVE) + page.evaluate(LEAVE_OVER_DIALOG)
        note.leave[f"{size['width']}x{size['height']}"] = faults
        if size["width"] >= 320:  # WCAG 1.4.10: nothing to scroll sideways from here on
            note.wide += page.evaluate(TOO_WIDE)
    page.evaluate(AXE_SCRIPT)
    for size, scheme, options in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        found = page.evaluate("options => axe.run(document, options)", options)
        where = f"{size['width']} {scheme}"
        note.axe += [_told(where, each) for each in found["violations"]]
    return note


def _told(where: str, violation: dict[str, Any]) -> str:
    nodes = " | ".join(node["html"][:160] for node in violation["nodes"][:4])
    return f"{where}: {violation['id']}: {violation['help']}: {nodes}"


FACTS = """async () => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const told = (e) => e.outerHTML.slice(0, 140);
  const loaded = [...performance.getEntriesByType("navigation"),
                  ...performance.getEntriesByType("resource")];
  const help = document.querySelector("header a.help");
  const typed = all("textarea, input").filter(e => !e.type.match(/hidden|radio|checkbox|file/));
  return {
    title: document.title,
    meta: all("meta").map(told),
    links: all("link").map(told),
    bytes: loaded.reduce((sum, each) => sum + each.decodedBodySize, 0),
    help: !!help && help.getAttribute("href") === "/help" && seen(help),
    addresses: all("a[href], form[action], button[formaction]").map(e =>
      e.getAttribute("href") || e.getAttribute("action") || e.getAttribute("formaction")),
    noisy: all("audio, video, embed, object, iframe, canvas, blink, marquee").map(told),
    moving: document.getAnimations().length,
    inline: all("[style], style, script:not([src])").map(told),
    completed: typed.filter(e => !/^(off|new-password)$/.test(e.autocomplete)).map(told),
    spelled: typed.filter(e => e.type.match(/text/) && e.spellcheck).map(told),
    small: all(".button, .quiet, .call, button, summary, .pick, header a, footer a, .countries a")
      .filter(seen).filter(e => e.getBoundingClientRect().height < 43.5).map(told),
    text: document.body.innerText,
    stores: { local: localStorage.length, session: sessionStorage.length,
              bases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
              workers: (await navigator.serviceWorker.getRegistrations()).length },
  };
}"""

# The control is in view wherever the page is scrolled to, and five points of it are on top.
LEAVE = """() => {
  const faults = [], root = document.documentElement;
  const ends = [0, Math.floor(root.scrollHeight / 2), root.scrollHeight];
  for (const y of ends) {
    window.scrollTo({ top: y, behavior: "instant" });
    const found = [...document.querySelectorAll("a.leave")]
      .filter(e => !e.closest("dialog") && e.checkVisibility());
    if (found.length !== 1) { return [`${found.length} ways to leave`]; }
    const box = found[0].getBoundingClientRect();
    if (box.top < 0 || box.left < 0 || box.bottom > innerHeight || box.right > innerWidth) {
      faults.push(`out of view at ${y}: ${JSON.stringify(box)}`);
    }
    if (box.height < 24 || box.width < 24) { faults.push("too small to hit"); }
    // The corners are round: points well inside of them.
    for (const [x, v] of [[.5, .5], [.25, .25], [.75, .25], [.25, .75], [.75, .75]]) {
      const on = document.elementFromPoint(box.left + x * box.width, box.top + v * box.height);
      if (on !== found[0]) { faults.push(`covered at ${y} by ${on && on.outerHTML.slice(0, 80)}`); }
    }
  }
  window.scrollTo(0, 0);
  return faults;
}"""

LEAVE_OVER_DIALOG = """() => {
  const faults = [];
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.showModal();
    const leave = dialog.querySelector("a.leave"), box = leave && leave.getBoundingClientRect();
    for (const y of [0, dialog.scrollHeight]) {
      dialog.scrollTop = y;
      const [x, v] = leave ? [box.left + box.width / 2, box.top + box.height / 2] : [0, 0];
      const on = document.elementFromPoint(x, v);
      if (!leave || on !== leave) {
        faults.push(`${dialog.id} at ${y}: ${on && on.outerHTML.slice(0, 80)}`);
      }
    }
    dialog.close();
  }
  return faults;
}"""

TOO_WIDE = """() => document.documentElement.scrollWidth > innerWidth
  ? [`${document.documentElement.scrollWidth} in ${innerWidth}`] : []"""
