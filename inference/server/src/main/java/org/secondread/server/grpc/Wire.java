package org.secondread.server.grpc;

import org.secondread.api.v1.AnalyzeSeriesResponse;
import org.secondread.api.v1.Code;
import org.secondread.api.v1.ErrorCode;
import org.secondread.api.v1.ModelIdentity;
import org.secondread.api.v1.ModelReference;
import org.secondread.api.v1.ObjectForm;
import org.secondread.api.v1.Point;
import org.secondread.api.v1.Progress;
import org.secondread.api.v1.Score;
import org.secondread.api.v1.Step;
import org.secondread.domain.CodedConcept;
import org.secondread.domain.Vector3;
import org.secondread.pipeline.ResultObject;

/** Our words in the words of {@code secondread.v1}. */
final class Wire {
    private Wire() {}

    static ErrorCode code(org.secondread.domain.ErrorCode code) {
        return ErrorCode.valueOf("ERROR_CODE_" + code.name());
    }

    static AnalyzeSeriesResponse progress(
            org.secondread.models.catalog.ModelIdentity model, org.secondread.pipeline.Step step, double fractionDone) {
        Progress.Builder progress = Progress.newBuilder()
                .setModel(ModelReference.newBuilder().setName(model.name()).setVersion(model.version()))
                .setStep(step(step))
                .setFractionDone(fractionDone);
        return AnalyzeSeriesResponse.newBuilder().setProgress(progress).build();
    }

    private static Step step(org.secondread.pipeline.Step step) {
        return switch (step) {
            case READ -> Step.STEP_READ;
            case ASSEMBLE -> Step.STEP_ASSEMBLE;
            case ASSESS -> Step.STEP_ASSESS;
            case INFER -> Step.STEP_INFER;
            case EXTRACT -> Step.STEP_EXTRACT;
            case REPORT -> Step.STEP_REPORT;
            case GATE -> Step.STEP_GATE;
        };
    }

    static ObjectForm form(ResultObject.Form form) {
        return switch (form) {
            case STRUCTURED_REPORT -> ObjectForm.OBJECT_FORM_STRUCTURED_REPORT;
            case SEGMENTATION -> ObjectForm.OBJECT_FORM_SEGMENTATION;
            case SUMMARY -> ObjectForm.OBJECT_FORM_SUMMARY;
            case PICTURE -> ObjectForm.OBJECT_FORM_PICTURE;
        };
    }

    static ModelIdentity identity(org.secondread.models.catalog.ModelIdentity model) {
        return ModelIdentity.newBuilder()
                .setName(model.name())
                .setVersion(model.version())
                .setSha256(model.sha256())
                .setManufacturer(model.manufacturer())
                .build();
    }

    static Code code(CodedConcept concept) {
        return Code.newBuilder()
                .setValue(concept.value())
                .setScheme(concept.scheme())
                .setMeaning(concept.meaning())
                .build();
    }

    static Score score(org.secondread.models.extraction.Score score) {
        return Score.newBuilder()
                .setValue(score.value())
                .setCalibrated(score.calibrated())
                .build();
    }

    static Point point(Vector3 mm) {
        return Point.newBuilder().setX(mm.x()).setY(mm.y()).setZ(mm.z()).build();
    }
}
