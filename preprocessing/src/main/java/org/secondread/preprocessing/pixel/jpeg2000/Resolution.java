package org.secondread.preprocessing.pixel.jpeg2000;

import java.util.List;

/**
 * One resolution of a tile-component.
 *
 * @param area in its own coordinates (B-14)
 * @param bands LL for the lowest, else HL, LH and HH
 */
record Resolution(Area area, List<Band> bands, List<Precinct> precincts) {}
