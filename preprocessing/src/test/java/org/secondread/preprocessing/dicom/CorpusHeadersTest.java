package org.secondread.preprocessing.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.secondread.domain.DiagnosisException;
import org.secondread.preprocessing.testing.Python;
import org.secondread.preprocessing.testing.RealImages;

/** Headers of several hundred files of many makers and test suites: the same elements with the same bytes as pydicom reads. */
@Tag("needs-data")
@Tag("needs-python")
class CorpusHeadersTest {
    /** What pydicom reads and we refuse: items too long for their sequence, no syntax and no way to see it, a cut file. */
    private static final Map<String, String> REFUSED = Map.of(
            "pydicom/dicomdirtests/DICOMDIR-nooffset", "(FFFE,E000): reaches beyond the item that it is in",
            "pydicom/meta_missing_tsyntax.dcm", "(0001,0001): has an unknown VR",
            "pydicom/rtplan_truncated.dcm", "the file ends inside its data set");

    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    private static final String BIG_ENDIAN = "1.2.840.10008.1.2.2";
    private static final String IMPLICIT = "1.2.840.10008.1.2";

    /** Prints for each file its elements before the pixels: number of items, or checksum of the bytes as stored. */
    private static final String[] PROGRAM = {
        "import os, sys, zlib, pydicom",
        "from pydicom.dataelem import RawDataElement",
        "WORDS = 'AT FD FL OD OF OL OV OW SL SS SV UL US UV'.split()",
        "for folder, _, names in sorted(os.walk(sys.argv[1])):",
        "  for name in sorted(names):",
        "    path = os.path.join(folder, name)",
        "    try: ds = pydicom.dcmread(path, force=True, stop_before_pixels=True)",
        "    except Exception: continue",
        "    if ds.is_implicit_VR is None or not (ds.file_meta or 'SOPClassUID' in ds): continue",
        "    swapped = not ds.is_little_endian",
        "    out = []",
        "    for tag in sorted(ds._dict):",
        "      e = ds._dict[tag]",
        "      if tag.element == 0 or tag >= 0x7FE00008: continue",
        "      try: vr = ds[tag].VR",
        "      except Exception: continue",
        "      if vr == 'SQ': out.append('%08X:%d' % (tag, len(ds[tag].value)))",
        "      elif isinstance(e, RawDataElement) and not (swapped and vr in WORDS):",
        "        out.append('%08X:%08X' % (tag, zlib.crc32(e.value or b'')))",
        "    print(os.path.relpath(path, sys.argv[1]), ' '.join(out), sep='\\t')",
    };

    @Test
    void headers_asPydicomReadsThem() throws IOException {
        Path corpus = RealImages.file("codecs");
        String[] arguments = Arrays.copyOf(PROGRAM, PROGRAM.length + 1);
        arguments[PROGRAM.length] = corpus.toString();
        Map<String, String> different = new TreeMap<>();
        List<String> files = Python.lines(arguments);
        for (String line : files) {
            String[] fileAndElements = line.split("\t", -1);
            String answer = answer(corpus.resolve(fileAndElements[0]), expected(fileAndElements[1]));
            if (!answer.isEmpty()) {
                different.put(fileAndElements[0], answer);
            }
        }

        assertThat(files).hasSizeGreaterThan(300);
        assertThat(different).isEqualTo(REFUSED);
    }

    /** Why a header is refused, or the elements that we read otherwise than expected; empty when there are none. */
    private static String answer(Path file, Map<String, String> expected) throws IOException {
        try {
            Map<String, String> found = elements(file);
            return expected.keySet().stream()
                    .filter(tag -> !Objects.equals(expected.get(tag), found.get(tag)))
                    .sorted()
                    .collect(Collectors.joining(" "));
        } catch (DiagnosisException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Map<String, String> expected(String printed) {
        return printed.isEmpty()
                ? Map.of()
                : List.of(printed.split(" ")).stream()
                        .collect(Collectors.toMap(e -> e.substring(0, 8), e -> e.substring(9)));
    }

    private static Map<String, String> elements(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            HeaderBytes bytes = new HeaderBytes(channel, 16 << 20);
            FileMeta meta = FileMeta.read(bytes);
            String syntax = meta.uid(DicomAttribute.TRANSFER_SYNTAX_UID).orElse("");
            HeaderBytes data = syntax.equals(DEFLATED) ? inflated(channel, meta) : bytes;
            Attributes attributes = DataSetParser.parse(data, encoding(data, syntax), ReadLimits.DEFAULT)
                    .attributes();
            Map<String, String> elements = new TreeMap<>();
            for (int tag : attributes.tags()) {
                elements.put(String.format("%08X", tag), print(attributes.getValue(tag)));
            }
            return elements;
        }
    }

    private static HeaderBytes inflated(FileChannel channel, FileMeta meta) throws IOException {
        InputStream inflating = InflatedPixels.inflating(Channels.newInputStream(channel.position(meta.length())));
        return new HeaderBytes(Channels.newChannel(inflating), 16 << 20);
    }

    private static DataSetEncoding encoding(HeaderBytes data, String syntax) throws IOException {
        ByteOrder order = syntax.equals(BIG_ENDIAN) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return DataSetEncoding.shownBy(data).orElseGet(() -> new DataSetEncoding(!syntax.equals(IMPLICIT), order));
    }

    private static String print(Object value) {
        if (value instanceof Sequence items) {
            return String.valueOf(items.size());
        }
        CRC32 checksum = new CRC32();
        checksum.update(value instanceof byte[] bytes ? bytes : new byte[0]);
        return String.format("%08X", checksum.getValue());
    }
}
