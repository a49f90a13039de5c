package org.secondread.cli.fuzz;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import org.secondread.cli.bench.PeerPrograms;

/** Another decoder in a process of its own, {@code benchmarks/peers/decode_files.py}: a line asked, a line answered. */
final class PeerDecoder implements AutoCloseable {
    static final String UNREAD = "unread";

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    PeerDecoder(PeerPrograms peers) throws IOException {
        this.process = peers.command("decode_files.py")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** The digest of what a file shows, or {@link #UNREAD} and why. */
    String digest(Path file) throws IOException {
        return ask(file.toString());
    }

    /** Whether a file is lossy and all its values lie within 2 of the given ones. */
    boolean isWithinLoss(Path file, Path samples) throws IOException {
        return ask(file + "\t" + samples).equals("within loss");
    }

    private String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the other reader's process has ended");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        try (questions;
                answers) {
            process.destroy();
        }
    }
}
