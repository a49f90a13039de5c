package org.secondread.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.secondread.server.testing.FakeModelDirectory.model;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.pipeline.ModelDescription;
import org.secondread.pipeline.ModelDescription.State;
import org.secondread.pipeline.ModelReference;

class ModelChoiceTest {
    private static final List<ModelDescription> MODELS = List.of(
            model("airway", "2.0.0", State.REFUSED),
            model("lung-nodule", "1.2.0", State.LOADING),
            model("lung-nodule", "1.1.0", State.READY),
            model("lung-nodule", "1.0.0", State.READY));

    @Test
    void nameAlone_meansTheNewestThatIsReady() {
        assertThat(choose("lung-nodule")).containsExactly("lung-nodule@1.1.0");
    }

    @Test
    void version_isTaken() {
        assertThat(choose("lung-nodule@1.0.0")).containsExactly("lung-nodule@1.0.0");
    }

    @Test
    void order_isTheCallers() {
        assertThat(choose("lung-nodule@1.0.0", "lung-nodule@1.1.0"))
                .containsExactly("lung-nodule@1.0.0", "lung-nodule@1.1.0");
    }

    @Test
    void noName_meansTheOnlyModel() {
        assertThat(new ModelChoice(MODELS.subList(1, 4)).choose(List.of()))
                .extracting(Object::toString)
                .containsExactly("lung-nodule@1.1.0");
    }

    @Test
    void whatCannotBeChosen_isRefused() {
        assertRefused(ErrorCode.MODEL_UNKNOWN, "liver");
        assertRefused(ErrorCode.MODEL_UNKNOWN, "lung-nodule@3.0.0");
        assertRefused(ErrorCode.MODEL_NOT_READY, "airway");
        assertRefused(ErrorCode.MODEL_NOT_READY, "lung-nodule@1.2.0");
        assertRefused(ErrorCode.INVALID_REQUEST, "lung-nodule", "lung-nodule@1.1.0");
        assertRefused(ErrorCode.INVALID_REQUEST);
    }

    @Test
    void description_isGivenOfRefusedModelsToo() {
        ModelChoice choice = new ModelChoice(MODELS);

        assertThat(choice.describe(ModelReference.parse("airway")).state()).isEqualTo(State.REFUSED);
        assertThat(choice.describe(ModelReference.parse("lung-nodule"))
                        .identity()
                        .version())
                .isEqualTo("1.1.0");
    }

    private static List<String> choose(String... names) {
        return new ModelChoice(MODELS)
                .choose(Arrays.stream(names).map(ModelReference::parse).toList()).stream()
                        .map(Object::toString)
                        .toList();
    }

    private static void assertRefused(ErrorCode code, String... names) {
        assertThatExceptionOfType(DiagnosisException.class)
                .isThrownBy(() -> choose(names))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
