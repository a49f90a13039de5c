"""Trains the classifier on labelled patches."""
import time

import numpy as np
import torch
import torch.nn.functional as F
from scipy.ndimage import gaussian_filter

from .log import say
from .mining import Patches
from .networks import Classifier
from .sampling import PATCH_ZYX, scaled, trilinear


def training_patch(context_hu: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """float32 [32,40,40]: scaled, shifted, mirrored, turned about z, blurred, with noise and another level."""
    centre = (np.array(context_hu.shape) - 1) / 2 + rng.normal(0, 1.0, 3)
    patch = trilinear(context_hu, centre, rng.uniform(0.8, 1.25) * rng.uniform(0.93, 1.07, 3), PATCH_ZYX)
    patch = np.rot90(patch, rng.integers(4), (1, 2))
    patch = patch[tuple(slice(None, None, rng.choice([-1, 1])) for _ in range(3))]
    if rng.random() < 0.4:
        patch = gaussian_filter(patch, (rng.uniform(0, 1.0), *[rng.uniform(0.2, 0.8)] * 2))
    if rng.random() < 0.5:
        grain = gaussian_filter(rng.normal(0, 1, patch.shape), (0, *[rng.uniform(0, 0.8)] * 2))
        patch = patch + grain * (rng.uniform(0, 35) / grain.std())
    return scaled(patch * rng.uniform(0.95, 1.05) + rng.uniform(-40, 40)).astype(np.float32)


def train_classifier(patches: Patches, steps: int, batch: int, seed: int) -> Classifier:
    """AdamW with one learning-rate cycle; a third of each batch are nodules."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = Classifier()
    optimiser = torch.optim.AdamW(network.parameters(), lr=1e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, max_lr=4e-3, total_steps=steps, pct_start=0.2)
    nodules, others = np.flatnonzero(patches.truth == 1), np.flatnonzero(patches.truth == 0)
    started, running = time.monotonic(), 0.0
    for step in range(1, steps + 1):
        chosen = np.concatenate([rng.choice(nodules, batch // 3), rng.choice(others, batch - batch // 3)])
        images = np.stack([training_patch(patches.hu[i], rng) for i in chosen])[:, None]
        truth = torch.from_numpy(patches.truth[chosen])[:, None]
        loss = F.binary_cross_entropy_with_logits(network(torch.from_numpy(images)), truth * 0.96 + 0.02)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
        running += loss.item()
        if step % 100 == 0:
            say(f"classifier step {step}/{steps} loss {running / 100:.4f} after {time.monotonic() - started:.0f} s")
            running = 0.0
    return network.eval()
