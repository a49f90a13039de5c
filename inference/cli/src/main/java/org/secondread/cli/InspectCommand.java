package org.secondread.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.secondread.domain.Cancellation;
import org.secondread.domain.CpuBudget;
import org.secondread.domain.Deadline;
import org.secondread.domain.PatientGrid;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;
import org.secondread.domain.Vector3;
import org.secondread.preprocessing.dicom.CheckedSeries;
import org.secondread.preprocessing.dicom.LeftOut;
import org.secondread.preprocessing.dicom.ReadLimits;
import org.secondread.preprocessing.dicom.Rescale;
import org.secondread.preprocessing.dicom.SeriesReader;
import org.secondread.preprocessing.quality.QualityMeter;
import org.secondread.preprocessing.tensor.LungSegmenter;
import org.secondread.preprocessing.tensor.RegionMask;
import org.secondread.preprocessing.volume.AssemblyPolicy;
import org.secondread.preprocessing.volume.NiftiWriter;
import org.secondread.preprocessing.volume.OrientedVolume;
import org.secondread.preprocessing.volume.SeriesInspection;
import org.secondread.preprocessing.volume.SeriesInspector;
import org.secondread.preprocessing.volume.ValueStatistics;
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

    @Option(names = "--nifti", paramLabel = "FILE", description = "Also write the volume as NIfTI-1 (.nii or .nii.gz).")
    private Optional<Path> nifti = Optional.empty();

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
            Volume volume = new VolumeAssembler(cpus)
                    .assemble(checked, AssemblyPolicy.REGULAR_GRID, context)
                    .get(0);
            Map<String, Object> description =
                    described(new SeriesInspector().inspect(checked, volume), series.leftOut());
            if (volume.unit().isSameAs(Rescale.HOUNSFIELD)) {
                description.put("quality", quality(checked, volume, cpus, context));
            }
            print(description);
            if (nifti.isPresent()) {
                new NiftiWriter().write(volume, nifti.get());
            }
        }
        return 0;
    }

    /** What was measured, judged by nobody: the bounds are a matter of the model. */
    private static Map<String, Object> quality(
            CheckedSeries series, Volume volume, CpuBudget cpus, RequestContext context) {
        OrientedVolume oriented = new OrientedVolume(volume);
        RegionMask lungs = new LungSegmenter(cpus).segment(oriented, context);
        Map<String, Object> map = new LinkedHashMap<>();
        new QualityMeter(cpus)
                .measure(series, oriented, lungs, context)
                .byKind()
                .forEach((figure, value) -> map.put(figure.key(), measured(value, figure.unit())));
        return map;
    }

    private static Map<String, Object> measured(double value, String unit) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", value);
        map.put("unit", unit);
        return map;
    }

    private void print(Map<String, Object> description) {
        if (json) {
            System.out.println(Json.pretty(description));
        } else {
            description.forEach((key, value) -> System.out.printf("%-24s %s%n", key, value));
        }
    }

    private static Map<String, Object> described(SeriesInspection found, List<LeftOut> besides) {
        PatientGrid grid = found.grid();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("seriesInstanceUid", found.seriesInstanceUid());
        map.put("modality", found.modality());
        map.put("bodyPartExamined", found.bodyPartExamined().orElse(""));
        map.put("photometricInterpretation", found.photometricInterpretation());
        map.put("transferSyntaxUids", found.transferSyntaxUids());
        map.put("sizeXyz", List.of(grid.sizeX(), grid.sizeY(), grid.sizeZ()));
        map.put("spacingXyzMm", list(grid.spacingMm()));
        map.put("originMm", list(grid.originMm()));
        map.put("xDirection", list(grid.xDirection()));
        map.put("yDirection", list(grid.yDirection()));
        map.put("zDirection", list(grid.zDirection()));
        map.put("indexToPatient", matrix(grid.indexToPatient()));
        found.sliceThicknessMm().ifPresent(mm -> map.put("sliceThicknessMm", mm));
        map.put("unit", found.unit().value());
        map.put("values", statistics(found.values()));
        found.valuesWithoutPadding().ifPresent(values -> map.put("valuesWithoutPadding", statistics(values)));
        map.put("completeness", completeness(found));
        map.put("remarks", found.deviations().stream().map(Object::toString).toList());
        List<LeftOut> leftOut = new ArrayList<>(besides);
        leftOut.addAll(found.leftOut());
        map.put(
                "leftOut",
                leftOut.stream().map(left -> left.name() + ": " + left.reason()).toList());
        return map;
    }

    private static String completeness(SeriesInspection found) {
        String numbers = found.missingInstanceNumbers() == 0
                ? ""
                : "; " + found.missingInstanceNumbers()
                        + " instance numbers between the first and the last are not used";
        return "no holes: " + found.grid().sizeZ() + " slices on a regular grid" + numbers;
    }

    private static Map<String, Object> statistics(ValueStatistics values) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("smallest", values.min());
        map.put("largest", values.max());
        map.put("mean", values.mean());
        return map;
    }

    private static List<Double> list(Vector3 v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static List<List<Double>> matrix(double[] rows) {
        List<List<Double>> matrix = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            matrix.add(List.of(rows[4 * row], rows[4 * row + 1], rows[4 * row + 2], rows[4 * row + 3]));
        }
        return matrix;
    }
}
