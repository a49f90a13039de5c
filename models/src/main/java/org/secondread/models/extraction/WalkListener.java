package org.secondread.models.extraction;

import java.time.Duration;

/** Hears how a search gets on. Called from several threads, never from two at once for the same stage or step. */
public interface WalkListener {
    WalkListener NONE = new WalkListener() {
        @Override
        public void progressed(String stage, int done, int total) {}

        @Override
        public void finished(WalkStep step, Duration threadTime) {}
    };

    /**
     * Called when one more slice or batch of candidates is ready.
     *
     * @param stage name of the model's stage
     * @param done how many are ready, rising by one
     * @param total how many there are
     */
    void progressed(String stage, int done, int total);

    /**
     * Called once per step at the end of a search that succeeded.
     *
     * @param threadTime time that all threads together spent in the step
     */
    void finished(WalkStep step, Duration threadTime);
}
