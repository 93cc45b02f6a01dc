"""The one step as the terminal shows it: why this one, the words, what not to do now."""

from __future__ import annotations

from sameteam.cli.page import fold, heading, items
from sameteam.content import Library
from sameteam.method import Situation, Step, because


def lines(step: Step, situation: Situation, library: Library) -> list[str]:
    shown = [fold(step.title), "", fold(step.lead)]
    if step.id == "safety":
        shown += ["", library.say("terminal.numbers"), *_signs(situation, library)]
    shown += [heading(library.say("terminal.why")), *items(because(step))]
    if step.id == "screen":
        shown += [
            heading(library.say("terminal.questions")),
            *items(_questions(library), numbered=True),
        ]
        shown += ["", fold(library.say("terminal.how_to_answer"))]
    if step.words:
        shown += [heading(library.say("terminal.words")), fold(step.words, "    ")]
    shown += [heading(library.say("terminal.do", minutes=step.minutes))]
    shown += items(step.do, numbered=True)
    shown += [heading(library.say("terminal.not_now")), *items(step.not_now)]
    shown += [heading(library.say("terminal.others"))]
    names = library.phrases.labels
    shown += items(f"{names[f'step_{other}']}: {why}" for other, why in step.others.items())
    return shown


def questions(step: Step, library: Library) -> dict[str, object]:
    """What the JSON of a `screen` step has besides: the questions to answer, by id."""
    if step.id != "screen":
        return {}
    return {"questions": {each.id: each.text for each in library.screen.questions}}


def _questions(library: Library) -> list[str]:
    return [f"{each.text} {each.help}".strip() for each in library.screen.questions]


def _signs(situation: Situation, library: Library) -> list[str]:
    """What was noticed. Never a verdict."""
    known = [library.signs[sign] for sign in situation.safety.signs if sign in library.signs]
    return [
        line for sign in known for line in ("", fold(f"{sign.noticed} {sign.matters} {sign.who}"))
    ]
