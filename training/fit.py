"""Fine-tunes the encoder on all tasks at once."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits as cross_entropy

from training.batches import _CURLY, LONGEST, Batch, batches
from training.encoder import Encoder
from training.texts import Line

BATCH = 32
RATE = 1.5e-4  # of the encoder; its lower layers learn more slowly, the heads faster
WARM = 0.1
MARKS = 0.5  # what the marks of single words weigh beside the labels of whole texts
SEED = 7


def fit(
    model: Encoder,
    tokenizer: Tokenizer,
    texts: list[tuple[str, Line]],
    epochs: int,
    say: Callable[[str], None] = print,
) -> None:
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311 -- chance in training is no secret
    optimizer = torch.optim.AdamW(_paces(model), weight_decay=0.01, fused=True)
    steps = epochs * math.ceil(len(texts) / BATCH)
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda at: min(at / (WARM * steps), max(0.02, (steps - at) / (steps * (1 - WARM)))),
    )
    began = time.monotonic()
    for epoch in range(epochs):
        model.train()
        total, count = 0.0, 0
        for batch in batches(tokenizer, texts, BATCH, chance):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits, words, _ = model(batch.ids, batch.mask)
            loss = _loss(batch, logits.float(), words.float())
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            plan.step()
            total, count = total + loss.item(), count + 1
        took = time.monotonic() - began
        say(f"epoch {epoch + 1} of {epochs}: loss {total / count:.4f}, {took:.0f} s")


def _paces(model: Encoder) -> list[dict]:
    groups = [{"params": list(model.bert.embeddings.parameters()), "lr": RATE * 0.4}]
    for depth, layer in enumerate(model.bert.encoder.layer):
        groups.append({"params": list(layer.parameters()), "lr": RATE * (0.5 + 0.1 * depth)})
    heads = [p for name, p in model.named_parameters() if not name.startswith("bert.")]
    return [*groups, {"params": heads, "lr": RATE * 5}]


def _loss(batch: Batch, logits: Tensor, words: Tensor) -> Tensor:
    each = cross_entropy(logits, batch.labels, reduction="none") * batch.known
    text = each.sum() / batch.known.any(1).sum()
    known = batch.words_known.unsqueeze(-1)
    marks = cross_entropy(words, batch.words, reduction="none") * known
    # Most words carry no finding: a mark that is missed weighs more than one too many.
    marks = marks * (1 + 2 * batch.words)
    return text + MARKS * marks.sum() / known.sum().clamp(min=1)


@torch.no_grad()
def answers(model: Encoder, tokenizer: Tokenizer, texts: list[str]) -> list[tuple]:
    """For each text: logits (columns), word logits (tokens, rules), offsets."""
    model.eval()
    out: list = [None] * len(texts)
    codes = [tokenizer.encode(text.translate(_CURLY)) for text in texts]
    order = sorted(range(len(texts)), key=lambda at: len(codes[at].ids))
    for first in range(0, len(order), 64):
        chosen = order[first : first + 64]
        width = min(LONGEST, max(len(codes[at].ids) for at in chosen))
        ids = np.zeros((len(chosen), width), np.int64)
        mask = np.zeros((len(chosen), width), np.int64)
        for row, at in enumerate(chosen):
            length = min(width, len(codes[at].ids))
            ids[row, :length] = codes[at].ids[:length]
            mask[row, :length] = 1
        logits, words, _ = model(torch.from_numpy(ids), torch.from_numpy(mask))
        for row, at in enumerate(chosen):
            length = int(mask[row].sum())
            out[at] = (logits[row].numpy(), words[row, :length].numpy(), codes[at].offsets[:length])
    return out
