import numpy as np

from lungnodule.lungs import CLOSING_MM, RIM_MM, lung_mask
from lungnodule.scans import Scan
from lungnodule.walk import candidates, probability_map, tile_starts, tile_weight


def test_tiles_cover_the_range_and_stay_inside_the_image():
    assert tile_starts(110, 237, 512) == [110]
    assert tile_starts(110, 238, 512) == [63, 159]
    assert tile_starts(300, 500, 512) == [289, 384]
    assert tile_starts(10, 60, 512) == [0]
    assert tile_starts(0, 149, 150) == [0, 22]
    assert tile_starts(0, 99, 100) == [0]


def test_weights_fall_towards_the_edge_only():
    weight = tile_weight()
    assert weight[64, 64] == weight[31, 96] == 1
    np.testing.assert_allclose(weight[0, 64], 1 / 32)
    np.testing.assert_allclose(weight[127, 15], 0.5 / 32)


def box_chest() -> np.ndarray:
    hu = np.full((6, 160, 200), -1000, np.int16)
    hu[:, 10:150, 10:190] = 40
    hu[:, 30:120, 30:90] = -850
    hu[:, 40:130, 110:170] = -850
    hu[:, 60:66, 60:66] = 40
    hu[:, 140:143, 100:103] = -900
    return hu


def test_the_mask_holds_both_lungs_with_their_nodule_but_no_outer_air_and_no_small_bubble():
    mask = lung_mask(box_chest(), np.array([1.0, 0.8, 0.7]))
    assert mask[:, 31:119, 31:89].all() and mask[:, 41:129, 111:169].all()
    assert not mask[:, 141, 101].any() and not mask[:, :8].any()


def test_the_rim_is_three_millimetres():
    hu = np.full((1, 200, 200), 40, np.int16)
    hu[0, :5] = -1000
    hu[0, 50:150, 50:150] = -850
    row = lung_mask(hu, np.array([1.0, 0.5, 1.0]))[0, 100]
    assert np.flatnonzero(row)[[0, -1]].tolist() == [50 - RIM_MM, 149 + RIM_MM]
    assert CLOSING_MM > RIM_MM


def test_candidates_are_joined_over_corners_measured_in_mm_and_dropped_when_small():
    probability = np.zeros((5, 20, 30), np.float32)
    probability[1, 4:8, 4:8] = 0.8
    probability[2, 8, 8] = 0.5
    probability[4, 18, 28] = 0.9
    scan = Scan(probability.astype(np.int16), np.array([2.0, 0.5, 1.0]), np.array([100.0, -50.0, 7.0]))
    found = candidates(scan, probability, 0.4)
    assert [c.voxels for c in found] == [17]
    expected = (0.8 * 16 * np.array([1, 5.5, 5.5]) + 0.5 * np.array([2, 8, 8])) / 13.3
    np.testing.assert_allclose(found[0].centre_zyx, expected, rtol=1e-5)
    np.testing.assert_allclose(found[0].centre_mm, [100 + expected[2], -50 + expected[1] / 2, 7 + expected[0] * 2], rtol=1e-5)
    np.testing.assert_allclose(found[0].diameter_mm, (6 * 17 / np.pi) ** (1 / 3))


def test_overlapping_tiles_that_agree_leave_the_answer_unchanged():
    hu = np.random.default_rng(3).integers(-900, 100, (2, 300, 260)).astype(np.int16)
    mask = np.zeros(hu.shape, bool)
    mask[1, 20:290, 30:250] = True
    scan = Scan(hu, np.ones(3), np.zeros(3))
    probability = probability_map(scan, mask, lambda tiles: np.full_like(tiles, 0.4))
    np.testing.assert_allclose(probability[mask], 0.4, rtol=1e-5)
    assert not probability[~mask].any()
