package org.secondread.preprocessing.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.dicom.ItemSequence.Fragment;
import org.secondread.preprocessing.pixel.syntax.Encapsulation;

/**
 * Settles which fragments make up which frame. An offset table is believed when each of its entries is an item, and each of
 * these begins as a frame does; a wrong one is passed over and noted. Without a table there is one answer when there is one
 * frame, or as many frames as fragments; else the beginnings of the codestreams tell.
 */
final class FrameSplit {
    private final List<Fragment> fragments;
    private final Encapsulation encapsulation;
    private final int frames;
    private final Set<ToleratedDeviation> deviations = EnumSet.noneOf(ToleratedDeviation.class);

    FrameSplit(ItemSequence items, Encapsulation encapsulation, int frames) {
        this.fragments = items.fragments();
        this.encapsulation = encapsulation;
        this.frames = frames;
    }

    Set<ToleratedDeviation> deviations() {
        return deviations;
    }

    /** @throws DiagnosisException TRUNCATED, MALFORMED_ATTRIBUTE */
    List<EncodedPixels> split(List<OffsetTable> tables) {
        if (fragments.size() < frames) {
            throw DiagnosisException.of(
                    ErrorCode.TRUNCATED,
                    DicomAttribute.PIXEL_DATA.toString(),
                    "holds fewer fragments than Number of Frames demands");
        }
        for (OffsetTable table : tables) {
            Optional<List<EncodedPixels>> found = byTable(table);
            if (found.isPresent()) {
                return found.get();
            }
            deviations.add(ToleratedDeviation.OFFSET_TABLE_WRONG);
        }
        return assemble(starts());
    }

    private Optional<List<EncodedPixels>> byTable(OffsetTable table) {
        Map<Long, Integer> places = new HashMap<>();
        IntStream.range(0, fragments.size())
                .forEach(n -> places.put(fragments.get(n).start(), n));
        int[] starts = table.offsets().stream()
                .mapToInt(offset -> places.getOrDefault(offset, -1))
                .toArray();
        if (!isSound(starts)) {
            return Optional.empty();
        }
        List<EncodedPixels> found = assemble(starts);
        return table.lengths().isEmpty() ? Optional.of(found) : trimmed(found, table.lengths());
    }

    private boolean isSound(int[] starts) {
        boolean rising = IntStream.range(1, starts.length).allMatch(n -> starts[n] > starts[n - 1]);
        return starts.length == frames
                && starts[0] == 0
                && rising
                && (encapsulation.mayFragment() || frames == fragments.size())
                && Arrays.stream(starts).allMatch(this::beginsFrame);
    }

    private boolean beginsFrame(int fragment) {
        return encapsulation.isStart(fragments.get(fragment).firstBytes());
    }

    /** The extended table also tells how much of a frame's item is padding. */
    private static Optional<List<EncodedPixels>> trimmed(List<EncodedPixels> found, List<Long> lengths) {
        List<EncodedPixels> trimmed = new ArrayList<>(found.size());
        for (int n = 0; n < found.size(); n++) {
            long length = lengths.size() == found.size() ? lengths.get(n) : -1;
            EncodedPixels frame = found.get(n);
            if (length < 1 || length > frame.length()) {
                return Optional.empty();
            }
            trimmed.add(
                    frame instanceof EncodedPixels.Stored stored
                            ? new EncodedPixels.Stored(stored.file(), stored.offset(), length)
                            : frame);
        }
        return Optional.of(trimmed);
    }

    private int[] starts() {
        if (frames == fragments.size()) {
            return IntStream.range(0, frames).toArray();
        }
        if (!encapsulation.mayFragment()) {
            throw DicomAttribute.PIXEL_DATA.malformed("must hold one fragment for each frame (PS3.5 A.4)");
        }
        int[] starts = IntStream.range(0, fragments.size())
                .filter(n -> n == 0 || beginsFrame(n))
                .toArray();
        if (starts.length != frames) {
            throw DicomAttribute.PIXEL_DATA.malformed("holds another number of codestreams than Number of Frames says");
        }
        return starts;
    }

    private List<EncodedPixels> assemble(int[] starts) {
        List<EncodedPixels> found = new ArrayList<>(frames);
        for (int n = 0; n < starts.length; n++) {
            int end = n + 1 < starts.length ? starts[n + 1] : fragments.size();
            List<EncodedPixels.Stored> parts = fragments.subList(starts[n], end).stream()
                    .map(Fragment::value)
                    .toList();
            found.add(parts.size() == 1 ? parts.get(0) : EncodedPixels.Fragments.of(parts));
        }
        return found;
    }
}
