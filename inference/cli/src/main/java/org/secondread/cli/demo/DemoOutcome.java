package org.secondread.cli.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.secondread.cli.demo.NoduleMatch.Outcome;
import org.secondread.domain.Vector3;
import org.secondread.phantoms.space.Nodule;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.Summary.ReportedFinding;

/**
 * What one demonstration came to.
 *
 * @param findings as the service reported them, by falling score
 * @param match findings against the true nodules
 * @param judgements of every DICOM object, by our own gate and by dciodvfy where it is installed
 * @param folder where the result objects lie
 */
public record DemoOutcome(
        List<ReportedFinding> findings,
        NoduleMatch match,
        List<ObjectJudgement> judgements,
        List<String> fileNames,
        Path folder) {

    static DemoOutcome of(List<Nodule> truth, AnalysisResult result, Path folder) throws IOException {
        List<ReportedFinding> findings = result.summary().findings();
        List<Vector3> marksMm = findings.stream()
                .map(finding -> finding.centreMm().orElseThrow())
                .toList();
        return new DemoOutcome(
                findings,
                NoduleMatch.of(truth, marksMm),
                ObjectJudgement.of(result.objects(), folder),
                result.objects().stream().map(ResultObject::fileName).toList(),
                folder);
    }

    /** No nodule missed, few false alarms, every object sound. */
    public boolean passed() {
        return match.missed().isEmpty()
                && match.falseAlarms().size() <= Demo.MOST_FALSE_ALARMS
                && judgements.stream().allMatch(ObjectJudgement::passed);
    }

    public void print(PrintStream out) {
        out.println("  true nodule                                    found   score  distance  diameter (measured)");
        match.nodules().forEach(outcome -> out.println("  " + row(outcome)));
        for (int mark : match.falseAlarms()) {
            ReportedFinding finding = findings.get(mark);
            out.printf(
                    Locale.ROOT,
                    "  false alarm at %s, score %.3f%n",
                    place(finding.centreMm().orElseThrow()),
                    finding.score().value());
        }
        judgements.forEach(judgement -> out.println("  " + judgement));
        out.println("  results in " + folder + ": " + String.join(", ", fileNames));
    }

    private String row(Outcome outcome) {
        Nodule nodule = outcome.nodule();
        Vector3 centreMm = new Vector3(
                nodule.centreMm().x(), nodule.centreMm().y(), nodule.centreMm().z());
        String truth = String.format(
                Locale.ROOT, "%4.1f mm %-12s at %s", nodule.diameterMm(), nodule.density(), place(centreMm));
        return outcome.mark()
                .map(mark -> String.format(
                        Locale.ROOT,
                        "%-46s  yes    %.3f   %4.1f mm   %4.1f mm",
                        truth,
                        findings.get(mark).score().value(),
                        outcome.distanceMm(),
                        meanDiameterMm(findings.get(mark))))
                .orElseGet(() -> String.format(Locale.ROOT, "%-46s  MISSED", truth));
    }

    /** Measurements stand in a fixed order; the last is the mean of long and short axis. */
    private static double meanDiameterMm(ReportedFinding finding) {
        return finding.measurements().get(finding.measurements().size() - 1).value();
    }

    private static String place(Vector3 mm) {
        return String.format(Locale.ROOT, "(%6.1f, %6.1f, %6.1f)", mm.x(), mm.y(), mm.z());
    }
}
