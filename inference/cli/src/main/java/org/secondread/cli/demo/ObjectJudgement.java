package org.secondread.cli.demo;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.secondread.pipeline.ResultObject;
import org.secondread.reporting.gate.ConformanceGate;

/**
 * What a judge says of one result object.
 *
 * @param file name of the object
 * @param judge who judged
 * @param errors empty when the object is sound
 */
public record ObjectJudgement(String file, String judge, List<String> errors) {
    private static final String DCIODVFY = "dciodvfy";

    public boolean passed() {
        return errors.isEmpty();
    }

    /** The gate once more on what was received, and dciodvfy where it is installed. */
    static List<ObjectJudgement> of(List<ResultObject> objects, Path folder) throws IOException {
        List<ObjectJudgement> judgements = new ArrayList<>();
        for (ResultObject object : objects) {
            if (object.dicom().isPresent()) {
                judgements.add(gate(object));
                Optional<Path> program = onPath();
                if (program.isPresent()) {
                    judgements.add(dciodvfy(program.get(), folder.resolve(object.fileName())));
                }
            }
        }
        return judgements;
    }

    private static ObjectJudgement gate(ResultObject object) {
        List<String> violations = new ConformanceGate()
                .judge(object.bytes()).violations().stream()
                        .map(Object::toString)
                        .toList();
        return new ObjectJudgement(object.fileName(), "gate", violations);
    }

    private static ObjectJudgement dciodvfy(Path program, Path file) throws IOException {
        Process process = new ProcessBuilder(program.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> errors =
                said.lines().filter(line -> line.startsWith("Error")).toList();
        return new ObjectJudgement(String.valueOf(file.getFileName()), DCIODVFY, errors);
    }

    private static Optional<Path> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, DCIODVFY))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public String toString() {
        return file + ": " + judge + (passed() ? " finds no errors" : " finds " + errors);
    }
}
