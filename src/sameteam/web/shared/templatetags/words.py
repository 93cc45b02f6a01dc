"""Words on pages: labels of the library, Markdown of the content files, days as people say them."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from sameteam.content.model import Exercise, Source
from sameteam.web.shared.library import library

register = template.Library()
# Paragraphs, lists and bold only; HTML in a content file is shown as text.
_markdown = MarkdownIt("zero", {"html": False}).enable(["list", "emphasis", "newline"])


@register.filter
def md(text: str) -> SafeString:
    return mark_safe(_markdown.render(text))  # noqa: S308  (markdown-it escapes all HTML)


@register.filter
def label(key: str) -> str:
    return library().phrases.labels[key]


@register.filter
def reason(key: str) -> str:
    return library().reasons[key].name


@register.filter
def day(on: date) -> str:
    return f"{on:%a} {on.day} {on:%b %Y}"


@register.filter
def item(mapping: dict[str, object], key: str) -> object:
    return mapping.get(key)


@register.filter
def sources(ids: tuple[str, ...]) -> list[Source]:
    return [library().sources[name] for name in ids]


@register.filter
def digits(number: str) -> str:
    """A number as a dialler takes it."""
    return "".join(sign for sign in number if sign.isdigit() or sign in "+*#")


@register.filter
def label_of_line(kind: str) -> str:
    return library().phrases.labels[f"line_{kind}"]


@register.filter
def step_name(step: str) -> str:
    return library().phrases.labels[f"step_{step}"]


@register.filter
def station_name(state: str) -> str:
    return library().phrases.labels[f"path_{state}"]


@register.filter
def exercise(name: str) -> Exercise:
    return library().exercises[name]


@register.filter
def money(kind: str) -> str:
    return library().phrases.labels[f"money_{kind}"]


@register.filter
def exposure(level: int) -> str:
    return library().phrases.labels[f"exposure_{level}"]
