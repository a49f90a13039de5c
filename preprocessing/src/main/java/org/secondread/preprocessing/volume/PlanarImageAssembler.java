package org.secondread.preprocessing.volume;

import java.util.Arrays;
import java.util.List;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.ImageGrid;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedFrame;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.DicomAttribute;
import org.secondread.preprocessing.dicom.ImageView;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.Samples;

/** Decodes the frames of a series that are no slices, each into an image of its own. */
public final class PlanarImageAssembler {
    private final CpuBudget cpus;

    public PlanarImageAssembler(CpuBudget cpus) {
        this.cpus = cpus;
    }

    /**
     * One image for each frame, in the series' order.
     *
     * @throws DiagnosisException OBJECT_CLASS_UNSUPPORTED when a frame is a slice; TRUNCATED, MALFORMED_ATTRIBUTE, CANCELLED,
     *     OUT_OF_TIME
     */
    public List<PlanarImage> assemble(CheckedSeries series, RequestContext context) {
        FrameLoader loader = new FrameLoader();
        PlanarImage[] images = new PlanarImage[series.frames().size()];
        cpus.forEach(
                images.length,
                context,
                n -> images[n] = image(series, series.frames().get(n), loader));
        return Arrays.asList(images);
    }

    private static PlanarImage image(CheckedSeries series, CheckedFrame frame, FrameLoader loader) {
        ImageView view = frame.view()
                .orElseThrow(() -> DiagnosisException.of(
                        ErrorCode.OBJECT_CLASS_UNSUPPORTED,
                        DicomAttribute.SOP_CLASS_UID.toString(),
                        "a slice in the patient is no planar image"));
        Samples stored = Samples.of(frame.format(), frame.format().sampleCount());
        Photometric photometric = loader.load(frame.pixels(), frame.syntax(), frame.format(), stored, 0);
        return new PlanarImage(
                series.header(),
                frame.source(),
                new ImageGrid(frame.format().columns(), frame.format().rows(), view.spacing()),
                frame.format(),
                photometric,
                stored,
                frame.units(),
                frame.padding(),
                frame.palette(),
                frame.voi(),
                view);
    }
}
