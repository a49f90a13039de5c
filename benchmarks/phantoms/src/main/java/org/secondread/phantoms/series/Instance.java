package org.secondread.phantoms.series;

import org.dcm4che3.data.Attributes;

/**
 * One image of a series before it is written.
 *
 * @param fileName name its file gets
 * @param dataset without meta information
 */
public record Instance(String fileName, TransferSyntax syntax, Attributes dataset) {

    /** The whole file. */
    public byte[] toBytes() {
        return Part10File.encode(dataset, syntax);
    }
}
