package org.secondread.preprocessing.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.preprocessing.dicom.ImageFileReader;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.pixel.Samples;
import org.secondread.preprocessing.testing.RealImages;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

/**
 * Every file with pixels in the codec corpus, beside what pydicom and its plug-ins make of it. The table of outcomes is a
 * resource; the one of this run is written to {@code target/codec-corpus.tsv}, from where it is copied when an outcome has
 * changed for a reason.
 */
class CodecCorpusTest {
    /** With these a decoder may round otherwise than another. */
    private static final Set<String> LOSSY = Set.of(
            "1.2.840.10008.1.2.4.50",
            "1.2.840.10008.1.2.4.51",
            "1.2.840.10008.1.2.4.81",
            "1.2.840.10008.1.2.4.91",
            "1.2.840.10008.1.2.4.203");

    private static final Path TABLE = Path.of("target", "codec-corpus.tsv");

    @TempDir
    Path folder;

    @Test
    void everyFileHasItsOutcome() throws IOException {
        Path corpus = RealImages.series("codecs");
        List<String> outcomes = new ArrayList<>();
        int decodedByReference = 0;
        int notEqual = 0;
        for (ReferenceFrames reference : ReferenceFrames.of(corpus, folder)) {
            String outcome = outcome(corpus, reference);
            outcomes.add(reference.path() + "\t" + reference.syntax() + "\t" + outcome);
            decodedByReference += reference.decoded() ? 1 : 0;
            notEqual += reference.decoded() && !outcome.matches("equal|within [12]") ? 1 : 0;
        }
        Files.write(TABLE, outcomes);

        assertThat(outcomes).hasSize(273);
        assertThat(decodedByReference).isEqualTo(260);
        assertThat(notEqual).isLessThanOrEqualTo(10);
        assertThat(outcomes).containsExactlyElementsOf(expected());
    }

    /** One image in seven syntaxes, as another program's NIfTI file has it: 35 tiles of a mosaic, each bottom up. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void oneImageInSevenSyntaxes_isThatOfTheOtherProgram(int number) throws IOException {
        Path set = RealImages.series("codecs").resolve("dcm_qa_ts");
        ImageFrames image = decode(set.resolve("In/" + number + ".dcm"));
        ByteBuffer volume = ByteBuffer.wrap(Files.readAllBytes(set.resolve("Ref/" + number + ".nii")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(352);

        double[] ours = new double[35 * 64 * 64];
        double[] theirs = new double[ours.length];
        for (int n = 0; n < ours.length; n++) {
            int tile = n / (64 * 64);
            int row = tile / 6 * 64 + 63 - n / 64 % 64;
            int column = tile % 6 * 64 + n % 64;
            ours[n] = image.samples().at(row * 384 + column);
            theirs[n] = volume.getShort();
        }
        assertThat(ours).isEqualTo(theirs);
    }

    /** Single bits that the reference does not decode when they are compressed, beside the same ones uncompressed. */
    @ParameterizedTest
    @CsvSource({
        "liver_deflate.dcm, liver.dcm",
        "liver_rle.dcm, liver.dcm",
        "liver_nonbyte_aligned_deflate.dcm, liver_nonbyte_aligned.dcm",
        "liver_nonbyte_aligned_rle.dcm, liver_nonbyte_aligned.dcm"
    })
    void compressedBits_areThoseOfTheUncompressedFile(String compressed, String plain) {
        Path set = RealImages.series("codecs").resolve("pydicom-data");

        assertThat(((Samples.Shorts) decode(set.resolve(compressed)).samples()).bits())
                .isEqualTo(((Samples.Shorts) decode(set.resolve(plain)).samples()).bits());
    }

    private static String outcome(Path corpus, ReferenceFrames reference) throws IOException {
        try {
            ImageFrames image = decode(corpus.resolve(reference.path()));
            if (!reference.decoded()) {
                return "decoded here only";
            }
            double difference = reference.largestDifference(image.samples());
            boolean within = difference <= 2 && LOSSY.contains(reference.syntax());
            return difference == 0 ? "equal" : within ? "within " + (int) difference : "different by " + difference;
        } catch (DiagnosisException e) {
            String who = reference.decoded() ? "refused here only" : "refused by both";
            return who + ": " + e.code() + ", " + e.getMessage();
        }
    }

    private static ImageFrames decode(Path file) {
        return new ImageFrameDecoder(TestingSeries.cpus())
                .decode(new ImageFileReader(ReadLimits.DEFAULT).read(file), TestingRequest.alive());
    }

    private static List<String> expected() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                CodecCorpusTest.class.getResourceAsStream("codec-corpus.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
