package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.secondread.cli.remote.RemoteAnalysis;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.pipeline.AnalysisRequest;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.Engine;
import org.secondread.pipeline.ModelReference;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.SeriesAnalysis;
import org.secondread.pipeline.SeriesIdentity;
import org.secondread.reporting.coding.Language;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "analyze",
        description = "Reads one series with a model and writes the result objects.",
        mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
    static final String DEFAULT_MODEL = "lung-nodule";

    @Parameters(paramLabel = "PATH", description = "Folder, file or zip archive with one series.")
    private Path input = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the result objects.")
    private Path out = Path.of("");

    @Option(names = "--model", paramLabel = "NAME[@VERSION]", description = "Default: ${DEFAULT-VALUE}.")
    private String model = DEFAULT_MODEL;

    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Let a running server read the series instead of this process.")
    private Optional<String> server = Optional.empty();

    @Option(
            names = "--server-ca",
            paramLabel = "FILE",
            description =
                    "Certificates, PEM, that sign the server's; without it the line to the server is not encrypted.")
    private Optional<Path> serverCa = Optional.empty();

    @Option(names = "--catalog", paramLabel = "DIR", description = "Folder of models; the project's own by default.")
    private Optional<Path> catalog = Optional.empty();

    @Option(names = "--threads", description = "Compute threads; all cores by default.")
    private int threads = 0;

    @Option(
            names = "--language",
            description = "Of code meanings: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Language language = Language.ENGLISH;

    @Option(names = "--timeout", description = "Longest duration, such as PT5M (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofMinutes(10);

    @Option(names = "--json", description = "Print the summary as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        ModelReference reference = ModelReference.parse(model);
        try (SeriesInput series = SeriesInput.open(input, context())) {
            AnalysisRequest request = new AnalysisRequest(series.files(), SeriesIdentity.UNNAMED, reference, context());
            AnalysisResult result = server.isPresent() ? remotely(request) : locally(request);
            write(result, out);
            print(result);
        }
        return 0;
    }

    private AnalysisResult locally(AnalysisRequest request) {
        Map<String, String> keys = new HashMap<>();
        keys.put("secondread.models.threads", Integer.toString(threads));
        keys.put("secondread.reporting.language", language.name());
        catalog.ifPresent(folder -> keys.put("secondread.models.catalog", folder.toString()));
        try (Engine engine = Home.engine(Home.settings(keys))) {
            engine.catalog().load(request.model().name(), request.model().version());
            return shown(engine.analysis(), request);
        }
    }

    private AnalysisResult remotely(AnalysisRequest request) {
        try (RemoteAnalysis remote = RemoteAnalysis.connect(server.orElseThrow(), serverCa)) {
            return shown(remote, request);
        }
    }

    private static AnalysisResult shown(SeriesAnalysis analysis, AnalysisRequest request) {
        ProgressLine progress = ProgressLine.onStandardError();
        try {
            return analysis.analyze(request, progress);
        } finally {
            progress.end();
        }
    }

    /** Writes every object under its own name; an analysis that failed has written nothing. */
    static void write(AnalysisResult result, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (ResultObject object : result.objects()) {
            Files.write(folder.resolve(object.fileName()), object.bytes());
        }
    }

    private void print(AnalysisResult result) {
        if (json) {
            result.objects().stream()
                    .filter(object -> object.form() == ResultObject.Form.SUMMARY)
                    .forEach(object -> System.out.writeBytes(object.bytes()));
        } else {
            FindingTable.print(result.summary(), System.out);
            List<String> names =
                    result.objects().stream().map(ResultObject::fileName).toList();
            System.out.println("written to " + out + ": " + String.join(", ", names));
        }
    }

    private RequestContext context() {
        return new RequestContext(
                UUID.randomUUID().toString(),
                "local",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(timeout),
                new Cancellation());
    }
}
