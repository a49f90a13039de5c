package org.secondread.cli.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.secondread.cli.bench.PeerPrograms;
import org.secondread.cli.fuzz.AcceptedFiles.Accepted;
import org.secondread.domain.CpuBudget;

/** Asks pydicom what accepted files show, and says by which rule it sees one otherwise. */
public final class SecondOpinion {
    private final PeerPrograms peers;
    private final PrintStream out;

    public SecondOpinion(PeerPrograms peers, PrintStream out) {
        this.peers = peers;
        this.out = out;
    }

    /**
     * Compares so many files and prints how often each {@link Agreement} held, and each file on which none did.
     *
     * @return whether no file is seen otherwise
     */
    public boolean agrees(FuzzBench bench, int wanted) throws IOException {
        Map<Agreement, Integer> counts = new EnumMap<>(Agreement.class);
        int compared = 0;
        try (CpuBudget cpus = new CpuBudget(1);
                PeerDecoder peer = new PeerDecoder(peers)) {
            ReaderTargets ours = new ReaderTargets(cpus);
            for (Map.Entry<Long, Accepted> file : bench.acceptedFiles().files().entrySet()) {
                if (compared == wanted) {
                    break;
                }
                Agreement agreement = compare(file.getValue(), ours, peer);
                counts.merge(agreement, 1, Integer::sum);
                compared += agreement.isCompared() ? 1 : 0;
                if (agreement == Agreement.OTHERWISE) {
                    out.println("seen otherwise: input " + file.getKey());
                }
            }
        }
        out.printf(Locale.ROOT, "of accepted files compared with pydicom: %,d%n", compared);
        counts.forEach((agreement, count) -> out.printf(Locale.ROOT, "%,12d %s%n", count, agreement));
        return !counts.containsKey(Agreement.OTHERWISE);
    }

    private static Agreement compare(Accepted accepted, ReaderTargets ours, PeerDecoder peer) throws IOException {
        String answer = peer.digest(accepted.file());
        if (answer.equals(accepted.digest())) {
            return Agreement.EQUAL;
        }
        boolean unread = answer.startsWith(PeerDecoder.UNREAD);
        if (unread && peer.digest(accepted.sound()).equals(accepted.digest())) {
            return Agreement.AS_SOUND;
        }
        Path samples = accepted.file().resolveSibling("samples");
        SampleDigest.write(ours.samples(accepted.file()), samples);
        try {
            if (peer.isWithinLoss(unread ? accepted.sound() : accepted.file(), samples)) {
                return unread ? Agreement.AS_SOUND : Agreement.WITHIN_LOSS;
            }
        } finally {
            Files.delete(samples);
        }
        return unread ? Agreement.UNREAD : Agreement.OTHERWISE;
    }
}
