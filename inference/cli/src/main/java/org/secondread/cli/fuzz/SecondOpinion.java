package org.secondread.cli.fuzz;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.secondread.cli.bench.PeerPrograms;

/** Asks pydicom what accepted files show: {@code benchmarks/peers/decode_files.py}. */
public final class SecondOpinion {
    private final PeerPrograms peers;
    private final PrintStream out;

    public SecondOpinion(PeerPrograms peers, PrintStream out) {
        this.peers = peers;
        this.out = out;
    }

    /**
     * Prints how often both see the same, and each file on which they differ.
     *
     * @return whether they differ nowhere; what pydicom cannot read counts neither way
     */
    public boolean agrees(FuzzBench bench) throws IOException {
        int equal = 0;
        int unread = 0;
        int different = 0;
        Process process = peers.command("decode_files.py")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedWriter questions = process.outputWriter();
                BufferedReader answers = process.inputReader()) {
            for (Map.Entry<Path, String> file : bench.acceptedFiles().digests().entrySet()) {
                questions.write(file.getKey() + "\n");
                questions.flush();
                String answer = answers.readLine();
                if (answer == null) {
                    throw new IOException("the other reader's process has ended");
                } else if (answer.equals(file.getValue())) {
                    equal++;
                } else if (answer.startsWith("unread")) {
                    unread++;
                } else {
                    different++;
                    out.println("seen otherwise: input " + file.getKey().getFileName());
                }
            }
        } finally {
            process.destroy();
        }
        out.printf(
                Locale.ROOT,
                "of %,d accepted files pydicom sees %,d equally, %,d otherwise, and reads %,d not%n",
                equal + different + unread,
                equal,
                different,
                unread);
        return different == 0;
    }
}
