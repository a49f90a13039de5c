package org.secondread.models.catalog;

/**
 * A number that decides.
 *
 * @param value 0 to 1
 * @param source where it came from
 */
public record Threshold(double value, String source) {}
