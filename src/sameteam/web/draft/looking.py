"""A message as the page shows it: marked, credited and judged; or help first, and no words for it.

What is typed is screened before it is read. Words that tell of danger, and words that would press,
watch or frighten the other, get no help with wording (safety.md: Screening 3, A-01, A-02, A-23).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from sameteam import language
from sameteam.language.answer import DraftReview
from sameteam.language.reader import NullReader
from sameteam.language.text import read_text
from sameteam.web.draft.marks import NEVER_SOFTENED, Mark, Piece, credits_of, cut, marks_of
from sameteam.web.shared.notice import Notice, notice_of

State = Literal["empty", "closed", "help", "long", "ready", "revise", "stop", "aside"]
MOST = 12  # notes shown at a time; nobody mends more at one sitting
# Together they mean that the writer wants to direct or watch the other, however kindly it is said.
POLITE_CONTROL = frozenset({"user_harm", "control"})
PRESSING = frozenset({"user_harm", "threat"})


@dataclass(frozen=True, slots=True)
class Look:
    state: State
    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()  # what is shown, in the order of the text
    more: int = 0  # marks that come when some of these are done
    aside: tuple[Mark, ...] = ()  # marks that the writer set aside
    good: tuple[Mark, ...] = ()
    notice: Notice | None = None  # none with "help": the words ask to watch or direct
    own: bool = False  # it is about what the writer may do
    misuse: tuple[str, ...] = ()  # what it asks for that gets no help
    maybe: bool = False  # something may be ordinary, and may matter
    may_reword: bool = False
    rules_only: bool = False


EMPTY = Look("empty", may_reword=True)
CLOSED, TOO_LONG = Look("closed"), Look("long")


def look(words: str, aside: Collection[str] = (), *, beside: str = "") -> Look:
    """The message as a page shows it. `beside` is what else was typed there, screened with it."""
    if not (words + beside).strip():
        return EMPTY
    # The text is screened as a whole, whatever part of the page it stands in.
    whole = f"{words}\n{beside}" if beside.strip() else words
    screened = language.screen_text(whole)
    signs = {sign.id for sign in screened.signs}
    # Whose words press is told by the plain rules as well: a reader may take a threat for a fear.
    plain = language.screen_text(whole, NullReader())
    pressing = {sign.id for sign in plain.signs} & PRESSING if screened.signs else set()
    notice = notice_of([screened, plain] if pressing else [screened])
    misuse = language.misuse_in(whole)
    own = bool(misuse or pressing or signs & PRESSING)
    if notice is not None or signs >= POLITE_CONTROL:
        return Look("help", notice=notice, own=own, misuse=misuse)
    seen = EMPTY
    if words.strip():
        seen = _reviewed(words, language.review_draft(words), aside, maybe=bool(signs))
    # A threat is marked as one, and never worded better; all else that presses gets no marks.
    if misuse and not (seen.state == "stop" and not seen.may_reword):
        return Look("help", own=own, misuse=misuse)
    return seen


def _reviewed(words: str, review: DraftReview, aside: Collection[str], *, maybe: bool) -> Look:
    marks = marks_of(review, read_text(words))
    left = [mark for mark in marks if mark.key not in aside]
    shown, good = left[:MOST], credits_of(review.strengths)
    return Look(
        state=_state(review, left, aside=len(left) < len(marks)),
        pieces=tuple(cut(words, [*shown, *good])),
        marks=tuple(shown),
        more=len(left) - len(shown),
        aside=tuple(mark for mark in marks if mark.key in aside),
        good=tuple(good),
        maybe=maybe,
        may_reword=not any(mark.rule in NEVER_SOFTENED for mark in marks),
        rules_only=review.read_by == "rules",
    )


def _state(review: DraftReview, left: list[Mark], *, aside: bool) -> State:
    """Marks that were set aside are the writer's own choice: they are not counted, nor praised."""
    if not aside:
        return review.verdict
    if any(mark.kind == "stop" for mark in left):
        return "stop"
    return "revise" if left else "aside"
