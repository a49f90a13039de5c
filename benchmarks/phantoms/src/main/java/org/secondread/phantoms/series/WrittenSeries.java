package org.secondread.phantoms.series;

import java.nio.file.Path;
import java.util.List;

/**
 * Where a series lies and what is true of it.
 *
 * @param files in the order of the slices along the normal, whatever their names
 * @param uids of study, series, frame of reference and instances
 */
public record WrittenSeries(PhantomSeries series, SeriesOptions options, PhantomUids uids, List<Path> files) {

    public WrittenSeries {
        files = List.copyOf(files);
    }
}
