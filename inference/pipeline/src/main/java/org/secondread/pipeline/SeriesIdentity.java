package org.secondread.pipeline;

import java.util.Optional;

/**
 * Which series a caller means; what is empty was not named and is not checked.
 *
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param seriesInstanceUid Series Instance UID (0020,000E)
 */
public record SeriesIdentity(Optional<String> studyInstanceUid, Optional<String> seriesInstanceUid) {
    /** Whatever series the instances say they are. */
    public static final SeriesIdentity UNNAMED = new SeriesIdentity(Optional.empty(), Optional.empty());
}
