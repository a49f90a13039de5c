package org.secondread.preprocessing.pixel.jpeg;

import java.util.ArrayList;
import java.util.List;

/**
 * What a scan header says (T.81 B.2.3).
 *
 * @param components in the order in which a minimum coded unit holds them
 * @param selection the predictor of a lossless scan (Ss); 0, the first coefficient, in a sequential one
 * @param pointTransform of a lossless scan (Al): bits that were cut off; 0 in a sequential one
 */
record ScanHeader(List<Component> components, int selection, int pointTransform) {
    /**
     * @param index place among the frame's components
     * @param dc selects the table of DC or lossless differences
     * @param ac selects the table of AC coefficients
     */
    record Component(int index, int dc, int ac) {}

    /** Reads the segment that is open. */
    static ScanHeader read(Codestream stream, FrameHeader frame) {
        int count = stream.read8();
        if (count < 1 || count > frame.components().size()) {
            throw Refusal.malformed("has a scan of an impossible number of components");
        }
        List<Component> components = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            int index = frame.indexOf(stream.read8());
            int tables = stream.read8();
            if ((tables & ~0x33) != 0) {
                throw Refusal.malformed("selects an impossible Huffman table");
            }
            components.add(new Component(index, tables >> 4, tables & 15));
        }
        int selection = stream.read8();
        int last = stream.read8();
        int approximation = stream.read8();
        ScanHeader header = new ScanHeader(List.copyOf(components), selection, approximation & 15);
        if (!header.suits(frame, last, approximation >> 4)) {
            throw Refusal.malformed("has a scan whose parameters its process does not allow");
        }
        return header;
    }

    /** Sequential scans hold all 64 coefficients also where the last one (Se) was left at 0, as some encoders do. */
    private boolean suits(FrameHeader frame, int last, int high) {
        if (frame.process() == CodingProcess.LOSSLESS) {
            return selection >= 1 && selection <= 7 && high == 0 && pointTransform < frame.precision();
        }
        return selection == 0 && (last == 63 || last == 0) && high == 0 && pointTransform == 0;
    }
}
