"""What stands on the page, and what a press of a button makes of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

LONGEST = 5_000  # letters of a message
MOST_ASIDE = 100


@dataclass(frozen=True, slots=True)
class Typed:
    words: str = ""
    before: str = ""  # the message as it was before the last press that changed it
    event: str = ""
    feeling: str = ""
    wish: str = ""
    aside: tuple[str, ...] = ()  # keys of marks that were set aside
    another: bool = False  # "Say it another way" is open
    composed: bool = False  # ... and its three pieces were sent

    @property
    def beside(self) -> str:
        return "\n".join(part for part in (self.event, self.feeling, self.wish) if part.strip())

    def fields(self) -> dict[str, list[str]]:
        """As a form's fields, which is how a visit keeps what was begun."""
        given = {name: value for name, value in asdict(self).items() if value}
        return {
            name: list(value) if name == "aside" else ["1" if value is True else value]
            for name, value in given.items()
        }


def typed_in(fields: Mapping[str, Sequence[str]]) -> Typed:
    """From the fields of a form, checked or not: a page that was locked sends what was there."""

    def last(name: str) -> str:
        values = fields.get(name) or [""]
        return str(values[-1]).replace("\r\n", "\n")

    return Typed(
        words=last("words"),
        before=last("before")[:LONGEST],
        event=last("event"),
        feeling=last("feeling"),
        wish=last("wish"),
        aside=tuple(dict.fromkeys(fields.get("aside") or ()))[:MOST_ASIDE],
        another=bool(last("another")),
        composed=bool(last("composed")),
    )


def set_aside(typed: Typed, key: str) -> Typed:
    return replace(typed, aside=(*typed.aside, key))


def mark_again(typed: Typed, key: str) -> Typed:
    return replace(typed, aside=tuple(each for each in typed.aside if each != key))


def changed(typed: Typed, words: str) -> Typed:
    """Other words in the message; the ones before can be put back."""
    return replace(typed, words=words, before=typed.words)


def put_back(typed: Typed) -> Typed:
    return replace(typed, words=typed.before, before=typed.words) if typed.before else typed


def put(typed: Typed, place: tuple[int, int], instead: str) -> Typed:
    start, end = place
    return changed(typed, typed.words[:start] + instead + typed.words[end:])


def used(typed: Typed, words: str) -> Typed:
    """What was put together becomes the message, and the three questions are done with."""
    return replace(changed(typed, words), another=False, composed=False)


def started_over(typed: Typed) -> Typed:
    return Typed(before=typed.words or typed.before)


def as_initial(typed: Typed) -> dict[str, Any]:
    return {name: getattr(typed, name) for name in ("words", "event", "feeling", "wish")}
