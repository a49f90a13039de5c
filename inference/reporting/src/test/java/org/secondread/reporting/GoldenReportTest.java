package org.secondread.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.junit.jupiter.api.Test;
import org.secondread.reporting.coding.Language;
import org.secondread.reporting.object.Keywords;
import org.secondread.reporting.object.Part10File;
import org.secondread.reporting.writer.JudgedObject;
import org.secondread.reporting.writer.ResultWriter;

/**
 * One whole report as text, so that every change of it is seen. After a wanted change it is written anew by {@code mvn -pl
 * inference/reporting -am test -Dtest=GoldenReportTest -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.write=true}.
 */
class GoldenReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/secondread/reporting/report.txt");

    @Test
    void report_isWhatItWas() throws IOException {
        Result result =
                TestingResults.result(TestingResults.chineseSourceAttributes(), TestingResults.one(), Language.CHINESE);
        JudgedObject report = new ResultWriter(result.settings()).write(result).get(1);
        StringBuilder dump = new StringBuilder();
        dump(Part10File.read(report.bytes()), "", dump);

        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(GOLDEN, dump);
        }
        assertThat(dump.toString()).isEqualTo(Files.readString(GOLDEN));
    }

    private static void dump(Attributes dataSet, String indent, StringBuilder out) {
        for (int tag : dataSet.tags()) {
            VR vr = dataSet.getVR(tag);
            out.append(indent).append(Keywords.withTag(tag)).append(' ').append(vr);
            if (vr == VR.SQ) {
                out.append('\n');
                dataSet.getSequence(tag).forEach(item -> {
                    out.append(indent).append("  item\n");
                    dump(item, indent + "    ", out);
                });
            } else {
                out.append(' ').append(text(dataSet, tag)).append('\n');
            }
        }
    }

    private static String text(Attributes dataSet, int tag) {
        String[] values = tag == Tag.PixelData ? null : dataSet.getStrings(tag);
        return values == null ? "" : String.join("\\", values);
    }
}
