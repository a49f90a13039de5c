package org.secondread.preprocessing.volume;

import java.util.Arrays;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.ImageFile;
import org.secondread.preprocessing.pixel.Photometric;
import org.secondread.preprocessing.pixel.Samples;

/** Decodes every frame of one file, whatever its object class. */
public final class ImageFrameDecoder {
    private final CpuBudget cpus;

    public ImageFrameDecoder(CpuBudget cpus) {
        this.cpus = cpus;
    }

    /** @throws DiagnosisException TRUNCATED, MALFORMED_ATTRIBUTE, CANCELLED, OUT_OF_TIME */
    public ImageFrames decode(ImageFile image, RequestContext context) {
        int count = image.frames().size();
        int each = image.format().sampleCount();
        Samples samples = Samples.of(image.format(), Math.multiplyExact(count, each));
        Photometric[] photometrics = new Photometric[count];
        FrameLoader loader = new FrameLoader();
        cpus.forEach(
                count,
                context,
                n -> photometrics[n] =
                        loader.load(image.frames().get(n), image.syntax(), image.format(), samples, n * each));
        return new ImageFrames(image.format(), count, only(photometrics), samples);
    }

    private static Photometric only(Photometric[] photometrics) {
        if (Arrays.stream(photometrics).distinct().count() > 1) {
            throw DiagnosisException.of(
                    ErrorCode.MALFORMED_ATTRIBUTE, "frames of one image differ in their colour model");
        }
        return photometrics[0];
    }
}
