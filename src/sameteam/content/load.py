"""Reads the whole library from its files, or tells every fault of every file at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from sameteam.content import asking, model
from sameteam.content.checks import check
from sameteam.content.faults import ContentError, Fault, faults_of
from sameteam.content.piece import Piece
from sameteam.content.rewriting import RewritingWords
from sameteam.content.sheets import MANY, ONE, Sheet, read_sheets

PIECES: dict[str, type[Piece]] = {
    "reasons": model.Reason,
    "asking": asking.Asking,
    "options": model.Option,
    "exercises": model.Exercise,
    "steps": model.StepText,
    "pages": model.Page,
    "signs": model.Sign,
    "ask_first": model.AskFirst,
    "ask": asking.AskWords,
    "talk": asking.TalkWords,
    "screen": model.Screen,
    "safety_plan": model.SafetyPlan,
    "phrases": model.Phrases,
    "wording": model.Wording,
    "rewriting": RewritingWords,
    "crisis": model.Country,
    "sources": model.Source,
}


def load_library(root: Path | None = None) -> model.Library:
    """The library in `root` (by default the files beside this module). Not cached: keep it.

    Raises ContentError with all the faults of all the files.
    """
    sheets, faults = read_sheets(root or Path(__file__).parent)
    faults += check(sheets)
    shelf: dict[str, dict[str, Piece]] = {kind: {} for kind in PIECES}
    for sheet in sheets:
        piece = _piece(sheet, faults)
        if piece is not None:
            shelf[sheet.kind][sheet.id] = piece
    if faults:
        raise ContentError(faults)
    return model.Library.model_construct(**_named(shelf))


def _piece(sheet: Sheet, faults: list[Fault]) -> Piece | None:
    if sheet.tree is None:
        return None
    try:
        return PIECES[sheet.kind].model_validate(sheet.tree | {"id": sheet.id})
    except ValidationError as error:
        faults += faults_of(error, sheet.file, sheet.at)
        return None


def _named(shelf: dict[str, dict[str, Piece]]) -> dict[str, Any]:
    """The fields of Library. Each piece was validated a moment ago, so it isn't done again."""
    single = {kind: shelf[kind][kind] for kind in ONE}
    many = {kind: shelf[kind] for kind in (*MANY, "sources")}
    return {**single, **many, "countries": shelf["crisis"]}
