"""The lung mask: where the detector looks."""
import numpy as np
from scipy import ndimage

AIR_HU = -400
"""Below this a voxel is air or lung."""

SMALLEST_SHARE = 0.1
"""A region of air inside the body is lung when it is at least this share of the largest one."""

CLOSING_MM = 12.0
"""Gaps up to twice this width are closed, so that nodules at the pleura stay inside."""

LARGEST_HOLE_MM2 = 2500.0
"""Holes up to this area are filled (nodules, vessels); a larger one is the mediastinum between joined lungs."""

RIM_MM = 3.0
"""The closed mask grows by this much."""


def enclosed_air(hu: np.ndarray) -> np.ndarray:
    """bool [Z,Y,X]: air that is not joined, within its slice (4-connected), to the edge of the image."""
    air = hu < AIR_HU
    for plane in air:
        regions, _ = ndimage.label(plane)
        edge = np.unique(np.concatenate([regions[0], regions[-1], regions[:, 0], regions[:, -1]]))
        plane &= ~np.isin(regions, edge[edge > 0])
    return air


def lung_regions(air: np.ndarray) -> np.ndarray:
    """bool [Z,Y,X]: the largest region (6-connected) and those of at least a tenth of its voxels."""
    regions, count = ndimage.label(air)
    if count == 0:
        return air
    sizes = np.bincount(regions.ravel())
    sizes[0] = 0
    return (sizes >= SMALLEST_SHARE * sizes.max())[regions]


def closed(plane: np.ndarray, spacing_yx: np.ndarray) -> np.ndarray:
    """One slice: grown by the closing radius, shrunk by the radius less the rim, small holes filled.

    Distances are Euclidean in mm between voxel centres; growing and shrinking are `distance <= radius`. The slice
    is padded with background by the radius, so the image edge changes nothing.
    """
    margin = [int(np.ceil(CLOSING_MM / s)) + 1 for s in spacing_yx]
    padded = np.pad(plane, [(m, m) for m in margin])
    grown = ndimage.distance_transform_edt(~padded, spacing_yx) <= CLOSING_MM
    shrunk = ndimage.distance_transform_edt(grown, spacing_yx) > CLOSING_MM - RIM_MM
    inner = shrunk[margin[0]:-margin[0], margin[1]:-margin[1]]
    return inner | small_holes(inner, float(np.prod(spacing_yx)))


def small_holes(plane: np.ndarray, pixel_mm2: float) -> np.ndarray:
    """Background regions (4-connected) that do not touch the image edge and are not too large."""
    regions, _ = ndimage.label(~plane)
    sizes = np.bincount(regions.ravel()) * pixel_mm2
    small = sizes <= LARGEST_HOLE_MM2
    small[np.unique(np.concatenate([regions[0], regions[-1], regions[:, 0], regions[:, -1]]))] = False
    small[0] = False
    return small[regions]


def lung_mask(hu: np.ndarray, spacing_zyx: np.ndarray) -> np.ndarray:
    """bool [Z,Y,X] for hu [Z,Y,X] in axial slices."""
    mask = lung_regions(enclosed_air(hu))
    for plane in mask:
        if plane.any():
            plane[:] = closed(plane, spacing_zyx[1:])
    return mask
