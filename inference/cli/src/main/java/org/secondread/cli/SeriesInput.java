package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.InputLimits;
import org.secondread.preprocessing.dicom.LeftOut;
import org.secondread.preprocessing.dicom.SeriesFiles;
import org.secondread.preprocessing.dicom.SeriesFinder;

/** The instances behind a path that a person typed. What a zip archive was unpacked to is removed on close. */
final class SeriesInput implements AutoCloseable {
    private final SeriesFiles found;
    private final Path scratch;

    private SeriesInput(SeriesFiles found, Path scratch) {
        this.found = found;
        this.scratch = scratch;
    }

    /** @throws org.secondread.domain.DiagnosisException when nothing there can be read */
    static SeriesInput open(Path input, RequestContext context) throws IOException {
        Path scratch = Home.scratch("input");
        try {
            return new SeriesInput(new SeriesFinder(InputLimits.DEFAULT).find(input, scratch, context), scratch);
        } catch (RuntimeException e) {
            Home.remove(scratch);
            throw e;
        }
    }

    List<Path> files() {
        return found.files();
    }

    List<LeftOut> leftOut() {
        return found.leftOut();
    }

    @Override
    public void close() throws IOException {
        Home.remove(scratch);
    }
}
