package org.secondread.phantoms.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.phantoms.chest.ChestPhantom;
import org.secondread.phantoms.fault.Fault;
import org.secondread.phantoms.space.LinearPhantom;
import org.secondread.phantoms.space.Orientation;
import org.secondread.phantoms.space.SeriesGeometry;

@Tag("needs-dciodvfy")
class ConformanceTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void judgeIsThere() {
        Dciodvfy.assumeInstalled();
    }

    static Stream<Orientation> orientations() {
        return ValidSeries.orientations();
    }

    static Stream<PixelEncoding> encodings() {
        return ValidSeries.encodings();
    }

    static Stream<PatientIdentity> patients() {
        return ValidSeries.patients();
    }

    @ParameterizedTest
    @MethodSource("orientations")
    void everyOrientationIsValid(Orientation orientation) throws IOException {
        assertValid(PhantomSeries.ramp(SeriesGeometry.small().withOrientation(orientation)), SeriesOptions.ct(1));
    }

    /** The judge cannot read deflated data, whoever wrote them; what they hold is compared in {@link SeriesWriterTest}. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEFLATED_EXPLICIT_LITTLE_ENDIAN")
    void everySyntaxIsValid(TransferSyntax syntax) throws IOException {
        assertValid(PhantomSeries.ramp(), SeriesOptions.ct(1).withSyntax(syntax));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void everyEncodingIsValid(PixelEncoding encoding) throws IOException {
        assertValid(PhantomSeries.ramp(), SeriesOptions.ct(1).withPixels(encoding));
    }

    @ParameterizedTest
    @MethodSource("patients")
    void everyPatientIsValid(PatientIdentity patient) throws IOException {
        assertValid(PhantomSeries.ramp(), SeriesOptions.ct(1).withPatient(patient));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEFLATED_EXPLICIT_LITTLE_ENDIAN")
    void magneticResonanceIsValid(TransferSyntax syntax) throws IOException {
        PhantomSeries series = new PhantomSeries(LinearPhantom.MR, SeriesGeometry.small(), ImageNoise.NONE);
        assertValid(series, SeriesOptions.mr(1).withSyntax(syntax));
    }

    @Test
    void theChestIsValid() throws IOException {
        ChestPhantom chest = ChestPhantom.seeded(2).nodules(6).build();
        SeriesGeometry three = SeriesGeometry.axial(512, 400, 3, 0.7, 0.7, 2.5);
        assertValid(new PhantomSeries(chest, three, new ImageNoise(22, 2)), SeriesOptions.ct(2));
    }

    @ParameterizedTest
    @EnumSource
    void foldedSeriesAreValid(Modality modality) throws IOException {
        boolean ct = modality == Modality.CT;
        PhantomSeries series =
                new PhantomSeries(ct ? LinearPhantom.CT : LinearPhantom.MR, SeriesGeometry.small(), ImageNoise.NONE);
        Instance folded = EnhancedInstance.fold(
                InstanceComposer.composeAll(series, ct ? SeriesOptions.ct(1) : SeriesOptions.mr(1)));

        List<Path> files = SeriesFile.writeAll(List.of(folded.toFile()), folder);
        assertThat(Dciodvfy.errors(files.get(0))).isEmpty();
    }

    @Test
    void theJudgeFindsAFault() throws IOException {
        List<Instance> slices = InstanceComposer.composeAll(PhantomSeries.ramp(), SeriesOptions.ct(1));
        List<Path> files = SeriesFile.writeAll(Fault.MISSING_ORIENTATION.in(slices, 1), folder);
        assertThat(Dciodvfy.errors(files.get(0))).isNotEmpty();
    }

    private void assertValid(PhantomSeries series, SeriesOptions options) throws IOException {
        for (Path file : SeriesWriter.write(series, options, folder).files()) {
            assertThat(Dciodvfy.errors(file)).as(file.getFileName().toString()).isEmpty();
        }
    }
}
