package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secondread.cli.demo.DemoOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Starts the service, sends it a synthetic chest CT with six known nodules, and holds what comes back against the truth.",
            "Exit code 1 when a nodule is missed, more than two marks are false, or a result object fails its judges."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--seed", description = "Of the synthetic chest; random by default.")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--nodules", description = "How many (default: ${DEFAULT-VALUE}).")
    private int nodules = 6;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for series and results; .secondread/demo by default.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() throws IOException {
        long chosen = seed.orElseGet(() -> (long) new SecureRandom().nextInt(1_000_000));
        Path folder = out.orElseGet(() -> Home.state().resolve("demo").resolve("seed-" + chosen));
        try (DemoService service = DemoService.start()) {
            ProgressLine progress = ProgressLine.onStandardError();
            DemoOutcome outcome = service.demo().run(chosen, nodules, folder, progress);
            progress.end();
            outcome.print(System.out);
            System.out.println(outcome.passed() ? "passed" : "FAILED");
            return outcome.passed() ? 0 : 1;
        }
    }
}
