import numpy as np

from lungnodule.crop_evaluation import figures, judged
from lungnodule.crops import BACKGROUND, IGNORED, NODULE, Tiles, labels_from_readers


def test_two_readers_make_a_nodule_and_one_makes_nothing():
    readers = np.array([0, 1, 2, 4], np.uint8)
    assert labels_from_readers(readers).tolist() == [BACKGROUND, IGNORED, NODULE, NODULE]


def test_dice_sensitivity_and_false_components_of_a_hand_checked_crop():
    label = np.zeros((128, 128), np.uint8)
    label[60:64, 60:64] = NODULE
    label[60:64, 64] = IGNORED
    answer = np.zeros((128, 128), np.float32)
    answer[60:64, 62:65] = 0.9
    answer[10:12, 10:12] = 0.6
    answer[100, 100:103] = 0.99
    tiles = Tiles(np.zeros((1, 128, 128), np.uint8), label[None], np.array(["p/n"]))
    result = judged(tiles, lambda tile: answer[None, None], 0.5)
    assert result.false_peaks["p"] == [np.float32(0.6)]
    assert result.nodules[0].overlap == 8  # columns 62 and 63; column 64 is ignored
    assert result.nodules[0].size == 16 + 8 + 4 + 3
    assert figures(result, ["p"])["sensitivity at 0.125 false components per crop"] == 1
