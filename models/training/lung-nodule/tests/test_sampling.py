import numpy as np
from scipy.ndimage import map_coordinates

from lungnodule.sampling import PATCH_ZYX, patch_hu, scaled, stretched, trilinear


def test_stretch_clips_at_minus_1024_and_spans_zero_to_one():
    tile = np.array([[-2000, -1024], [-512, 1024]], np.int16)
    np.testing.assert_allclose(stretched(tile), [[0, 0], [0.25, 1]])


def test_stretch_of_a_flat_tile_is_zero():
    assert not stretched(np.full((4, 6), 37, np.int16)).any()


def test_scaling_maps_the_window_to_zero_and_one():
    np.testing.assert_allclose(scaled(np.array([-1500.0, -1000, -300, 400, 900])), [0, 0, 0.5, 1, 1])


def test_trilinear_equals_scipy_inside_the_volume():
    hu = np.random.default_rng(1).normal(0, 300, (20, 24, 28)).astype(np.float32)
    centre, step, shape = np.array([9.3, 11.8, 13.1]), np.array([0.4, 1.3, 1.2]), (6, 8, 10)
    axes = [c + (np.arange(n) - (n - 1) / 2) * s for c, s, n in zip(centre, step, shape)]
    expected = map_coordinates(hu, np.meshgrid(*axes, indexing="ij"), order=1)
    np.testing.assert_allclose(trilinear(hu, centre, step, shape), expected, atol=0.01)


def test_trilinear_meets_air_outside_the_volume():
    hu = np.zeros((3, 3, 3), np.float32)
    line = trilinear(hu, np.array([1.0, 1.0, 2.0]), np.ones(3), (1, 1, 4))[0, 0]
    np.testing.assert_allclose(line, [0, 0, -500, -1000])


def test_a_patch_keeps_its_axes_and_millimetres():
    z, y, x = np.ogrid[0:60, 0:70, 0:80]
    spacing = np.array([2.0, 0.7, 0.5])
    hu = (3 * (z * spacing[0]) - 5 * (y * spacing[1]) + 7 * (x * spacing[2])).astype(np.float32)
    patch = patch_hu(hu, spacing, np.array([30.25, 35.5, 41.0]))
    assert patch.shape == PATCH_ZYX
    np.testing.assert_allclose(np.diff(patch, axis=0)[:, 20, 20], 3, atol=0.01)
    np.testing.assert_allclose(np.diff(patch, axis=1)[16, :, 20], -5, atol=0.01)
    middle = 3 * 60.5 - 5 * 24.85 + 7 * 20.5
    np.testing.assert_allclose(patch[15:17, 19:21, 19:21].mean(), middle, atol=0.01)


def test_a_patch_at_the_corner_equals_one_from_a_padded_volume():
    hu = np.random.default_rng(2).integers(-900, 100, (12, 60, 64)).astype(np.int16)
    spacing, centre = np.array([2.5, 0.7, 0.8]), np.array([1.2, 3.0, 60.5])
    padded = np.pad(hu, 40, constant_values=-1000)
    np.testing.assert_allclose(patch_hu(hu, spacing, centre), patch_hu(padded, spacing, centre + 40), atol=0.01)
