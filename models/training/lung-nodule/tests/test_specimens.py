import numpy as np
import pytest

from lungnodule.crops import IGNORED, NODULE
from lungnodule.donors import Donor, otsu, transplant
from lungnodule.mining import is_nodule
from lungnodule.phantoms import phantom
from lungnodule.scans import Scan, filled
from lungnodule.shapes import Box, Nodule, tube
from lungnodule.specimens import Specimen


def test_a_tube_covers_its_volume():
    box = Box(np.zeros(3, int), np.array([60, 40, 50]), np.array([0.5, 0.6, 0.7]))
    cover = tube(box, np.array([8.0, 12.0, 17.0]), np.array([20.0, 12.0, 17.0]), 3.0, 3.0)
    capsule = np.pi * 9 * 12 + 4 / 3 * np.pi * 27
    assert cover.sum() * 0.5 * 0.6 * 0.7 == pytest.approx(capsule, rel=0.02)


def test_otsu_parts_two_levels():
    image = np.array([10] * 70 + [12] * 30 + [200] * 40, np.uint8)
    assert 12 <= otsu(image) < 200


def test_the_nodules_of_a_phantom_lie_where_it_says():
    specimen = phantom(7, 4)
    assert len(specimen.nodules) == 4
    for nodule in specimen.nodules:
        z, y, x = np.round(nodule.centre_mm / specimen.scan.spacing_zyx).astype(int)
        assert specimen.labels[z, y, x] == NODULE


def test_a_phantom_without_nodules_has_no_label():
    assert not phantom(8, 0).labels.any()


def test_a_transplanted_ball_keeps_its_place_and_density():
    z, y, x = np.mgrid[-4:5, -28:29, -28:29]
    ball = (z * 2) ** 2 + y ** 2 + x ** 2 <= 64
    donor = Donor(np.where(ball, 50, -860).astype(np.float32), ball.astype(np.float32), ball, 16 * 0.7)
    hu, labels, spacing = np.full((40, 90, 80), -860, np.float32), np.zeros((40, 90, 80), np.uint8), np.array([1.5, 0.6, 0.8])
    centre = np.array([30.0, 24.0, 36.0])
    nodule = transplant(hu, labels, spacing, centre, donor, np.random.default_rng(5))
    found = np.argwhere(labels == NODULE).mean(0) * spacing
    np.testing.assert_allclose(found, centre, atol=0.5)
    assert hu[20, 40, 45] == pytest.approx(50)
    assert hu.max() <= 50 and 8 < nodule.diameter_mm < 15


def test_a_candidate_is_a_nodule_within_half_its_diameter_and_doubtful_just_outside():
    labels = np.zeros((30, 40, 50), np.uint8)
    labels[3, 3, 3] = IGNORED
    scan = Scan(np.zeros(labels.shape, np.int16), np.array([2.0, 0.5, 1.0]), np.zeros(3))
    specimen = Specimen(scan, labels, [Nodule(np.array([30.0, 10.0, 25.0]), 10.0, "solid")])
    assert is_nodule(specimen, np.array([15.0, 29.0, 25.0])) is True
    assert is_nodule(specimen, np.array([15.0, 32.0, 25.0])) is None
    assert is_nodule(specimen, np.array([15.0, 20.0, 35.0])) is False
    assert is_nodule(specimen, np.array([4.0, 4.0, 4.0])) is None


def test_an_outline_is_not_part_of_the_nodule():
    square = [(2, 3), (6, 3), (6, 8), (2, 8)]
    assert filled(square, (12, 10)).sum() == 3 * 4
