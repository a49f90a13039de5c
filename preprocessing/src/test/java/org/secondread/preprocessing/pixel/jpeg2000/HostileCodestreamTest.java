package org.secondread.preprocessing.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;

/** Whatever the bytes are, there is an image or a refusal, soon. */
class HostileCodestreamTest {
    private static final int MUTATIONS = 400;

    static List<Codestreams.Codestream> codestreams() {
        return Codestreams.all();
    }

    @ParameterizedTest
    @MethodSource("codestreams")
    void mutatedBytes_areDecodedOrRefused(Codestreams.Codestream codestream) {
        Random random = new Random(codestream.name().hashCode());
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            int refused = 0;
            for (int n = 0; n < MUTATIONS; n++) {
                refused += isRefused(mutated(codestream.bytes(), random), codestream) ? 1 : 0;
            }
            assertThat(refused).isPositive();
        });
    }

    private static boolean isRefused(byte[] bytes, Codestreams.Codestream codestream) {
        try {
            Codestreams.decode(bytes, codestream.format());
            return false;
        } catch (DiagnosisException refusal) {
            return true;
        }
    }

    /** One to four changes, half of them in the headers; at times an end cut off. */
    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(120, copy.length) : copy.length);
            copy[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : copy[at] ^ 1 << random.nextInt(8));
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
    }
}
