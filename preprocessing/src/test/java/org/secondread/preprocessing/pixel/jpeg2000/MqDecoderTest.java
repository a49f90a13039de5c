package org.secondread.preprocessing.pixel.jpeg2000;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MqDecoderTest {
    /** The test sequence of ITU-T T.88 H.2, whose arithmetic coder is that of T.800. */
    @Test
    void standardsTestSequence() {
        byte[] coded = HexFormat.of().parseHex("84C73BFCE1A1430402200000410DBB86F4317FFF88FF37471ADB6ADFFFAC");
        byte[] plain = HexFormat.of()
                .parseHex("00020051000000C0035287 2AAAAAAAAA82C02000FCD79EF6BF7FED904F46A3BF".replace(" ", ""));
        byte[] ended = Arrays.copyOf(coded, coded.length + 2);
        Arrays.fill(ended, coded.length, ended.length, (byte) 0xFF);
        MqDecoder decoder = new MqDecoder(1);
        decoder.setContext(0, 0);
        decoder.start(ended, 0);
        byte[] decoded = new byte[plain.length];
        for (int n = 0; n < 8 * plain.length; n++) {
            decoded[n / 8] |= (byte) (decoder.decode(0) << 7 - n % 8);
        }
        assertThat(decoded).containsExactly(plain);
    }
}
