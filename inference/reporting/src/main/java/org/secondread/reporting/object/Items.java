package org.secondread.reporting.object;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;

/** Adds items to sequences. */
public final class Items {
    private static final int USUAL_SIZE = 4;

    private Items() {}

    /** A sequence with one empty item: the item. */
    public static Attributes one(Attributes parent, int sequence) {
        return added(parent.newSequence(sequence, 1));
    }

    /** One more empty item of a sequence, which is begun where it does not exist. */
    public static Attributes another(Attributes parent, int sequence) {
        Sequence existing = parent.getSequence(sequence);
        return added(existing == null ? parent.newSequence(sequence, USUAL_SIZE) : existing);
    }

    /** One more empty item. */
    public static Attributes added(Sequence sequence) {
        Attributes item = new Attributes();
        sequence.add(item);
        return item;
    }
}
