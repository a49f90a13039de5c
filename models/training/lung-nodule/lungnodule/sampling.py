"""What the networks see: stretched tiles and resampled patches."""
import numpy as np

LOWEST_HU = -1024.0

PATCH_ZYX = (32, 40, 40)
PATCH_MM = 1.0
PATCH_LOW_HU, PATCH_HIGH_HU = -1000.0, 400.0
OUTSIDE_HU = -1000.0


def stretched(tile_hu: np.ndarray) -> np.ndarray:
    """float32, same shape: clipped below at -1024 HU, then min-max to 0..1 over this tile; a flat tile gives zeros."""
    clipped = np.maximum(tile_hu.astype(np.float32), LOWEST_HU)
    low, high = clipped.min(), clipped.max()
    return (clipped - low) / (high - low) if high > low else np.zeros_like(clipped)


def trilinear(hu: np.ndarray, centre_zyx: np.ndarray, step_zyx: np.ndarray, shape: tuple[int, int, int]) -> np.ndarray:
    """float32 [shape]: sample k of an axis lies at centre + (k - (n - 1) / 2) * step, in voxel indices.

    Neighbours outside the volume have -1000 HU.
    """
    result = hu
    for axis, (centre, step, count) in enumerate(zip(centre_zyx, step_zyx, shape)):
        position = centre + (np.arange(count) - (count - 1) / 2) * step
        low = np.floor(position).astype(int)
        share = (position - low).astype(np.float32).reshape([-1 if a == axis else 1 for a in range(3)])
        result = _planes(result, low, axis) * (1 - share) + _planes(result, low + 1, axis) * share
    return result


def _planes(hu: np.ndarray, indices: np.ndarray, axis: int) -> np.ndarray:
    inside = (indices >= 0) & (indices < hu.shape[axis])
    planes = np.take(hu, np.clip(indices, 0, hu.shape[axis] - 1), axis=axis).astype(np.float32)
    mask = inside.reshape([-1 if a == axis else 1 for a in range(3)])
    return np.where(mask, planes, np.float32(OUTSIDE_HU))


def scaled(patch_hu: np.ndarray) -> np.ndarray:
    """HU -1000..400 to 0..1, clipped."""
    return (np.clip(patch_hu, PATCH_LOW_HU, PATCH_HIGH_HU) - PATCH_LOW_HU) / (PATCH_HIGH_HU - PATCH_LOW_HU)


def patch_hu(hu: np.ndarray, spacing_zyx: np.ndarray, centre_zyx: np.ndarray,
             shape: tuple[int, int, int] = PATCH_ZYX, step_mm: float = PATCH_MM) -> np.ndarray:
    """float32 [shape] in HU around an index (fractional), at step_mm isotropic along the volume's own axes."""
    half = (np.array(shape) * step_mm / spacing_zyx / 2).astype(int) + 2
    low = np.floor(centre_zyx).astype(int) - half
    high = np.floor(centre_zyx).astype(int) + half + 2
    inner_low, inner_high = np.maximum(low, 0), np.minimum(high, hu.shape)
    block = hu[tuple(slice(a, b) for a, b in zip(inner_low, inner_high))]
    block = np.pad(block, list(zip(inner_low - low, high - inner_high)), constant_values=int(OUTSIDE_HU))
    return trilinear(block, centre_zyx - low, step_mm / spacing_zyx, shape)
