package org.secondread.models.extraction;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Working memory that threads use in turn: as many pieces are made as are needed at once. */
final class Pool<T> {
    private final Supplier<T> maker;
    private final ConcurrentLinkedQueue<T> idle = new ConcurrentLinkedQueue<>();

    Pool(Supplier<T> maker) {
        this.maker = maker;
    }

    /** Lends a piece, with unknown content, until the user is done. */
    void lend(Consumer<T> user) {
        T lent = idle.poll();
        T piece = lent == null ? maker.get() : lent;
        try {
            user.accept(piece);
        } finally {
            idle.add(piece);
        }
    }
}
