package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 16777216, true",
        "0, 16777217, false",
        "64, 16841216, true",
        "64, 16841217, false",
        "64, 536870912, false",
        "524288, 536870912, true",
        "300000000000, 9000000000, true"
    })
    void framesMayBeAThousandTimesTheirEncoding_beyondSixteenMebibytes(long encoded, long decoded, boolean allowed) {
        assertThat(ReadLimits.DEFAULT.allowExpansion(encoded, decoded)).isEqualTo(allowed);
    }
}
