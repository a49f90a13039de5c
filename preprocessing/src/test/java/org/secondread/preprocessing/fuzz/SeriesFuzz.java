package org.secondread.preprocessing.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.secondread.domain.CpuBudget;
import org.secondread.phantoms.series.Instance;
import org.secondread.phantoms.series.SeriesFile;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.VolumeAssembler;

/**
 * Target: the logic of series. The bytes are changes to a sound series, five each: which file, where in its header (two), how
 * many bits the byte there is turned by, and whether the file is left out or doubled. So nearly all inputs reach the logic,
 * while most broken files would be refused before.
 */
public final class SeriesFuzz {
    private static final int CHANGE = 5;
    private static final int MOST = 40;
    private static final CpuBudget CPUS = new CpuBudget(1);
    private static final SeriesReader READER = new SeriesReader(ReadLimits.DEFAULT, CPUS);
    private static final VolumeAssembler ASSEMBLER = new VolumeAssembler(CPUS);
    private static final List<byte[]> SOUND = TestingSeries.ct().stream()
            .map(Instance::toFile)
            .map(SeriesFile::bytes)
            .toList();

    private SeriesFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        List<byte[]> series = new ArrayList<>(SOUND.stream().map(byte[]::clone).toList());
        ByteBuffer changes = ByteBuffer.wrap(bytes);
        for (int n = 0; n < MOST && changes.remaining() >= CHANGE && !series.isEmpty(); n++) {
            change(series, changes);
        }
        Path folder = Files.createTempDirectory("fuzz");
        List<Path> files = new ArrayList<>();
        try {
            for (byte[] file : series) {
                files.add(Files.write(folder.resolve(files.size() + ".dcm"), file));
            }
            Outcome.require(() -> ASSEMBLER.assemble(
                    READER.read(files, TestingRequest.alive()), AssemblyPolicy.RESAMPLED, TestingRequest.alive()));
        } finally {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    private static void change(List<byte[]> series, ByteBuffer changes) {
        int at = (changes.get() & 0xFF) % series.size();
        byte[] file = series.get(at);
        file[(changes.getShort() & 0xFFFF) % file.length] ^= changes.get();
        switch (changes.get() & 15) {
            case 1 -> series.remove(at);
            case 2 -> series.add(file.clone());
            default -> {}
        }
    }
}
