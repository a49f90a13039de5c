"""Patient-wise folds of LIDC-IDRI.

A patient's fold is the SHA-256 of the patient id, read as one big-endian integer, modulo 10. LIDC-IDRI-0001 falls
into fold 7 and LIDC-IDRI-0002 into fold 2. Folds 8 and 9 are not part of the published crops.
"""
import hashlib

LAST_LOOK = 7
"""Never trained or tuned on; looked at once, for the figures in the card."""

VALIDATION = 6
"""Held back from the weights; operating points are chosen on it."""

TRAINING = (0, 1, 2, 3, 4, 5)


def fold_of(patient_id: str) -> int:
    """The fold (0..9) of one patient."""
    return int(hashlib.sha256(patient_id.encode("ascii")).hexdigest(), 16) % 10
