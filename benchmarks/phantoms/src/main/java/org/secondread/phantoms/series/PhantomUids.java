package org.secondread.phantoms.series;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** UIDs under 2.25 (PS3.5 B.2), each the name-based UUID of the seed and what it identifies: equal seeds give equal UIDs. */
public record PhantomUids(long seed) {

    public String study() {
        return uid("study");
    }

    public String series() {
        return uid("series");
    }

    public String frameOfReference() {
        return uid("frame of reference");
    }

    public String instance(int slice) {
        return uid("instance " + slice);
    }

    /** A UID for anything else, by a name of the caller's choice. */
    public String uid(String name) {
        UUID uuid = UUID.nameUUIDFromBytes(("phantom " + seed + " " + name).getBytes(StandardCharsets.UTF_8));
        BigInteger number = new BigInteger(uuid.toString().replace("-", ""), 16);
        return "2.25." + number;
    }
}
