"""Writes the encoder as ONNX with eight-bit weights."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.encoder import Encoder


def export(model: Encoder, path: Path) -> None:
    model.eval()
    ids = torch.ones((1, 16), dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            model,
            (ids, ids),
            str(whole),
            input_names=["ids", "mask"],
            output_names=["odds", "words", "evidence"],
            dynamic_axes={
                name: {0: "texts", 1: "tokens"} for name in ("ids", "mask", "words", "evidence")
            }
            | {"odds": {0: "texts"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
