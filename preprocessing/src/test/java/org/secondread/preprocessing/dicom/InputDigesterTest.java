package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.dcm4che3.data.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.phantoms.series.Instance;
import org.secondread.preprocessing.testing.TestingRequest;
import org.secondread.preprocessing.testing.TestingSeries;

class InputDigesterTest {
    @TempDir
    Path folder;

    @Test
    void digestsAreTakenInTheOrderOfInstanceUids() throws IOException, GeneralSecurityException {
        List<Instance> slices = TestingSeries.ct();
        MessageDigest whole = MessageDigest.getInstance("SHA-256");
        slices.stream()
                .sorted(Comparator.comparing(slice -> slice.dataset().getString(Tag.SOPInstanceUID)))
                .forEach(slice -> whole.update(sha256(slice.toFile().bytes())));

        assertThat(digest(TestingSeries.write(slices, folder)))
                .isEqualTo(HexFormat.of().formatHex(whole.digest()));
    }

    @Test
    void theOrderOfFilesIsOfNoAccount_eachByteIs() throws IOException {
        List<Path> files = TestingSeries.write(TestingSeries.ct(), folder);
        String before = digest(files);

        assertThat(digest(TestingSeries.shuffled(files, 9))).isEqualTo(before);

        byte[] bytes = Files.readAllBytes(files.get(5));
        bytes[bytes.length - 1] ^= 1;
        Files.write(files.get(5), bytes);
        assertThat(digest(files)).isNotEqualTo(before);
    }

    private static String digest(List<Path> files) {
        return new InputDigester(TestingSeries.cpus()).digest(TestingSeries.read(files), TestingRequest.alive());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
