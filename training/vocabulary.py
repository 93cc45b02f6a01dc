"""The base model's tokenizer with fewer words, so that the reader stays small.

Kept: the special tokens, every single letter and sign, every piece that the labelled texts use,
and the most common pieces (the base vocabulary has them in the order of how common they are).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Tokenizer

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
SIZE = 16_000


def trimmed(base: Path, texts: Iterable[str]) -> tuple[str, list[int]]:
    """The smaller tokenizer as JSON, and for each of its ids the id in the base model."""
    whole = Tokenizer.from_file(str(base))
    whole.no_padding()
    whole.no_truncation()
    used = {token for one in whole.encode_batch(list(texts)) for token in one.tokens}
    vocabulary = sorted(whole.get_vocab().items(), key=lambda entry: entry[1])
    kept = set(SPECIAL)
    kept |= {token for token, _ in vocabulary if len(token.removeprefix("##")) == 1}
    kept |= used & {token for token, _ in vocabulary}
    for token, _ in vocabulary:
        if len(kept) >= SIZE:
            break
        if token.removeprefix("##").isascii() and not token.startswith("[unused"):
            kept.add(token)
    ids = {token: old for token, old in vocabulary if token in kept}
    data = json.loads(base.read_text(encoding="utf-8"))
    data["truncation"] = data["padding"] = None
    data["model"]["vocab"] = {token: new for new, token in enumerate(ids)}
    places = data["model"]["vocab"]
    data["added_tokens"] = [
        {**one, "id": places[one["content"]]}
        for one in data["added_tokens"]
        if one["content"] in places
    ]
    for one in data["post_processor"]["special_tokens"].values():
        one["ids"] = [places[token] for token in one["tokens"]]
    return json.dumps(data, ensure_ascii=False), list(ids.values())
