package org.secondread.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.SourceFrame;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.object.Part10File;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;

/** Volumes of which several slices rest on one instance; the gate judges each result as it is written. */
class SharedSourceTest {
    @TempDir
    Path folder;

    @Test
    void framesOfOneInstance_areNamedByTheirNumbers() throws IOException {
        PhantomFinding finding = PhantomFinding.inFrames(folder);
        List<SourceFrame> touched = result(finding).findings().get(0).slices();

        Attributes segmentation = Part10File.read(write(finding).get(0).bytes());

        assertThat(touched).hasSizeGreaterThan(8);
        assertThat(sources(segmentation).map(image -> image.getInt(Tag.ReferencedFrameNumber, 0)))
                .containsExactlyElementsOf(touched.stream()
                        .map(frame -> frame.frameNumber().orElseThrow())
                        .toList());
        assertThat(segmentation
                        .getNestedDataset(Tag.ReferencedSeriesSequence)
                        .getSequence(Tag.ReferencedInstanceSequence))
                .hasSize(1);
    }

    @Test
    void anImageThatIsNearestToTwoSlices_isNamedOnceInTheReport() throws IOException {
        PhantomFinding finding = PhantomFinding.unevenlySliced(folder);
        List<SourceFrame> touched = result(finding).findings().get(0).slices();

        Attributes segmentation = Part10File.read(write(finding).get(0).bytes());

        assertThat(finding.volume().isResampled()).isTrue();
        assertThat(touched).doesNotHaveDuplicates();
        assertThat(sources(segmentation)).hasSizeGreaterThan(touched.size());
        assertThat(sources(segmentation).map(image -> image.getString(Tag.SpatialLocationsPreserved)))
                .containsOnly("NO");
    }

    private static Stream<Attributes> sources(Attributes segmentation) {
        return segmentation.getSequence(Tag.PerFrameFunctionalGroupsSequence).stream()
                .map(frame ->
                        frame.getNestedDataset(Tag.DerivationImageSequence).getNestedDataset(Tag.SourceImageSequence));
    }

    private static Result result(PhantomFinding finding) {
        return new ResultWriter(TestingResults.settings(Language.ENGLISH))
                .plan(new ResultSource(finding.volume(), List.of(), TestingResults.provenance()), finding.findings());
    }

    private static List<JudgedObject> write(PhantomFinding finding) {
        return new ResultWriter(TestingResults.settings(Language.ENGLISH)).write(result(finding));
    }
}
