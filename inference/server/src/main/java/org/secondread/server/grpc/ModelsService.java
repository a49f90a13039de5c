package org.secondread.server.grpc;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.secondread.api.v1.GetModelRequest;
import org.secondread.api.v1.GetModelResponse;
import org.secondread.api.v1.ListModelsRequest;
import org.secondread.api.v1.ListModelsResponse;
import org.secondread.api.v1.Model;
import org.secondread.api.v1.ModelState;
import org.secondread.api.v1.ModelsGrpc;
import org.secondread.pipeline.ModelDescription;
import org.secondread.pipeline.ModelDirectory;
import org.secondread.server.jobs.ModelChoice;

/** The service {@code secondread.v1.Models}. */
public final class ModelsService extends ModelsGrpc.ModelsImplBase {
    private final ModelDirectory directory;
    private final RefusedCalls refused;

    public ModelsService(ModelDirectory directory, RefusedCalls refused) {
        this.directory = directory;
        this.refused = refused;
    }

    @Override
    public void listModels(ListModelsRequest request, StreamObserver<ListModelsResponse> observer) {
        answer(observer, this::list);
    }

    @Override
    public void getModel(GetModelRequest request, StreamObserver<GetModelResponse> observer) {
        answer(observer, () -> get(request));
    }

    private ListModelsResponse list() {
        ListModelsResponse.Builder models = ListModelsResponse.newBuilder();
        directory.models().forEach(model -> models.addModels(wire(model)));
        return models.build();
    }

    private GetModelResponse get(GetModelRequest request) {
        ModelDescription model =
                new ModelChoice(directory.models()).describe(OrderReading.reference(request.getModel()));
        return GetModelResponse.newBuilder().setModel(wire(model)).build();
    }

    private <T> void answer(StreamObserver<T> observer, Supplier<T> body) {
        try {
            observer.onNext(body.get());
            observer.onCompleted();
        } catch (RuntimeException e) {
            observer.onError(refused.refuse(e, RequestScope.currentId()).toStatus());
        }
    }

    private static Model wire(ModelDescription model) {
        return Model.newBuilder()
                .setIdentity(Wire.identity(model.identity()))
                .setState(wire(model.state()))
                .setTask(model.task())
                .setIntendedUse(model.intendedUse())
                .addAllModalities(model.modalities())
                .addAllBodyParts(model.bodyParts())
                .setLicence(model.licence())
                .build();
    }

    private static ModelState wire(ModelDescription.State state) {
        return switch (state) {
            case LOADING -> ModelState.MODEL_STATE_LOADING;
            case READY -> ModelState.MODEL_STATE_READY;
            case REFUSED -> ModelState.MODEL_STATE_REFUSED;
        };
    }
}
