package org.secondread.preprocessing.dicom;

/**
 * What a folder or archive may hold before it is refused with SERIES_TOO_LARGE.
 *
 * @param maxFiles files of a folder, entries of an archive
 * @param maxUnpackedBytes bytes of all entries of an archive together
 * @param maxRatio how many times longer the entries may be than the archive, once they are longer than
 *     {@code freeBytes}: an image of one grey compresses as well as an archive made to exhaust a disk
 * @param freeBytes unpacked length below which the ratio does not matter
 */
public record InputLimits(int maxFiles, long maxUnpackedBytes, int maxRatio, long freeBytes) {
    /** 65,536 files, 4 GiB unpacked, 100 to 1 beyond 256 MiB. */
    public static final InputLimits DEFAULT = new InputLimits(1 << 16, 4L << 30, 100, 256L << 20);
}
