package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.preprocessing.dicom.VoiLut.Function;
import org.secondread.preprocessing.dicom.VoiLut.Window;

class VoiLutTest {

    /** The examples of PS3.3 C.11.2.1.2.1, whose output goes from 0 to 255. */
    @ParameterizedTest
    @CsvSource({
        "2048, 4096, 0, 0",
        "2048, 4096, 4095.5, 255",
        "2048, 4096, 1000, 62.27106",
        "2048, 4096, 2047.5, 127.5",
        "2048, 1, 2047.5, 0",
        "2048, 1, 2048, 255",
        "0, 100, -50, 0",
        "0, 100, 49.5, 255",
        "0, 100, -0.5, 127.5",
        "0, 100, 20, 180.30303",
        "0, 1, -0.5, 0",
        "0, 1, 0, 255"
    })
    void linear_asTheStandardsExamples(double centre, double width, double value, double grey) {
        assertThat(255 * new Window(centre, width, Function.LINEAR).of(value)).isCloseTo(grey, within(1e-4));
    }

    @ParameterizedTest
    @CsvSource({
        "LINEAR_EXACT, 2048, 4096, 0, 0",
        "LINEAR_EXACT, 2048, 4096, 4096, 1",
        "LINEAR_EXACT, 2048, 4096, 1024, 0.25",
        "LINEAR_EXACT, 0.5, 0.1, 0.525, 0.75",
        "SIGMOID, 2048, 4096, 2048, 0.5",
        "SIGMOID, 40, 400, 140, 0.7310586",
        "SIGMOID, 40, 400, -60, 0.2689414"
    })
    void exactAndSigmoid_asTheirFormulas(Function function, double centre, double width, double value, double grey) {
        assertThat(new Window(centre, width, function).of(value)).isCloseTo(grey, within(1e-7));
    }

    @Test
    void aTable_goesBeforeAWindow_andHoldsItsEndsBeyondThem() {
        Attributes dataset = window("40", "400", "LINEAR");
        dataset.newSequence(Tag.VOILUTSequence, 1).add(table(3, -2, 10, 0, 512, 1023));

        VoiLut voi = VoiLut.read(new AttributeReader(dataset), true).orElseThrow();

        assertThat(new double[] {voi.of(-100), voi.of(-2), voi.of(-1), voi.of(0), voi.of(77)})
                .containsExactly(0, 0, 512 / 1023.0, 1, 1);
    }

    @Test
    void unsignedTables_beginBeyondTheSignedRange() {
        Attributes dataset = new Attributes();
        dataset.newSequence(Tag.VOILUTSequence, 1).add(table(2, 0xFFFE, 8, 17, 255));

        VoiLut voi = VoiLut.read(new AttributeReader(dataset), false).orElseThrow();

        assertThat(voi.of(65535)).isEqualTo(1);
        assertThat(voi.of(65534)).isEqualTo(17 / 255.0);
    }

    @Test
    void theFirstOfSeveralWindowsCounts_andNoneIsNone() {
        Attributes dataset = window("40", "400", null);
        dataset.setString(Tag.WindowCenter, VR.DS, "-600", "40");
        dataset.setString(Tag.WindowWidth, VR.DS, "1500", "400");

        assertThat(VoiLut.read(new AttributeReader(dataset), true)).hasValue(new Window(-600, 1500, Function.LINEAR));
        assertThat(VoiLut.read(new AttributeReader(new Attributes()), true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "40, 0.5, LINEAR, WindowWidth",
        "40, 0, SIGMOID, WindowWidth",
        "40, -1, LINEAR_EXACT, WindowWidth",
        "x, 400, LINEAR, WindowCenter",
        "40, NaN, LINEAR, WindowWidth",
        "40, 400, CUBIC, VOILUTFunction"
    })
    void whatIsNoWindow_isRefused(String centre, String width, String function, String keyword) {
        AttributeReader frame = new AttributeReader(window(centre, width, function));

        assertThatThrownBy(() -> VoiLut.read(frame, true)).hasMessageStartingWith(keyword + " (");
    }

    @ParameterizedTest
    @CsvSource({"4, 0, 10, LUTData", "3, 0, 7, LUTDescriptor", "3, 0, 17, LUTDescriptor", "3, 0, 9, LUTData"})
    void whatIsNoTable_isRefused(int count, int first, int bits, String keyword) {
        Attributes dataset = new Attributes();
        dataset.newSequence(Tag.VOILUTSequence, 1).add(table(count, first, bits, 0, 512, 1023));

        assertThatThrownBy(() -> VoiLut.read(new AttributeReader(dataset), true))
                .hasMessageStartingWith(keyword + " (");
    }

    private static Attributes window(String centre, String width, @Nullable String function) {
        Attributes dataset = new Attributes();
        dataset.setString(Tag.WindowCenter, VR.DS, centre);
        dataset.setString(Tag.WindowWidth, VR.DS, width);
        if (function != null) {
            dataset.setString(Tag.VOILUTFunction, VR.CS, function);
        }
        return dataset;
    }

    private static Attributes table(int count, int first, int bits, int... entries) {
        Attributes item = new Attributes();
        item.setInt(Tag.LUTDescriptor, VR.US, count, first & 0xFFFF, bits);
        item.setInt(Tag.LUTData, VR.US, entries);
        return item;
    }
}
