"""One next step from the situation: the rules, the asker's own choice, and the words around it.

Pure: the same situation and library always give the same step. Source: method.md section 8.
"""

from __future__ import annotations

from sameteam.content.model import Library, StepText, StepVariant
from sameteam.method.blanks import blanks_for, fill, next_exercise, next_option, until
from sameteam.method.choices import settle_choice
from sameteam.method.grounds import grounds
from sameteam.method.rules import RULES, first_match
from sameteam.method.screening import gate
from sameteam.method.situation import Situation
from sameteam.method.step import STEPS, Step, involves_partner
from sameteam.method.variants import variant_of


def next_step(situation: Situation, library: Library) -> Step:
    """The step to show now."""
    chosen = settle_choice(situation, library)
    step = chosen or first_match(situation, library)
    # A choice that comes back as another step was one ask too many (choices.settle_choice).
    too_many = chosen is not None and chosen != situation.chosen
    variant = "asks" if too_many else variant_of(step, situation)
    return _write_out(step, variant, situation, library, chosen=chosen is not None and not too_many)


def step_beside(situation: Situation, library: Library) -> Step | None:
    """The second step that goes well with the next one, written out as well."""
    beside = next_step(situation, library).beside
    if beside is None:
        return None
    return _write_out(beside, variant_of(beside, situation), situation, library, chosen=False)


def _write_out(
    step: str, variant: str, situation: Situation, library: Library, *, chosen: bool
) -> Step:
    text = library.steps[step]
    lines = _variant_lines(text, variant)
    blanks = blanks_for(step, situation, library)

    def say(own: str, plain: str) -> str:
        return fill(own or plain, blanks, library)

    return Step(
        id=step,
        variant=variant,
        facts=grounds(step, variant, situation, library),
        title=say(lines.title, text.title),
        lead=say(lines.lead, text.lead),
        minutes=text.minutes,
        words=say(lines.words, text.words) if _may_speak(text, situation) else "",
        do=tuple(fill(line, blanks, library) for line in text.do),
        not_now=tuple(fill(line, blanks, library) for line in text.not_now),
        others=_others(step, situation, library),
        beside=_beside(step, situation),
        involves_partner=involves_partner(step),
        set_aside_until=situation.resting_until(step),
        until=until(step, situation),
        chosen=chosen,
        option=_option(step, situation, library),
        exercise=next_exercise(situation, library) if step == "solo" else "",
        source=text.source,
    )


def _variant_lines(text: StepText, variant: str) -> StepVariant:
    plain = StepVariant(when="plain")
    return next((lines for lines in text.variants if lines.when == variant), plain)


def _may_speak(text: StepText, situation: Situation) -> bool:
    """While the gate is closed no words for the partner are shown: those to oneself may stay."""
    private = text.id in ("safety", "record", "screen") or text.words_kind == "self"
    return private or gate(situation).is_open


def _beside(step: str, situation: Situation) -> str | None:
    """Solo goes with every wait, with easing off, and with a smaller step after a second no."""
    if step in ("wait", "ease_off"):
        return "solo"
    if step == "smaller_step" and len(situation.declined) >= 2:
        return "solo"
    return None


def _option(step: str, situation: Situation, library: Library) -> str:
    option = next_option(situation, library) if step == "smaller_step" else None
    return option.id if option else ""


def _others(step: str, situation: Situation, library: Library) -> dict[str, str]:
    """Why not, for every other step: off, beside this one, later, or not called for."""
    labels = library.phrases.labels
    matching = {rule(situation, library) for rule in RULES}
    is_open, beside = gate(situation).is_open, _beside(step, situation)
    whys = {}
    for other in STEPS:
        if other == step:
            continue
        text, blanks = library.steps[other], blanks_for(other, situation, library)
        if other == beside:
            whys[other] = labels["why_not_beside"]
        elif not is_open and involves_partner(other):
            whys[other] = labels["why_not_off" if step == "safety" else "why_not_closed"]
        else:
            whys[other] = fill(text.later if other in matching else text.passed, blanks, library)
    return whys
