package org.secondread.models.extraction;

/**
 * The voxels of one slice whose probability reaches a threshold.
 *
 * @param slice index along z in reading orientation
 * @param pixels j·sizeX+i of each, ascending
 * @param values their probabilities
 */
@SuppressWarnings("ArrayRecordComponent") // not compared; millions of values
record SliceProbability(int slice, int[] pixels, float[] values) {}
