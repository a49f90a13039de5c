package org.secondread.models.extraction;

/**
 * A group of voxels that may be a finding.
 *
 * @param score 0 to 1
 */
record Candidate(VoxelGroup voxels, double score) {}
