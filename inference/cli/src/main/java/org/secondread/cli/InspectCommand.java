package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.LeftOut;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.volume.Assembly;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.NiftiWriter;
import org.secondread.preprocessing.volume.SeriesInspection;
import org.secondread.preprocessing.volume.SeriesInspector;
import org.secondread.preprocessing.volume.Volume;
import org.secondread.preprocessing.volume.VolumeAssembler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inspect",
        description = "Says what a series is, or why it cannot become a volume.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", description = "Folder, file or zip archive with one series.")
    private Path input = Path.of("");

    @Option(names = "--json", description = "Answer with JSON.")
    private boolean json;

    @Option(
            names = "--nifti",
            paramLabel = "FILE",
            description =
                    "Also write the volume as NIfTI-1 (.nii or .nii.gz); of several the further ones as FILE-2, FILE-3 …")
    private Optional<Path> nifti = Optional.empty();

    @Option(
            names = "--assembly",
            paramLabel = "POLICY",
            description =
                    "How irregular geometry is treated, as in a model's card: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private AssemblyPolicy policy = AssemblyPolicy.REGULAR_GRID;

    @Override
    public Integer call() throws IOException {
        RequestContext context = new RequestContext(
                "inspect",
                "local",
                Instant.now(),
                Priority.ROUTINE,
                Deadline.after(Duration.ofHours(1)),
                new Cancellation());
        try (CpuBudget cpus = new CpuBudget(Runtime.getRuntime().availableProcessors());
                SeriesInput series = SeriesInput.open(input, context)) {
            CheckedSeries checked = new SeriesReader(ReadLimits.DEFAULT, cpus).read(series.files(), context);
            Assembly assembly = new VolumeAssembler(cpus).assemble(checked, policy, context);
            print(described(checked, assembly, series.leftOut()));
            if (nifti.isPresent()) {
                write(assembly.volumes(), nifti.get());
            }
        }
        return 0;
    }

    private void print(Map<String, Object> description) {
        if (json) {
            System.out.println(Json.pretty(description));
        } else {
            description.forEach((key, value) -> System.out.printf("%-24s %s%n", key, value));
        }
    }

    private static Map<String, Object> described(CheckedSeries series, Assembly assembly, List<LeftOut> besides) {
        List<SeriesInspection> found = assembly.volumes().stream()
                .map(volume -> new SeriesInspector().inspect(series, volume))
                .toList();
        SeriesInspection first = found.get(0);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seriesInstanceUid", first.seriesInstanceUid());
        map.put("modality", first.modality());
        map.put("bodyPartExamined", first.bodyPartExamined().orElse(""));
        map.put("photometricInterpretation", first.photometricInterpretation());
        map.put("transferSyntaxUids", first.transferSyntaxUids());
        map.putAll(InspectedVolume.describe(first));
        if (found.size() > 1) {
            map.put("volumes", found.stream().map(InspectedVolume::describe).toList());
        }
        if (!assembly.refused().isEmpty()) {
            map.put(
                    "refused",
                    assembly.refused().stream().map(InspectCommand::refusal).toList());
        }
        map.put(
                "leftOut",
                Stream.of(besides, first.leftOut(), assembly.leftOut())
                        .flatMap(List::stream)
                        .map(left -> left.name() + ": " + left.reason())
                        .toList());
        return map;
    }

    private static String refusal(DiagnosisException e) {
        return e.code() + ": " + e.getMessage();
    }

    /** The first volume gets the name that was given, the second one with -2 before its ending, and so on. */
    private static void write(List<Volume> volumes, Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String ending = name.endsWith(".nii.gz") ? ".nii.gz" : name.endsWith(".nii") ? ".nii" : "";
        String stem = name.substring(0, name.length() - ending.length());
        for (int n = 0; n < volumes.size(); n++) {
            Path numbered = n == 0 ? file : file.resolveSibling(stem + "-" + (n + 1) + ending);
            new NiftiWriter().write(volumes.get(n), numbered);
        }
    }
}
