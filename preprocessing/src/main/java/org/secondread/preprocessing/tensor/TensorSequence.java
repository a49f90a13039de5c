package org.secondread.preprocessing.tensor;

import java.nio.FloatBuffer;
import org.secondread.domain.PatientGrid;

/**
 * Samples of one volume, made only when asked for, in any order and from several threads at once.
 */
public interface TensorSequence {
    int count();

    /** Shape of one sample with a batch axis of length 1, slowest axis first. */
    long[] sampleShape();

    /** The voxel centres of a sample in reading orientation. */
    PatientGrid grid(int index);

    /** Writes a sample at the buffer's position and moves it on; batches are filled without an intermediate copy. */
    void write(int index, FloatBuffer into);
}
