package org.secondread.preprocessing.dicom;

import java.io.IOException;
import java.util.Set;

/** Compares the lengths of groups (gggg,0000), which nothing relies on (PS3.5 section 7.2), with where the groups end. */
final class GroupLengths {
    private final Set<ToleratedDeviation> deviations;
    private int group;
    private long statedEnd;

    /** @param deviations where wrong lengths are noted */
    GroupLengths(Set<ToleratedDeviation> deviations) {
        this.deviations = deviations;
    }

    /** @param header of the element of the data set itself, not of an item, at which the bytes stand */
    void check(ElementHeader header, HeaderBytes bytes) throws IOException {
        if (header.tag() >>> 16 != group) {
            if (statedEnd > 0 && statedEnd != bytes.position()) {
                deviations.add(ToleratedDeviation.GROUP_LENGTH_WRONG);
            }
            group = header.tag() >>> 16;
            statedEnd = 0;
        }
        if (header.isGroupLength() && header.length() == Integer.BYTES) {
            bytes.require(header.size() + Integer.BYTES);
            long length = bytes.intAt(header.size()) & 0xFFFFFFFFL;
            statedEnd = bytes.position() + header.size() + Integer.BYTES + length;
        }
    }
}
