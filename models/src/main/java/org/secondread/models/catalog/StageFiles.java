package org.secondread.models.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.runtime.ModelRunner;
import org.secondread.models.runtime.ModelRuntime;
import org.secondread.models.runtime.Signature;
import org.secondread.models.runtime.TensorForm;
import org.secondread.preprocessing.tensor.ElementType;

/**
 * Loads a stage's network and holds it against the card: first the digest of the very bytes that are loaded, since a
 * flipped byte in a weight loads without complaint, then names, types and shapes.
 */
final class StageFiles {
    private final Path folder;
    private final ModelCard card;
    private final ModelRuntime runtime;

    StageFiles(Path folder, ModelCard card, ModelRuntime runtime) {
        this.folder = folder;
        this.card = card;
        this.runtime = runtime;
    }

    /**
     * @param index of the stage
     * @return a runner that the caller closes
     * @throws DiagnosisException CARD_INVALID naming the field of the card that does not agree with the file
     */
    ModelRunner load(int index) {
        Stage stage = card.stages().get(index);
        String path = "stages[" + index + "]";
        byte[] onnx = read(stage, path);
        if (!Sha256.of(onnx).equals(stage.onnx().sha256())) {
            throw invalid(path + ".onnx.sha256", "is not the digest of the file");
        }
        ModelRunner runner = runtime.load(card.name() + "/" + stage.name(), onnx);
        try {
            requireSignature(stage, path, runner.signature());
            return runner;
        } catch (DiagnosisException e) {
            runner.close();
            throw e;
        }
    }

    private byte[] read(Stage stage, String path) {
        try {
            return Files.readAllBytes(folder.resolve(stage.onnx().file()));
        } catch (IOException e) {
            throw invalid(path + ".onnx.file", "cannot be read").causedBy(e);
        }
    }

    private static void requireSignature(Stage stage, String path, Signature signature) {
        if (signature.inputs().size() != 1) {
            throw invalid(path + ".input.tensor", "the network has not one input but " + names(signature.inputs()));
        }
        requireForm(
                signature.inputs(), stage.input().tensor(), stage.inputSampleShape(), stage.batch(), path + ".input");
        requireForm(signature.outputs(), stage.output(), stage.outputSampleShape(), stage.batch(), path + ".output");
    }

    private static void requireForm(List<TensorForm> forms, String tensor, long[] sample, int batch, String path) {
        TensorForm form = forms.stream()
                .filter(candidate -> candidate.name().equals(tensor))
                .findFirst()
                .orElseThrow(() -> invalid(path + ".tensor", "the network has only " + names(forms)));
        if (form.type() != ElementType.FLOAT32 || !accepts(form.lengths(), sample, batch)) {
            String wanted = "[N" + LongStream.of(sample).mapToObj(n -> ", " + n).reduce("", String::concat) + "]";
            throw invalid(path, "the network has " + form.describe() + ", the card FLOAT32 " + wanted);
        }
    }

    private static boolean accepts(List<Long> lengths, long[] sample, int batch) {
        boolean accepted = lengths.size() == sample.length + 1 && isOpen(lengths.get(0), batch == 1 ? 1 : 0);
        for (int axis = 0; accepted && axis < sample.length; axis++) {
            accepted = isOpen(lengths.get(axis + 1), sample[axis]);
        }
        return accepted;
    }

    private static boolean isOpen(long length, long wanted) {
        return length == TensorForm.ANY || length == wanted;
    }

    private static List<String> names(List<TensorForm> forms) {
        return forms.stream().map(TensorForm::name).toList();
    }

    private static DiagnosisException invalid(String path, String rule) {
        return DiagnosisException.of(ErrorCode.CARD_INVALID, path, rule);
    }
}
