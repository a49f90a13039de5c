"""Writes a network as ONNX and runs it."""
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from .crops import TILE
from .networks import Classifier, Detector, Probability
from .sampling import PATCH_ZYX
from .walk import Network

OPSET = 15


def export_detector(network: Detector, file: Path) -> None:
    """tile [N,1,128,128] -> probability [N,1,128,128]."""
    _export(network, torch.zeros(1, 1, TILE, TILE), "tile", "probability", file)


def export_classifier(network: Classifier, file: Path) -> None:
    """patch [N,1,32,40,40] -> score [N,1]."""
    _export(network, torch.zeros(1, 1, *PATCH_ZYX), "patch", "score", file)


def _export(network: torch.nn.Module, example: torch.Tensor, given: str, answer: str, file: Path) -> None:
    plain = Probability(network).to(memory_format=torch.contiguous_format).eval()
    torch.onnx.export(plain, example, str(file), opset_version=OPSET, input_names=[given], output_names=[answer],
                      dynamic_axes={given: {0: "N"}, answer: {0: "N"}})


def runner(file: Path) -> Network:
    """The exported network on one thread: float32 in, float32 out."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda value: session.run(None, {name: np.ascontiguousarray(value, np.float32)})[0]
