package org.secondread.preprocessing.pixel.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.secondread.preprocessing.pixel.PixelFormat;

/**
 * What a frame header says (T.81 B.2.2), once it agrees with the format.
 *
 * @param precision bits of a sample
 * @param components in the order of the header; their sampling factors are 1 to 4
 */
record FrameHeader(CodingProcess process, int precision, int rows, int columns, List<Component> components) {
    /**
     * @param id by which scans name it
     * @param across horizontal sampling factor
     * @param down vertical sampling factor
     * @param quantization selects a quantization table, 0 to 3
     */
    record Component(int id, int across, int down, int quantization) {
        static Component read(Codestream stream) {
            int id = stream.read8();
            int sampling = stream.read8();
            int quantization = stream.read8();
            int across = sampling >> 4;
            int down = sampling & 15;
            if (across < 1 || across > 4 || down < 1 || down > 4 || quantization > 3) {
                throw Refusal.malformed("has an impossible component");
            }
            return new Component(id, across, down, quantization);
        }
    }

    /** Reads the segment that is open, and holds it against the format before anything is made of it. */
    static FrameHeader read(CodingProcess process, Codestream stream, PixelFormat format) {
        int precision = stream.read8();
        int rows = stream.read16();
        int columns = stream.read16();
        int count = stream.read8();
        if (rows == 0) {
            throw Refusal.malformed("tells its number of lines only behind the scan (DNL), which is not read");
        }
        require(rows == format.rows() && columns == format.columns(), "is of another size than Rows and Columns say");
        require(count == format.photometric().samples(), "has other components than Photometric Interpretation says");
        requirePrecision(process, precision, format);
        List<Component> components = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            components.add(Component.read(stream));
        }
        require(components.stream().map(Component::id).distinct().count() == count, "names two components alike");
        return new FrameHeader(process, precision, rows, columns, List.copyOf(components)).requireSampling();
    }

    /** Fewer bits than are stored are still the value, but a sign bit among those left out would be lost. */
    private static void requirePrecision(CodingProcess process, int precision, PixelFormat format) {
        require(process.allows(precision), "has a sample precision that its process does not allow");
        require(precision <= format.bitsAllocated(), "has more bits a sample than Bits Allocated says");
        require(
                !format.signed() || precision >= format.bitsStored(),
                "has no room for the sign that Bits Stored places");
    }

    private FrameHeader requireSampling() {
        for (Component component : components) {
            require(
                    mostAcross() % component.across() == 0 && mostDown() % component.down() == 0,
                    "has a fractional ratio of sampling factors, which is not read");
        }
        return this;
    }

    /** Place of a component among {@link #components}. */
    int indexOf(int id) {
        for (int n = 0; n < components.size(); n++) {
            if (components.get(n).id() == id) {
                return n;
            }
        }
        throw Refusal.malformed("has a scan of a component that its frame has not");
    }

    /** How many columns of the frame a column of a component stands for. */
    int columnsOf(int component) {
        return mostAcross() / components.get(component).across();
    }

    /** How many rows of the frame a row of a component stands for. */
    int rowsOf(int component) {
        return mostDown() / components.get(component).down();
    }

    boolean isSubsampled(int component) {
        return columnsOf(component) > 1 || rowsOf(component) > 1;
    }

    int mostAcross() {
        return components.stream().mapToInt(Component::across).max().orElseThrow();
    }

    int mostDown() {
        return components.stream().mapToInt(Component::down).max().orElseThrow();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw Refusal.malformed(otherwise);
        }
    }
}
