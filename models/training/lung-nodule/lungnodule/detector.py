"""Trains the detector on labelled tiles."""
import time

import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import gaussian_filter
from torch import Tensor

from .crops import IGNORED, NODULE, TILE, Tiles
from .log import say
from .networks import Detector

WINDOW = 96
"""Training sees windows of this many pixels, cut at random places: the nodule of a crop is always in its centre."""

MARGIN = 24
"""Windows may reach this far outside the tile, which is mirrored there."""


def restretched(image: np.ndarray) -> np.ndarray:
    low, high = float(image.min()), float(image.max())
    return (image - low) / max(high - low, 1e-6)


def varied(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Blur or sharpen, noise, a shifted floor or ceiling and gamma; stretched to 0..1 again."""
    if rng.random() < 0.3:
        blurred = gaussian_filter(image, rng.uniform(0.4, 1.1))
        image = blurred if rng.random() < 0.6 else image + rng.uniform(0.2, 0.8) * (image - blurred)
    if rng.random() < 0.3:
        image = image + rng.normal(0, rng.uniform(0.003, 0.03), image.shape)
    if rng.random() < 0.4:
        image = np.clip(image, rng.uniform(0, 0.06), rng.uniform(0.6, 1.0))
    image = restretched(image)
    return image ** rng.uniform(0.8, 1.25) if rng.random() < 0.4 else image


def training_window(image: np.ndarray, label: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """One random window of a tile: varied, turned, mirrored and shifted. The stretch stays that of the whole tile."""
    image = varied(image.astype(np.float32) / 255, rng)
    row, column = rng.integers(0, TILE + 2 * MARGIN - WINDOW + 1, 2)
    turn, flip = rng.integers(4), rng.integers(2)
    both = []
    for plane in (image, label):
        window = np.pad(plane, MARGIN, mode="symmetric")[row:row + WINDOW, column:column + WINDOW]
        window = np.rot90(window, turn)
        both.append(window[:, ::-1] if flip else window)
    return both[0].astype(np.float32), both[1]


def masked_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Cross entropy plus soft Dice over the pixels that are not ignored."""
    known = (labels != IGNORED).float()
    truth = (labels == NODULE).float()
    entropy = F.binary_cross_entropy_with_logits(logits, truth, weight=known * (1 + 3 * truth), reduction="sum") / known.sum()
    guess = torch.sigmoid(logits) * known
    overlap = 2 * (guess * truth).sum((1, 2, 3)) + 5
    size = (guess + truth).sum((1, 2, 3)) + 5
    return 2 * entropy + (1 - overlap / size).mean()


def train_detector(tiles: Tiles, steps: int, batch: int, seed: int) -> Detector:
    """AdamW with one learning-rate cycle; every tile is equally likely, tiles without a nodule pixel included."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = Detector().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=6e-3, total_steps=steps, pct_start=0.2)
    chance = np.full(len(tiles), 1 / len(tiles))
    started, running = time.monotonic(), 0.0
    for step in range(1, steps + 1):
        chosen = rng.choice(len(tiles), batch, p=chance)
        windows = [training_window(tiles.images[i], tiles.labels[i], rng) for i in chosen]
        images = torch.from_numpy(np.stack([w[0] for w in windows])[:, None]).to(memory_format=torch.channels_last)
        labels = torch.from_numpy(np.stack([w[1] for w in windows])[:, None])
        loss = masked_loss(network(images), labels)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        running += loss.item()
        if step % 250 == 0:
            say(f"detector step {step}/{steps} loss {running / 250:.4f} after {time.monotonic() - started:.0f} s")
            running = 0.0
    return network.eval()
