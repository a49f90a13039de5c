package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.secondread.domain.DiagnosisException;
import org.secondread.reporting.gate.ConformanceGate;
import org.secondread.reporting.gate.Violation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "validate",
        description =
                "Judges structured reports and segmentations by the gate's rules. Exit code 1 when one breaks a rule.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "DICOM files.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Map<String, List<Violation>> verdicts = new LinkedHashMap<>();
        for (Path file : files) {
            verdicts.put(file.toString(), violations(file));
        }
        if (json) {
            System.out.println(Json.pretty(verdicts));
        } else {
            verdicts.forEach(ValidateCommand::print);
        }
        return verdicts.values().stream().allMatch(List::isEmpty) ? 0 : 1;
    }

    /** An object that the gate cannot judge does not keep the others from their verdict. */
    private static List<Violation> violations(Path file) throws IOException {
        try {
            return new ConformanceGate().judge(Files.readAllBytes(file)).violations();
        } catch (DiagnosisException e) {
            return List.of(
                    new Violation(e.code().name(), "not judged", e.attribute().orElse(""), e.rule()));
        }
    }

    private static void print(String file, List<Violation> violations) {
        System.out.println(
                file + ": " + (violations.isEmpty() ? "no rule broken" : violations.size() + " rules broken"));
        violations.forEach(violation -> System.out.println("  " + violation));
    }
}
