package org.secondread.domain;

import java.util.OptionalInt;

/**
 * One image that a result rests on: an instance, or one frame of it. Numbers are those that a radiologist sees on a
 * workstation.
 *
 * @param sopClassUid SOP Class UID (0008,0016)
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param frameNumber frame within a multi-frame instance, counted from 1; empty for a single-frame instance
 * @param instanceNumber Instance Number (0020,0013), which may be absent (type 2)
 */
public record SourceFrame(
        String sopClassUid, String sopInstanceUid, OptionalInt frameNumber, OptionalInt instanceNumber) {}
