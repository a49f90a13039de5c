package org.secondread.preprocessing.pixel;

/**
 * Stored values of frames one after another: row by row, column fastest, the samples of a colour pixel side by side
 * whatever the encoding's Planar Configuration. The narrowest array that holds them is used.
 */
public sealed interface Samples {
    /** An array for {@code count} samples of a format. */
    static Samples of(PixelFormat format, int count) {
        if (format.isFloat()) {
            return format.bitsAllocated() == Float.SIZE ? new Floats(new float[count]) : new Doubles(new double[count]);
        }
        return format.bitsAllocated() <= Short.SIZE
                ? new Shorts(new short[count], format.signed())
                : new Ints(new int[count], format.signed());
    }

    int length();

    /** The stored value of a sample, its sign applied. */
    double at(int index);

    /**
     * Samples of up to 16 bits.
     *
     * @param bits two's complement when signed; owned by this value from now on
     */
    record Shorts(short[] bits, boolean signed) implements Samples {
        @Override
        public int length() {
            return bits.length;
        }

        @Override
        public double at(int index) {
            return signed ? bits[index] : bits[index] & 0xFFFF;
        }
    }

    /** Samples of 17 to 32 bits. */
    record Ints(int[] bits, boolean signed) implements Samples {
        @Override
        public int length() {
            return bits.length;
        }

        @Override
        public double at(int index) {
            return signed ? bits[index] : Integer.toUnsignedLong(bits[index]);
        }
    }

    /** Float Pixel Data (7FE0,0008). */
    record Floats(float[] values) implements Samples {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double at(int index) {
            return values[index];
        }
    }

    /** Double Float Pixel Data (7FE0,0009). */
    record Doubles(double[] values) implements Samples {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public double at(int index) {
            return values[index];
        }
    }
}
