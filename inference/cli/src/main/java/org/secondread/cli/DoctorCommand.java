package org.secondread.cli;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.secondread.models.catalog.CatalogEntry;
import org.secondread.pipeline.Engine;
import org.secondread.pipeline.Software;
import org.secondread.preprocessing.dicom.DicomToolkit;
import org.secondread.server.config.Settings;
import org.secondread.server.config.SettingsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description =
                "Says whether this machine has what SecondRead needs. Exit code 1 when something essential is wrong.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final List<String> JUDGES = List.of("dciodvfy", "dsrdump", "DicomSRValidator");

    @Option(names = "--config", paramLabel = "FILE", description = "The service's configuration, for its ports.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Settings settings = new SettingsReader().read(config, Map.of());
        Map<String, String> found = new LinkedHashMap<>();
        found.put("SecondRead", Software.version() + " in " + Home.folder());
        found.put("Java", Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores");
        found.put("dcm4che", DicomToolkit.version() + " (" + DicomToolkit.jar() + ")");
        boolean healthy = models(settings, found);
        for (String judge : JUDGES) {
            found.put(judge, onPath(judge).orElse("not installed; only tests need it"));
        }
        found.put("gRPC port", port(settings.grpc().address(), settings.grpc().port()));
        found.put("HTTP port", port(settings.http().address(), settings.http().port()));
        print(found);
        return healthy ? 0 : 1;
    }

    private static boolean models(Settings settings, Map<String, String> found) {
        try (Engine engine = Home.engine(settings)) {
            engine.software().stream()
                    .skip(1)
                    .forEach(component -> found.putIfAbsent(component.name(), component.version()));
            List<CatalogEntry> entries = engine.catalog().loadAll();
            entries.forEach(entry -> found.put(
                    "model " + entry.name() + "@" + entry.version(),
                    entry.state()
                            + entry.problem().map(problem -> ": " + problem).orElse("")));
            return entries.stream().anyMatch(entry -> entry.state() == CatalogEntry.State.READY);
        }
    }

    private void print(Map<String, String> found) {
        if (json) {
            System.out.println(Json.pretty(found));
        } else {
            found.forEach((what, state) -> System.out.printf("%-28s %s%n", what, state));
        }
    }

    private static Optional<String> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String port(InetAddress address, int port) {
        String where = port + " on " + address.getHostAddress();
        try (ServerSocket socket = new ServerSocket(port, 1, address)) {
            return where + " is free";
        } catch (IOException e) {
            return where + " is taken or may not be used";
        }
    }
}
