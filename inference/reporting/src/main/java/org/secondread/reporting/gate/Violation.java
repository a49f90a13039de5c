package org.secondread.reporting.gate;

/**
 * A rule that an object breaks.
 *
 * @param rule name of the rule, stable between releases
 * @param clause where it is written, such as {@code PS3.3 C.17.2}, or our own document
 * @param path the attribute at fault, from the root; empty where the object as a whole is
 * @param message what is wrong, without any value of the object
 */
public record Violation(String rule, String clause, String path, String message) {
    @Override
    public String toString() {
        return rule + " (" + clause + ")" + (path.isEmpty() ? "" : " " + path) + ": " + message;
    }
}
