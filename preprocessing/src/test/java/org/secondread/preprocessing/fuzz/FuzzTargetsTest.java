package org.secondread.preprocessing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.phantoms.series.Instance;
import org.secondread.preprocessing.pixel.syntax.TransferSyntax;
import org.secondread.preprocessing.testing.TestingSeries;

/** Runs every target for so many inputs in a process of its own, from seeds that are made here. */
class FuzzTargetsTest {
    private static final String PIXELS_8 = "0f0f0101";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"FileFuzz, 2000", "SeriesFuzz, 100", "FrameFuzz, 12000"})
    void inputsFoundByCoverage_areReadOrRefused(String target, int runs) throws Exception {
        Path seeds = Files.createDirectory(folder.resolve("seeds"));
        Path log = folder.resolve("log");
        Process fuzzer = fuzzer(target, runs, seeds, log).start();

        boolean ended = fuzzer.waitFor(2, TimeUnit.MINUTES);
        fuzzer.destroyForcibly();

        assertThat(ended).as("%s ends", target).isTrue();
        assertThat(fuzzer.exitValue())
                .as(Files.readString(log, StandardCharsets.UTF_8))
                .isZero();
        assertThat(log).content().contains("Done " + runs + " runs");
    }

    /**
     * Memory is bounded by the virtual machine. The fuzzer's own bound looks at the largest resident set, in which Linux counts that of the process
     * which started it (getrusage(2)).
     */
    private ProcessBuilder fuzzer(String target, int runs, Path seeds, Path log) throws IOException {
        writeSeeds(target, seeds);
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:MaxDirectMemorySize=256m",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + getClass().getPackageName() + "." + target,
                        "--instrumentation_includes=org.secondread.preprocessing.**",
                        "--disabled_hooks=**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + folder + "/",
                        "-runs=" + runs,
                        "-seed=1",
                        "-timeout=10",
                        "-rss_limit_mb=0",
                        "-max_len=8192",
                        seeds.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
    }

    private static void writeSeeds(String target, Path seeds) throws IOException {
        switch (target) {
            case "FileFuzz" -> {
                for (Instance instance : TestingSeries.ct().subList(0, 2)) {
                    Files.write(
                            seeds.resolve(instance.toFile().name()),
                            instance.toFile().bytes());
                }
            }
            case "FrameFuzz" -> writeFrames(seeds);
            default -> write(seeds, "00".repeat(40));
        }
    }

    /** A blank frame for each decoder, and the codestreams of the tests of JPEG 2000. */
    private static void writeFrames(Path seeds) throws IOException {
        writeFrame(seeds, TransferSyntax.EXPLICIT_BIG_ENDIAN, "00".repeat(256));
        writeFrame(seeds, TransferSyntax.DEFLATED_IMAGE_FRAME, "63601805a36014" + "00".repeat(8));
        writeFrame(seeds, TransferSyntax.RLE_LOSSLESS, "0100000040000000" + "00".repeat(56) + "81008100");
        writeFrame(
                seeds,
                TransferSyntax.JPEG_LOSSLESS,
                "ffd8ffc40014000100000000000000000000000000000000ffc3000b08001000100101" + "1100"
                        + "ffda0008010100010000" + "00".repeat(32) + "ffd9");
        writeFrame(
                seeds,
                TransferSyntax.JPEG_LS_LOSSLESS,
                "ffd8fff7000b080010001001011100ffda0008010100000000" + "00".repeat(40) + "ffd9");
        writeCodestreams(seeds);
    }

    private static void writeFrame(Path seeds, TransferSyntax syntax, String hex) throws IOException {
        write(seeds, HexFormat.of().toHexDigits((byte) syntax.ordinal()) + PIXELS_8 + hex);
    }

    private static void write(Path seeds, String hex) throws IOException {
        Files.write(
                seeds.resolve("seed-" + Integer.toHexString(hex.hashCode())),
                HexFormat.of().parseHex(hex));
    }

    private static void writeCodestreams(Path seeds) throws IOException {
        try (var in = FuzzTargetsTest.class.getResourceAsStream("../pixel/jpeg2000/codestreams.txt")) {
            assertThat(in).isNotNull();
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (String line : lines) {
                String[] parts = line.split("\\|", -1);
                if (!line.startsWith("#")
                        && parts.length == 4
                        && parts[1].strip().startsWith("19 14 ")) {
                    boolean colour = parts[1].strip().startsWith("19 14 3");
                    String format = "120d" + (colour ? "03" : "01") + "02";
                    String syntax = HexFormat.of().toHexDigits((byte) TransferSyntax.JPEG_2000.ordinal());
                    write(seeds, syntax + format + parts[3].strip());
                }
            }
        }
    }
}
