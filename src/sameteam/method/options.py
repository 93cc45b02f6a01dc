"""Which smaller step comes next, and when the answers so far make a pattern.

Source: method.md 4, 5 and 8 (rules 11 and 12).
"""

from __future__ import annotations

from collections.abc import Iterable

from sameteam.content.model import Library, Option
from sameteam.method.days import days_from
from sameteam.method.offers import SMALL_ASK
from sameteam.method.situation import Situation

PATTERN_KINDS = 4
PATTERN_DAYS = 28
TEN_FREE_MINUTES = (1, 10, 0)  # the smallest kind of offer in the method: a short thing to read
_MONEY = ("free", "low", "some", "high")


def size(option: Option) -> tuple[int, int, int]:
    """Smallest first: who hears it, then minutes, then money."""
    return option.exposure, option.minutes, _MONEY.index(option.money)


def fitting(situation: Situation, library: Library) -> list[Option]:
    """The options that fit any known reason, smallest first; all of them when none is known."""
    everything = sorted(library.options.values(), key=lambda option: (size(option), option.id))
    reasons = set(situation.reasons)
    named = {
        option
        for reason in situation.reasons
        if reason in library.reasons
        for option in library.reasons[reason].first_steps
    }
    fit = [o for o in everything if o.id in named or reasons.intersection(o.fits)]
    return fit or everything


def untried(situation: Situation, library: Library) -> list[Option]:
    """Fitting options never offered yet, smallest first; what the partner named leads."""
    tried = {offer.what for offer in situation.offers}
    named = {offer.instead for offer in situation.offers if offer.answer == "something_else"}
    wanted = [library.options[what] for what in sorted(named - tried) if what in library.options]
    rest = [o for o in fitting(situation, library) if o.id not in tried and o not in wanted]
    return wanted + rest


def declined_kinds(situation: Situation) -> tuple[str, ...]:
    """The different things that met a no, in the order of the first no."""
    return tuple(dict.fromkeys(offer.what for offer in reversed(situation.declined)))


def is_pattern(situation: Situation, library: Library) -> bool:
    """Enough different, small enough offers over enough weeks all met a no (rule 12)."""
    declined = situation.declined
    kinds = declined_kinds(situation)
    if len(kinds) < PATTERN_KINDS or situation.accepted_on or not situation.tries:
        return False
    first, last = min(o.on for o in declined), max(o.closed_on for o in declined)
    return days_from(first, last) >= PATTERN_DAYS and _has_smallest(kinds, situation, library)


def _has_smallest(kinds: Iterable[str], situation: Situation, library: Library) -> bool:
    """Among the declined is one as small as the smallest that fits, or ten free minutes for two."""
    least = size(fitting(situation, library)[0])
    offered = [size(library.options[kind]) for kind in kinds if kind in library.options]
    return any(each <= least or each <= TEN_FREE_MINUTES for each in offered)


def has_asked(situation: Situation) -> bool:
    return any(offer.what == SMALL_ASK for offer in situation.offers)
