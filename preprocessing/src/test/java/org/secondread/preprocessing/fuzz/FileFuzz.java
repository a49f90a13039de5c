package org.secondread.preprocessing.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secondread.domain.CpuBudget;
import org.secondread.preprocessing.dicom.ImageFileReader;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.volume.ImageFrameDecoder;

/** Target: one file, its header and all its frames. */
public final class FileFuzz {
    private static final CpuBudget CPUS = new CpuBudget(1);
    private static final ImageFileReader READER = new ImageFileReader(ReadLimits.DEFAULT);
    private static final ImageFrameDecoder DECODER = new ImageFrameDecoder(CPUS);

    private FileFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".dcm");
        try {
            Files.write(file, bytes);
            Outcome.require(() -> DECODER.decode(READER.read(file), TestingRequest.alive()));
        } finally {
            Files.delete(file);
        }
    }
}
