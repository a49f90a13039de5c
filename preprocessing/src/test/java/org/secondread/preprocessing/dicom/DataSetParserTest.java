package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secondread.preprocessing.dicom.Encoded.ITEM_END;
import static org.secondread.preprocessing.dicom.Encoded.SEQUENCE_END;
import static org.secondread.preprocessing.dicom.Encoded.UNDEFINED;
import static org.secondread.preprocessing.dicom.Encoded.explicit;
import static org.secondread.preprocessing.dicom.Encoded.explicitHeader;
import static org.secondread.preprocessing.dicom.Encoded.header;
import static org.secondread.preprocessing.dicom.Encoded.implicit;
import static org.secondread.preprocessing.dicom.Encoded.item;
import static org.secondread.preprocessing.dicom.Encoded.join;
import static org.secondread.preprocessing.dicom.Encoded.openItem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** What the bytes of a data set are read as. Each begins with Modality CT and ends with Body Part CHEST before pixels. */
class DataSetParserTest {
    /** In place of the attribute of a file that is cut short. */
    private static final String NONE = "";

    private static final int SEQUENCE = Tag.ReferencedStudySequence;
    private static final int PRIVATE_SEQUENCE = 0x00091010;
    private static final byte[] MODALITY = explicit(Tag.Modality, "CS", "CT");
    private static final byte[] BODY_PART = explicit(Tag.BodyPartExamined, "CS", "CHEST ");
    private static final byte[] PIXELS = explicitHeader(Tag.PixelData, "OW", 4);
    private static final byte[] INSIDE = explicit(Tag.StudyDescription, "LO", "inside");
    private static final byte[] INSIDE_IMPLICIT = implicit(Tag.StudyDescription, "inside");

    static Stream<Arguments> sequences() {
        byte[] opened = explicitHeader(SEQUENCE, "SQ", UNDEFINED);
        byte[] unknown = explicitHeader(PRIVATE_SEQUENCE, "UN", UNDEFINED);
        ToleratedDeviation delimiters = ToleratedDeviation.DELIMITERS_IRREGULAR;
        ToleratedDeviation encoding = ToleratedDeviation.ITEMS_IN_OTHER_ENCODING;
        return Stream.of(
                sequence("defined lengths", explicit(SEQUENCE, "SQ", item(INSIDE))),
                sequence("undefined lengths", join(opened, openItem(INSIDE, ITEM_END), SEQUENCE_END)),
                sequence("defined item", join(opened, item(INSIDE), SEQUENCE_END)),
                sequence("defined sequence", explicit(SEQUENCE, "SQ", openItem(INSIDE, ITEM_END))),
                sequence("unknown to its writer", explicit(SEQUENCE, "UN", item(INSIDE_IMPLICIT))),
                sequence("UN, undefined", join(unknown, openItem(INSIDE_IMPLICIT, ITEM_END), SEQUENCE_END)),
                sequence("no item delimiter", join(opened, openItem(INSIDE), SEQUENCE_END), delimiters),
                sequence("no delimiter at all", explicit(SEQUENCE, "SQ", openItem(INSIDE)), delimiters),
                sequence("no sequence delimiter", join(opened, item(INSIDE)), delimiters),
                sequence("no delimiter in a sequence's end", join(opened, openItem(INSIDE, ITEM_END)), delimiters),
                sequence("superfluous in item", explicit(SEQUENCE, "SQ", item(INSIDE, ITEM_END)), delimiters),
                sequence(
                        "superfluous in sequence",
                        explicit(SEQUENCE, "SQ", join(item(INSIDE), SEQUENCE_END)),
                        delimiters),
                sequence("superfluous behind", join(explicit(SEQUENCE, "SQ", item(INSIDE)), SEQUENCE_END), delimiters),
                sequence("delimiter with a length", join(opened, item(INSIDE), header(0xFFFEE0DD, 8)), delimiters),
                sequence("implicit items", explicit(SEQUENCE, "SQ", item(INSIDE_IMPLICIT)), encoding),
                sequence("UN with explicit items", join(unknown, openItem(INSIDE, ITEM_END), SEQUENCE_END), encoding));
    }

    private static Arguments sequence(String name, byte[] encoded, ToleratedDeviation... deviations) {
        return Arguments.of(name, encoded, List.of(deviations));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sequences")
    void sequence_readAsItIsMeant(String name, byte[] encoded, List<ToleratedDeviation> deviations) throws IOException {
        ParsedDataSet parsed = parse(MODALITY, encoded, BODY_PART, PIXELS);

        Attributes root = parsed.attributes();
        Sequence items = root.getSequence(root.contains(SEQUENCE) ? SEQUENCE : PRIVATE_SEQUENCE);
        assertThat(items).hasSize(1);
        assertThat(items.get(0).getString(Tag.StudyDescription)).isEqualTo("inside");
        assertThat(items.get(0).size()).isEqualTo(1);
        assertComplete(parsed, deviations);
    }

    static Stream<Arguments> elements() {
        return Stream.of(
                sequence("group length", join(explicit(0x00180000, "UL", new byte[] {14, 0, 0, 0}))),
                sequence(
                        "wrong group length",
                        join(
                                explicit(0x00100000, "UL", new byte[] {99, 0, 0, 0}),
                                explicit(Tag.PatientSex, "CS", "F ")),
                        ToleratedDeviation.GROUP_LENGTH_WRONG),
                sequence("odd length", explicit(Tag.PatientSex, "CS", "F"), ToleratedDeviation.ODD_LENGTH),
                sequence(
                        "out of order",
                        join(explicit(Tag.PatientSex, "CS", "F "), explicit(Tag.PatientID, "LO", "1 ")),
                        ToleratedDeviation.ELEMENTS_OUT_OF_ORDER),
                sequence("repeated", MODALITY, ToleratedDeviation.ELEMENT_REPEATED),
                sequence(
                        "VR of two question marks",
                        explicit(Tag.PatientSex, "??", "F "),
                        ToleratedDeviation.VR_UNKNOWN),
                sequence(
                        "VR of a later edition",
                        join(header(0x00091001, 'Z' << 8 | 'Y'), new byte[] {4, 0, 0, 0, 1, 2, 3, 4}),
                        ToleratedDeviation.VR_UNKNOWN),
                sequence("no VR", implicit(Tag.PatientSex, "F "), ToleratedDeviation.VR_UNKNOWN),
                sequence(
                        "an icon's fragments",
                        explicit(
                                PRIVATE_SEQUENCE,
                                "SQ",
                                item(
                                        explicitHeader(Tag.PixelData, "OB", UNDEFINED),
                                        header(0xFFFEE000, 0),
                                        header(0xFFFEE000, 2),
                                        new byte[2],
                                        SEQUENCE_END))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elements")
    void element_readAsItIsMeant(String name, byte[] encoded, List<ToleratedDeviation> deviations) throws IOException {
        assertComplete(parse(MODALITY, encoded, BODY_PART, PIXELS), deviations);
    }

    static Stream<Arguments> refused() {
        byte[] opened = explicitHeader(SEQUENCE, "SQ", UNDEFINED);
        byte[] other = explicit(Tag.Modality, "CS", "MR");
        byte[] huge = join(explicitHeader(PRIVATE_SEQUENCE, "OB", 0x7FFFFFF0), new byte[8]);
        return Stream.of(
                refusal("(0008,0060)", "occurs twice with different values", other),
                refusal(
                        "(0008,1110)",
                        "occurs twice",
                        explicit(SEQUENCE, "SQ", item()),
                        explicit(SEQUENCE, "SQ", item())),
                refusal(
                        "(0008,1030)",
                        "reaches beyond",
                        explicit(SEQUENCE, "SQ", item(explicitHeader(Tag.StudyDescription, "LO", 200)))),
                refusal("(FFFE,E000)", "reaches beyond", explicit(SEQUENCE, "SQ", header(0xFFFEE000, 200))),
                refusal("(0008,1110)", "something else than items", explicit(SEQUENCE, "SQ", INSIDE)),
                refusal(
                        "(0009,1010)",
                        "undefined length and is no sequence",
                        explicitHeader(PRIVATE_SEQUENCE, "OB", UNDEFINED),
                        new byte[16]),
                refusal("(0000,0002)", "does not belong", explicit(0x00000002, "UI", "1.2 ")),
                refusal("(0002,0010)", "does not belong", explicit(0x00020010, "UI", "1.2 ")),
                refusal("(FFFE,E000)", "does not belong", item()),
                refusal("(0010,0040)", "unknown VR", header(Tag.PatientSex, 0x7F7F7F7F)),
                refusal(NONE, "ends inside its data set", huge),
                refusal(NONE, "ends inside its data set", opened, openItem(INSIDE), new byte[0]),
                refusal(NONE, "ends inside its data set", explicitHeader(SEQUENCE, "SQ", 0xFFFFFFF0), item(INSIDE)));
    }

    private static Arguments refusal(String attribute, String rule, byte[]... encoded) {
        return Arguments.of(attribute, rule, join(encoded));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("refused")
    void whatIsNotProvable_isRefused(String attribute, String rule, byte[] encoded) {
        byte[] behind = attribute.equals(NONE) ? new byte[0] : join(BODY_PART, PIXELS);

        assertThatThrownBy(() -> parse(MODALITY, encoded, behind))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.code())
                            .isEqualTo(attribute.equals(NONE) ? ErrorCode.TRUNCATED : ErrorCode.MALFORMED_ATTRIBUTE);
                    assertThat(e.attribute().orElse(NONE)).isEqualTo(attribute);
                    assertThat(e.rule()).contains(rule);
                });
    }

    @Test
    void theParserStopsAtThePixels() throws IOException {
        PixelElement pixels = parse(MODALITY, PIXELS).pixels().orElseThrow();

        assertThat(pixels).isEqualTo(new PixelElement(Tag.PixelData, VR.OW, 4, MODALITY.length + PIXELS.length));
        assertThat(parse(MODALITY, explicitHeader(Tag.PixelData, "OB", UNDEFINED))
                        .pixels()
                        .orElseThrow()
                        .hasUndefinedLength())
                .isTrue();
        assertThat(parse(MODALITY).pixels()).isEmpty();
    }

    @Test
    void implicitVr_isTheDictionarys() throws IOException {
        byte[] encoded = join(
                implicit(Tag.Modality, "CT"),
                implicit(0x00090010, "ACME"),
                implicit(0x00091001, "1 "),
                header(0x00091002, UNDEFINED),
                item(INSIDE_IMPLICIT),
                SEQUENCE_END,
                implicit(Tag.BodyPartExamined, "CHEST "),
                header(Tag.PixelData, 4));
        ParsedDataSet parsed = parse(DataSetEncoding.IMPLICIT_LITTLE, encoded);

        assertComplete(parsed, List.of());
        assertThat(parsed.attributes().getVR(Tag.Modality)).isEqualTo(VR.CS);
        assertThat(parsed.attributes().getVR(0x00090010)).isEqualTo(VR.LO);
        assertThat(parsed.attributes().getVR(0x00091001)).isEqualTo(VR.UN);
        assertThat(parsed.attributes().getSequence(0x00091002)).hasSize(1);
    }

    /** Words are turned round by their VR; UN and text are not. */
    @Test
    void bigEndian_isTurnedRound() throws IOException {
        byte[] encoded = HexFormat.of()
                .parseHex("00280010" + "5553" + "0002" + "0102" // Rows
                        + "00280102" + "554E" + "0000" + "00000002" + "0102"
                        + "00281199" + "4644" + "0008" + "0102030405060708");
        Attributes attributes =
                parse(new DataSetEncoding(true, ByteOrder.BIG_ENDIAN), encoded).attributes();

        assertThat(attributes.bigEndian()).isFalse();
        assertThat(attributes.getValue(Tag.Rows)).isEqualTo(new byte[] {2, 1});
        assertThat(attributes.getValue(Tag.HighBit)).isEqualTo(new byte[] {1, 2});
        assertThat(attributes.getValue(0x00281199)).isEqualTo(new byte[] {8, 7, 6, 5, 4, 3, 2, 1});
        assertThatThrownBy(() -> parse(
                        new DataSetEncoding(true, ByteOrder.BIG_ENDIAN),
                        HexFormat.of().parseHex("0028001055530003010203")))
                .hasMessage("(0028,0010): is no whole number of values of 2 bytes");
    }

    private static void assertComplete(ParsedDataSet parsed, List<ToleratedDeviation> deviations) {
        assertThat(parsed.deviations()).containsExactlyInAnyOrderElementsOf(deviations);
        assertThat(parsed.attributes().getString(Tag.Modality)).isEqualTo("CT");
        assertThat(parsed.attributes().getString(Tag.BodyPartExamined)).isEqualTo("CHEST");
        assertThat(parsed.pixels().orElseThrow().length()).isEqualTo(4);
    }

    private static ParsedDataSet parse(byte[]... encoded) throws IOException {
        return parse(new DataSetEncoding(true, ByteOrder.LITTLE_ENDIAN), join(encoded));
    }

    private static ParsedDataSet parse(DataSetEncoding encoding, byte[] encoded) throws IOException {
        HeaderBytes bytes = new HeaderBytes(Channels.newChannel(new ByteArrayInputStream(encoded)), 1 << 20);
        return DataSetParser.parse(bytes, encoding, ReadLimits.DEFAULT);
    }
}
