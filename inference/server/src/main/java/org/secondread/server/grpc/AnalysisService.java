package org.secondread.server.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import org.secondread.api.v1.AnalysisGrpc;
import org.secondread.api.v1.AnalyzeSeriesRequest;
import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.server.jobs.AnalysisDesk;

/** The service {@code secondread.v1.Analysis}. */
public final class AnalysisService extends AnalysisGrpc.AnalysisImplBase {
    private final AnalysisDesk desk;
    private final RefusedCalls refused;

    public AnalysisService(AnalysisDesk desk, RefusedCalls refused) {
        this.desk = desk;
        this.refused = refused;
    }

    @Override
    public StreamObserver<AnalyzeSeriesRequest> analyzeSeries(StreamObserver<AnalyzeSeriesResponse> answers) {
        return AnalysisCall.open(desk, refused, (ServerCallStreamObserver<AnalyzeSeriesResponse>) answers);
    }
}
