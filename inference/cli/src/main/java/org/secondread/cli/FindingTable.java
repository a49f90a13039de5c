package org.secondread.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.secondread.domain.Vector3;
import org.secondread.models.extraction.Measurement;
import org.secondread.pipeline.Summary;
import org.secondread.pipeline.Summary.ReportedFinding;
import org.secondread.pipeline.Summary.SourceSlice;

/** A summary as a table for people. */
final class FindingTable {
    private FindingTable() {}

    static void print(Summary summary, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%s: %d findings, %d candidates below the operating point; triage score %.3f, %s%n",
                summary.model(),
                summary.findings().size(),
                summary.candidateCount(),
                summary.triage().score().value(),
                summary.triage().isSuspected() ? summary.triage().category() : "nothing suspected");
        int rank = 0;
        for (ReportedFinding finding : summary.findings()) {
            out.println("  " + ++rank + ". " + line(finding));
        }
        summary.limitations()
                .forEach(l -> out.println("  limitation: " + l.concept().meaning() + ": " + l.detail()));
    }

    private static String line(ReportedFinding finding) {
        String side = finding.laterality().map(code -> code.meaning() + " ").orElse("");
        return String.format(
                Locale.ROOT,
                "score %.3f  %s%s, %s%s%s",
                finding.score().value(),
                side,
                finding.site().meaning(),
                finding.code().meaning(),
                finding.centreMm().map(FindingTable::at).orElse(""),
                measured(finding.measurements()) + slices(finding.slices()));
    }

    private static String at(Vector3 mm) {
        return String.format(Locale.ROOT, " at (%.1f, %.1f, %.1f) mm", mm.x(), mm.y(), mm.z());
    }

    private static String measured(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder();
        for (Measurement m : measurements) {
            text.append(String.format(
                    Locale.ROOT,
                    ", %s %.1f %s",
                    m.concept().meaning(),
                    m.value(),
                    m.unit().value()));
        }
        return text.toString();
    }

    private static String slices(List<SourceSlice> slices) {
        if (slices.isEmpty()) {
            return "";
        }
        OptionalInt first = slices.get(0).frame().instanceNumber();
        OptionalInt last = slices.get(slices.size() - 1).frame().instanceNumber();
        boolean numbered = first.isPresent() && last.isPresent();
        return numbered ? ", images " + first.getAsInt() + " to " + last.getAsInt() : "";
    }
}
