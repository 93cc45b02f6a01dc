"""Every offer with its answer, as the asker reads it."""

from __future__ import annotations

from dataclasses import dataclass

from sameteam.method.blanks import name_of
from sameteam.method.events import CardWords, OfferAnswered, OfferMade
from sameteam.method.offers import Offer
from sameteam.web.plan.situation import Reading
from sameteam.web.shared.library import library, say


@dataclass(frozen=True, slots=True)
class Row:
    offer: Offer
    what: str
    words: str  # what was said or written
    answer: str
    theirs: str  # what the partner wrote or said
    instead: str
    keeps_reason: bool


def rows(reading: Reading) -> list[Row]:
    made = {each.id: each for each in reading.events if isinstance(each, OfferMade)}
    answers = {each.offer: each for each in reading.events if isinstance(each, OfferAnswered)}
    written = {each.offer: each for each in reading.events if isinstance(each, CardWords)}
    return [
        _row(offer, made[offer.id], answers.get(offer.id), written.get(offer.id))
        for offer in reading.situation.offers
    ]


def _row(
    offer: Offer, made: OfferMade, answered: OfferAnswered | None, wrote: CardWords | None
) -> Row:
    if offer.withdrawn_on is not None and offer.answer is None:
        answer = say("ask.withdrawn")
    else:
        answer = say(f"tell.answer_{offer.answer or 'waiting'}")
    # Words on a card belong to the answer that they came with.
    on_card = wrote if answered is not None and wrote is not None and answered.card else None
    instead = offer.instead
    return Row(
        offer=offer,
        what=name_of(offer.what, library()),
        words=made.words,
        answer=answer,
        theirs=on_card.words if on_card else answered.words if answered else "",
        instead=name_of(instead, library()) if instead in library().options else instead,
        keeps_reason=on_card.keeps_reason if on_card else False,
    )
