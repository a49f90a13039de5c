package org.secondread.domain;

/**
 * Where samples lie. A finding on a volume has a place in the patient; a finding on a projection image has a place on
 * that image only, never in patient space.
 */
public sealed interface Grid permits PatientGrid, ImageGrid {}
