"""What the shape of every content file is made of."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]*$")]
Sources = Annotated[tuple[Id, ...], Field(min_length=1)]


class Piece(BaseModel):
    """What every content file shares: frozen, strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
