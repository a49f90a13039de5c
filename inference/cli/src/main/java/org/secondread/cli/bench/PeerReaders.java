package org.secondread.cli.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Other people's readers, which a Python process runs and times: {@code benchmarks/peers/read_series.py}. */
final class PeerReaders implements AutoCloseable {
    /** Names that the script knows. */
    static final List<String> NAMES = List.of("pydicom", "SimpleITK", "dcm2niix");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    PeerReaders(PeerPrograms programs) throws IOException {
        this.process = programs.command("read_series.py")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    /**
     * One reading of a series.
     *
     * @param seconds from the folder's name to the volume in memory
     * @param shapeZyx of the volume
     * @param failure why there is none; then the rest is empty
     */
    record Reading(
            double seconds,
            List<Integer> shapeZyx,
            @Nullable String failure) {}

    Reading read(String reader, Path folder) throws IOException {
        questions.write(reader + " " + folder + "\n");
        questions.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the peers' process has ended");
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("error")) {
            return new Reading(0, List.of(), answer.get("error").asString());
        }
        List<Integer> shape =
                answer.get("shape").valueStream().map(JsonNode::asInt).toList();
        return new Reading(answer.get("seconds").asDouble(), shape, null);
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
