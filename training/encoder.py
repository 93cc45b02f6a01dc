"""The small encoder with its heads.

Each text label looks at the words with an attention of its own, so that the words that speak for it
can be shown; each rule for drafts also scores every word, to mark exact places.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.labels import COLUMNS, GROUPS

WIDTH = 384
LEVELS_OF_RULES = len(GROUPS["findings"])


class Encoder(nn.Module):
    """ids and mask (batch, tokens) to what `forward` names."""

    def __init__(self, base: Path, kept: list[int]) -> None:
        super().__init__()
        bert: Any = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager"
        )
        old = bert.embeddings.word_embeddings
        smaller = nn.Embedding(len(kept), WIDTH, padding_idx=0)
        with torch.no_grad():
            smaller.weight.copy_(old.weight[torch.tensor(kept)])
        bert.embeddings.word_embeddings = smaller
        bert.config.vocab_size = len(kept)
        self.bert = bert
        self.drop = nn.Dropout(0.15)
        self.query = nn.Linear(WIDTH, len(COLUMNS), bias=False)
        self.value = nn.Linear(WIDTH, len(COLUMNS), bias=False)
        self.whole = nn.Linear(WIDTH, len(COLUMNS))
        self.word = nn.Linear(WIDTH, LEVELS_OF_RULES)
        nn.init.normal_(self.query.weight, std=0.02)

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits (batch, columns); word logits of rules (batch, tokens, rules); evidence of each
        word for each column (batch, tokens, columns)."""
        seen = self.drop(self.bert(input_ids=ids, attention_mask=mask).last_hidden_state)
        there = mask.unsqueeze(-1).to(seen.dtype)
        mean = (seen * there).sum(1) / there.sum(1)
        looks = self.query(seen) + (there - 1) * 1e4
        evidence = torch.softmax(looks, 1) * self.value(seen)
        return evidence.sum(1) + self.whole(mean), self.word(seen), evidence
