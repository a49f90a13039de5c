package org.secondread.preprocessing.dicom;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.dicom.LeftOut.Reason;

/**
 * Separates the slices of a series from what scanners and workstations file with them: localizers, projections,
 * reformatted sections, captured screens.
 *
 * <p>What an image is, the values of Image Type (0008,0008) from the third on tell (PS3.3 C.7.6.1.1.2, C.8.2.1.1.1,
 * C.8.3.1.1.1). The first two decide nothing: scanners write SECONDARY for whole series of plain slices, and every lossy
 * copy is DERIVED. Nor does the word for a reformatted section by itself: there are scanners that write MPR into each
 * slice, and series that hold nothing else are volumes like others. So these are left out only where they are the
 * fewer.
 */
final class ImageSieve {
    private static final List<DicomAttribute> WHERE_IT_STANDS = List.of(
            DicomAttribute.IMAGE_TYPE, DicomAttribute.FRAME_TYPE, DicomAttribute.VOLUME_BASED_CALCULATION_TECHNIQUE);

    private static final Set<String> LOCALIZERS = Set.of("LOCALIZER");
    private static final Set<String> PROJECTIONS = Set.of(
            "PROJECTION IMAGE",
            "MIP",
            "MINIP",
            "MAX_IP",
            "MIN_IP",
            "MAXIMUM",
            "MINIMUM",
            "VOLUME_RENDER",
            "SURFACE_RENDER");
    private static final Set<String> REFORMATTED = Set.of("MPR", "CURVED_MPR", "REFORMATTED", "CSA MPR");

    private final boolean someAreSlices;
    private final boolean somePlaced;
    private final boolean reformattedAreFewer;

    private ImageSieve(boolean someAreSlices, boolean somePlaced, boolean reformattedAreFewer) {
        this.someAreSlices = someAreSlices;
        this.somePlaced = somePlaced;
        this.reformattedAreFewer = reformattedAreFewer;
    }

    /** @param frames all images of the series: what one is among them depends on the others */
    static ImageSieve over(List<CheckedFrame> frames) {
        long reformatted =
                frames.stream().filter(frame -> isOneOf(REFORMATTED, frame)).count();
        return new ImageSieve(
                frames.stream().anyMatch(frame -> kind(frame).isEmpty()),
                frames.stream().anyMatch(frame -> frame.plane().isPresent()),
                2 * reformatted < frames.size());
    }

    /** Why an image is no slice of the series' volumes; empty for one that is. */
    Optional<Reason> reasonAgainst(CheckedFrame frame) {
        if (somePlaced && frame.plane().isEmpty()) {
            return Optional.of(Reason.WITHOUT_PLACE);
        }
        return kind(frame).or(() -> ofReformatted(frame));
    }

    /** @throws DiagnosisException OBJECT_CLASS_UNSUPPORTED when the series holds localizers and projections only */
    void requireSlices() {
        if (!someAreSlices) {
            throw DiagnosisException.of(
                    ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                    DicomAttribute.IMAGE_TYPE.toString(),
                    "a localizer or projection is no slice of a volume, and there is nothing else");
        }
    }

    private Optional<Reason> ofReformatted(CheckedFrame frame) {
        return reformattedAreFewer && isOneOf(REFORMATTED, frame) ? Optional.of(Reason.REFORMATTED) : Optional.empty();
    }

    private static Optional<Reason> kind(CheckedFrame frame) {
        if (isOneOf(LOCALIZERS, frame)) {
            return Optional.of(Reason.LOCALIZER);
        }
        return isOneOf(PROJECTIONS, frame) ? Optional.of(Reason.PROJECTION) : Optional.empty();
    }

    private static boolean isOneOf(Set<String> words, CheckedFrame frame) {
        return imageType(frame).anyMatch(words::contains);
    }

    /** Image Type, or of an enhanced object Frame Type, from the third value on, and how a frame was calculated. */
    private static Stream<String> imageType(CheckedFrame frame) {
        return WHERE_IT_STANDS.stream()
                .flatMap(attribute ->
                        Arrays.stream(frame.traits().getOrDefault(attribute, "").split("\\\\", -1)));
    }
}
