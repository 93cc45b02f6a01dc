"""The shapes of the content files. One class a kind of file; every text that is read lives in one.

All models are frozen and refuse unknown fields, so that a misspelt field is a fault, not a silence.
Source: the words are ours; each advice names the `source` ids that it rests on (`sources.toml`).
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from sameteam.content.asking import Asking, AskWords, TalkWords
from sameteam.content.piece import Id, Piece, Sources, Text
from sameteam.content.rewriting import RewritingWords

FRESH = timedelta(days=180)  # how long a crisis line's facts count as checked


class Source(Piece):
    """One entry of `sources.toml`: what a claim rests on."""

    id: Id
    cite: Text
    kind: Literal["trial", "review", "study", "survey", "practice", "guideline", "book"]
    says: Text  # what we take from it, in our own words, with its limits
    where: str = ""  # an address or a DOI, printed as text, never fetched


class Reason(Piece):
    """`reasons/<id>.toml`: one reason for a no (labels.md, part R)."""

    id: Id
    number: int  # its neutral place in addresses: /read/7
    name: Text  # short, said of the fear: "Being blamed"
    they_might_say: Annotated[tuple[Text, ...], Field(min_length=2)]
    inside: Text  # what it feels like from the inside
    worse: Annotated[tuple[Text, ...], Field(min_length=2)]
    helps: Annotated[tuple[Text, ...], Field(min_length=2)]
    questions: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    opener: Text
    ask_label: Text  # what to call the small ask instead of "therapy": "four coaching talks"
    ask_words: Text  # the small ask itself, ready to say, shaped by this reason
    first_steps: Annotated[tuple[Id, ...], Field(min_length=1)]  # option ids, best first
    source: Sources


class Option(Piece):
    """`options/<id>.toml`: a smaller step that one can offer."""

    id: Id
    name: Text
    minutes: int
    money: Literal["free", "low", "some", "high"]
    money_note: Text
    exposure: Literal[1, 2, 3]  # 1 nobody else involved, 3 a stranger hears it
    what: Text
    start: Text  # how to begin this week
    words: Text  # what to say when offering it
    fits: Annotated[tuple[Id, ...], Field(min_length=1)]  # reason ids
    source: Sources


class Exercise(Piece):
    """`exercises/<id>.toml`: five to ten minutes alone."""

    id: Id
    name: Text
    minutes: int
    why: Text
    steps: Annotated[tuple[Text, ...], Field(min_length=3)]
    source: Sources


class StepVariant(Piece):
    """Other words for a step when a fact of the situation asks for them."""

    when: Id  # a variant id that the plan names, e.g. a reason id
    title: str = ""
    lead: str = ""
    words: str = ""


class StepText(Piece):
    """`steps/<id>.toml`: the words around one of the fourteen steps (method.md, section 8)."""

    id: Id
    title: Text
    lead: Text  # one or two sentences: what, and how small it is
    minutes: int
    words: str = ""  # what to say or write, ready to use; may hold {reason_opener}-like blanks
    words_kind: Literal["say", "write", "self", "none"] = "say"
    do: Annotated[tuple[Text, ...], Field(min_length=1)]  # what to do, in order
    not_now: Annotated[tuple[Text, ...], Field(min_length=1)]
    passed: Text  # why this step is not the one, when its condition did not hold
    later: Text  # why this step is not the one, when another came first
    variants: tuple[StepVariant, ...] = ()
    source: Sources


class Question(Piece):
    text: Text
    listen_for: Text


class AskTheme(Piece):
    id: Id
    name: Text
    questions: Annotated[tuple[Question, ...], Field(min_length=3)]


class Opening(Piece):
    id: Id
    name: Text
    when: Text
    words: Text


class AskFirst(Piece):
    """`ask_first.toml`: calm, truly open questions before any ask."""

    id: Id
    title: Text
    lead: Text
    why_it_works: Annotated[tuple[Text, ...], Field(min_length=2)]
    themes: Annotated[tuple[AskTheme, ...], Field(min_length=4)]
    openings: Annotated[tuple[Opening, ...], Field(min_length=3)]
    still_no: Annotated[tuple[Text, ...], Field(min_length=2)]
    still_no_words: Text
    source: Sources


Tier = Literal["urgent", "serious", "own", "self"]


class ScreenQuestion(Piece):
    """One private question. `tier` says what a yes means for the gate, never for the person."""

    id: Id
    text: Text
    help: str = ""
    tier: Tier
    sign: Id  # a sign of labels.md, part S


class Screen(Piece):
    """`screen.toml`: the private safety screen, in our own words."""

    id: Id
    title: Text
    lead: Text
    alone_question: Text
    alone_yes: Text
    alone_no: Text
    interruption_title: Text
    interruption: Annotated[tuple[Text, ...], Field(min_length=4)]
    questions: Annotated[tuple[ScreenQuestion, ...], Field(min_length=12)]
    answers: dict[Literal["yes", "no", "not_sure", "rather_not"], Text]
    decline: Text  # the label for leaving without answering
    decline_note: Text
    limits: Annotated[tuple[Text, ...], Field(min_length=1)]  # what a screen can't know
    source: Sources


class PageSection(Piece):
    id: Id
    title: Text
    body: Text  # Markdown: paragraphs, lists, bold; no links, no HTML


class Page(Piece):
    """`pages/<id>.toml`: a page of plain words (safety, private browsing, ...)."""

    id: Id
    title: Text
    lead: Text
    sections: Annotated[tuple[PageSection, ...], Field(min_length=1)]
    source: Sources


class PlanField(Piece):
    id: Id
    label: Text
    help: Text


class PlanPart(Piece):
    id: Id
    title: Text
    lead: Text
    fields: Annotated[tuple[PlanField, ...], Field(min_length=1)]


class SafetyPlan(Piece):
    """`safety_plan.toml`: a form to fill in, for oneself."""

    id: Id
    title: Text
    lead: Text
    parts: Annotated[tuple[PlanPart, ...], Field(min_length=4)]
    source: Sources


class Sign(Piece):
    """`signs/<id>.toml`: what is said when a sign was noticed. Words, never a verdict."""

    id: Id
    noticed: Text  # "You wrote about being held or hit."
    matters: Text
    who: Text  # who can help
    source: Sources


class Phrases(Piece):
    """`phrases.toml`: short templates for facts, errors and small labels, by id."""

    id: Id
    facts: dict[Id, Text]
    labels: dict[Id, Text]


class Wording(Piece):
    """`wording.toml`: what forms ask and answer, by room and then by id."""

    id: Id
    said: dict[Id, dict[Id, Text]]


class CrisisLine(Piece):
    """One way to reach a person (crisis-lines.md)."""

    id: Id
    kind: Literal["emergency", "dv", "suicide", "child", "men", "lgbtq", "own_behaviour"]
    name: Text
    voice: str = ""  # what to dial, as printed
    voice_long: str = ""  # the full number beside a short code
    sms: str = ""
    sms_body: str = ""
    chat: str = ""  # an address printed as text
    hours: str = ""
    languages: tuple[Text, ...] = ()
    cost: str = ""
    who_for: str = ""
    region: str = ""
    trace_note: Text  # call log and bill
    caveat: str = ""  # shown with the line; needed when status is "single" or "disputed"
    status: Literal["official", "cross_referenced", "single", "disputed"]
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    last_verified: date

    def stale(self, today: date) -> bool:
        """Whether the facts are older than half a year, so that the page shows a caveat (S-21)."""
        return today - self.last_verified > FRESH


class Country(Piece):
    """`crisis/<code>.toml`: the lines of one country."""

    id: Id  # ISO code in lower case, or "eu"
    name: Text
    note: str = ""
    lines: Annotated[tuple[CrisisLine, ...], Field(min_length=2)]


class Library(Piece):
    """Everything a person can read, checked and frozen. Maps are keyed by id."""

    reasons: dict[str, Reason]
    asking: dict[str, Asking]  # by reason
    options: dict[str, Option]
    exercises: dict[str, Exercise]
    steps: dict[str, StepText]
    ask_first: AskFirst
    ask: AskWords
    talk: TalkWords
    screen: Screen
    pages: dict[str, Page]
    safety_plan: SafetyPlan
    signs: dict[str, Sign]
    phrases: Phrases
    wording: Wording
    rewriting: RewritingWords
    countries: dict[str, Country]
    sources: dict[str, Source]

    def say(self, key: str, **blanks: object) -> str:
        """The wording of `room.id`, its blanks filled. Raises KeyError when there is none."""
        room, name = key.split(".")
        return self.wording.said[room][name].format(**blanks)
