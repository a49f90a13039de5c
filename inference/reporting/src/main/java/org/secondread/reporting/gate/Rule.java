package org.secondread.reporting.gate;

import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;

/**
 * One sentence that an object is held against.
 *
 * @param id name of the rule
 * @param clause where it is written
 */
record Rule(String id, String clause, Check check) {

    Stream<Violation> judge(Attributes object) {
        return check.breaches(object).map(breach -> new Violation(id, clause, breach.path(), breach.message()));
    }

    /** How to see whether the rule is kept. */
    @FunctionalInterface
    interface Check {
        Stream<Breach> breaches(Attributes object);
    }

    /** Where and how it is not. */
    record Breach(String path, String message) {
        static Stream<Breach> unless(boolean kept, String path, String message) {
            return kept ? Stream.empty() : Stream.of(new Breach(path, message));
        }
    }
}
