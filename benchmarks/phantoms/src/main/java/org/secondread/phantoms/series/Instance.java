package org.secondread.phantoms.series;

import java.util.function.Consumer;
import org.dcm4che3.data.Attributes;

/**
 * One image of a series before it is written.
 *
 * @param fileName name its file gets
 * @param dataset without meta information
 */
public record Instance(String fileName, TransferSyntax syntax, Attributes dataset) {

    public SeriesFile toFile() {
        return new SeriesFile(fileName, Part10File.encode(dataset, syntax));
    }

    /** This instance with a changed copy of its data set. */
    public Instance with(Consumer<Attributes> change) {
        Attributes copy = new Attributes(dataset);
        change.accept(copy);
        return new Instance(fileName, syntax, copy);
    }

    public Instance withFileName(String newName) {
        return new Instance(newName, syntax, dataset);
    }
}
