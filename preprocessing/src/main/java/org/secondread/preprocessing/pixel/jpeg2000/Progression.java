package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.Comparator;

/**
 * The five orders of packets (T.800 B.12). Every precinct knows the point of the reference grid at which it is due, so
 * that an order is a way to sort the precincts, and whether layers run outside, between or inside of them.
 */
enum Progression {
    LRCP(byResolution().thenComparing(byComponent())),
    RLCP(byResolution().thenComparing(byComponent())),
    RPCL(byResolution().thenComparing(byPosition()).thenComparing(byComponent())),
    PCRL(byPosition().thenComparing(byComponent()).thenComparing(byResolution())),
    CPRL(byComponent().thenComparing(byPosition()).thenComparing(byResolution()));

    private final Comparator<Precinct> order;

    Progression(Comparator<Precinct> order) {
        this.order = order.thenComparingInt(Precinct::index);
    }

    static Progression of(int code) {
        if (code >= values().length) {
            throw Refusal.malformed("the progression order is unknown");
        }
        return values()[code];
    }

    Comparator<Precinct> order() {
        return order;
    }

    private static Comparator<Precinct> byResolution() {
        return Comparator.comparingInt(Precinct::resolution);
    }

    private static Comparator<Precinct> byComponent() {
        return Comparator.comparingInt(Precinct::component);
    }

    private static Comparator<Precinct> byPosition() {
        return Comparator.comparingInt(Precinct::y).thenComparingInt(Precinct::x);
    }
}
