package org.secondread.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DerivedUidTest {
    @Test
    void sameNames_giveTheSameUidForEver() {
        assertThat(DerivedUid.of("a", "b")).isEqualTo(DerivedUid.of("a", "b"));
        assertThat(DerivedUid.of("implementation")).isEqualTo("2.25.260000344000716213483862625372645412134");
    }

    @Test
    void partsAreKeptApart() {
        assertThat(DerivedUid.of("ab", "c")).isNotEqualTo(DerivedUid.of("a", "bc"));
    }

    @Test
    void uid_isANameBasedUuidInDecimal() {
        BigInteger number = new BigInteger(DerivedUid.of("anything").substring("2.25.".length()));
        UUID uuid = new UUID(number.shiftRight(64).longValue(), number.longValue());

        assertThat(uuid.version()).isEqualTo(5);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(DerivedUid.of("anything")).hasSizeLessThanOrEqualTo(64);
    }
}
