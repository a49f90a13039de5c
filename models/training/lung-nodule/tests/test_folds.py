from lungnodule.folds import LAST_LOOK, TRAINING, VALIDATION, fold_of


def test_the_two_whole_scans_fall_into_their_published_folds():
    assert fold_of("LIDC-IDRI-0001") == 7
    assert fold_of("LIDC-IDRI-0002") == 2


def test_no_fold_has_two_uses():
    assert len({*TRAINING, VALIDATION, LAST_LOOK}) == len(TRAINING) + 2
