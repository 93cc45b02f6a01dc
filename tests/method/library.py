"""A whole library in small: every step and reason id, six options, two exercises, twelve questions.

Its step texts use every blank, so that a blank that is never filled shows up in any test.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from sameteam.content import model
from sameteam.content.checks import REASONS
from sameteam.method import STEPS

PHRASES = Path(model.__file__).parent / "en" / "phrases.toml"
ALL_BLANKS = (
    "{ask_words} {ask_label} {reason_name} {reason_opener} {reason_question} {option_name} "
    "{option_words} {option_start} {exercise_name} {date} {when}"
)
VARIANTS = {
    "solo": ("deflect", "second_no"),
    "ease_off": ("tries",),
    "settle": ("heated",),
    "screen": ("first", "stale", "noticed"),
    "keep_going": ("look_back", "next"),
    "wait": ("after_date",),
    "safety": ("own", "self", "partner_self", "urgent"),
}
WORDS_KIND = {"safety": "self", "record": "write", "screen": "none", "solo": "self"}
TIERS = ("serious",) * 8 + ("urgent", "urgent", "own", "self")
SIGNS = ("fear",) * 8 + ("weapon", "physical", "user_harm", "self_harm")

# Smallest first: who hears it, then minutes, then money.
OPTIONS = {
    "reading": (1, 10, "free", ("blame", "time", "pressure", "deflect")),
    "check_in": (1, 20, "free", ("blame", "time")),
    "workbook": (1, 20, "low", ("blame", "cost")),
    "class": (2, 20, "low", ("blame", "cost")),
    "trial_session": (3, 50, "high", ("blame", "hopeless")),
    "elder_talk": (2, 60, "free", ("culture",)),
}


def small_library() -> model.Library:
    return model.Library.model_construct(
        reasons={name: _reason(name, number) for number, name in enumerate(sorted(REASONS), 1)},
        options={name: _option(name) for name in OPTIONS},
        exercises={name: _exercise(name) for name in ("breath", "walk")},
        steps={name: _step(name) for name in STEPS},
        screen=small_screen(),
        phrases=phrases(),
    )


def phrases() -> model.Phrases:
    """The real ones: they belong to the method."""
    return model.Phrases(id="phrases", **tomllib.loads(PHRASES.read_text("utf-8")))


def small_screen() -> model.Screen:
    questions = tuple(
        model.ScreenQuestion(id=f"q{n}", text=f"Question {n}?", tier=tier, sign=sign)
        for n, (tier, sign) in enumerate(zip(TIERS, SIGNS, strict=True))
    )
    return model.Screen.model_construct(id="screen", questions=questions)


def _reason(name: str, number: int) -> model.Reason:
    return model.Reason(
        id=name,
        number=number,
        name=f"Reason {name}",
        they_might_say=("One.", "Two."),
        inside="It feels so.",
        worse=("This.", "That."),
        helps=("This.", "That."),
        questions=(f"Why {name}?", "And?", "Then?"),
        opener=f"Opener for {name}.",
        ask_label=f"label for {name}",
        ask_words=f"Ask shaped by {name}.",
        first_steps=("reading",) if name == "stigma" else ("workbook",),
        source=("mi",),
    )


def _option(name: str) -> model.Option:
    exposure, minutes, money, fits = OPTIONS[name]
    return model.Option.model_validate(
        {
            "id": name,
            "name": f"Option {name}",
            "minutes": minutes,
            "money": money,
            "money_note": "A note.",
            "exposure": exposure,
            "what": "What it is.",
            "start": f"Start of {name}.",
            "words": f"Words for {name}.",
            "fits": fits,
            "source": ("mi",),
        }
    )


def _exercise(name: str) -> model.Exercise:
    return model.Exercise(
        id=name,
        name=f"Exercise {name}",
        minutes=5,
        why="So.",
        steps=("a", "b", "c"),
        source=("mi",),
    )


def _step(name: str) -> model.StepText:
    variants = tuple(
        {"when": when, "lead": f"Lead of {name} when {when}, {{date}}."}
        for when in VARIANTS.get(name, ())
    )
    return model.StepText.model_validate(
        {
            "id": name,
            "title": f"Title of {name}",
            "lead": f"Lead of {name}. {ALL_BLANKS}",
            "minutes": 10,
            "words": f"Words of {name}. {ALL_BLANKS}",
            "words_kind": WORDS_KIND.get(name, "say"),
            "do": (f"Do {name}. {ALL_BLANKS}",),
            "not_now": (f"Not now. {ALL_BLANKS}",),
            "passed": f"{name} passed. {{date}}",
            "later": f"{name} later. {{date}}",
            "variants": variants,
            "source": ("mi",),
        }
    )
