package org.secondread.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secondread.server.testing.FakeSeriesAnalysis.noise;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.models.extraction.Score;
import org.secondread.models.extraction.Triage;
import org.secondread.pipeline.AnalysisResult;
import org.secondread.pipeline.ResultObject;
import org.secondread.pipeline.ResultObject.Form;
import org.secondread.pipeline.Summary;
import org.secondread.server.testing.FakeSeriesAnalysis;

class ResultPartsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "1048576, 1", "1048577, 2", "2097152, 2", "3145729, 4"})
    void object_isCutIntoChunksOfOneMebibyte(int bytes, int chunks) {
        byte[] content = noise(bytes, 8);

        List<AnalyzeSeriesResponse> parts = new ArrayList<>();
        new ResultParts(List.of(result(content))).iterator().forEachRemaining(parts::add);

        assertThat(parts).hasSize(3 + chunks);
        assertThat(parts.get(0).hasSummary()).isTrue();
        assertThat(parts.get(1).getObjectBegin().getSizeBytes()).isEqualTo(bytes);
        assertThat(parts.get(parts.size() - 1).hasObjectEnd()).isTrue();
        assertThat(joined(parts.subList(2, parts.size() - 1), bytes)).isEqualTo(content);
    }

    private static byte[] joined(List<AnalyzeSeriesResponse> chunks, int bytes) {
        ByteBuffer all = ByteBuffer.allocate(bytes);
        chunks.forEach(chunk -> chunk.getObjectChunk().getData().copyTo(all));
        return all.array();
    }

    private static AnalysisResult result(byte[] content) {
        Summary empty = new Summary(
                "analysis-1",
                new ModelIdentity("lung-nodule", "1.0.0", "00", "SecondRead"),
                List.of(),
                0,
                new Triage(FakeSeriesAnalysis.NODULE, new Score(0.1, false), 0.5, Triage.Category.NONE),
                List.of());
        return new AnalysisResult(
                empty,
                List.of(new ResultObject(
                        Form.SEGMENTATION,
                        "application/dicom",
                        "seg.dcm",
                        Optional.empty(),
                        ByteBuffer.wrap(content))));
    }
}
