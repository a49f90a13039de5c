package org.secondread.preprocessing.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.preprocessing.quality.QualityCriteria.Bound;
import org.secondread.preprocessing.quality.QualityCriteria.Consequence;

class QualityJudgeTest {
    private static final OptionalDouble OPEN = OptionalDouble.empty();

    private static List<Limitation> judge(QualityFigure figure, double value, Bound bound) {
        return new QualityJudge()
                .judge(
                        new QualityFigures(Map.of(figure, value, QualityFigure.SLICE_STEP, 99.0)),
                        new QualityCriteria("a test", Map.of(figure, bound)));
    }

    private static Bound bound(double atLeast, double atMost, Consequence otherwise) {
        return new Bound(OptionalDouble.of(atLeast), OptionalDouble.of(atMost), otherwise);
    }

    @ParameterizedTest
    @CsvSource({"-1060, true", "-1060.5, false", "-1000, true", "-940, true", "-939.9, false"})
    void bounds_areAcceptedThemselves(double value, boolean accepted) {
        Bound bound = bound(-1060, -940, Consequence.LIMIT);

        assertThat(judge(QualityFigure.AIR, value, bound).isEmpty()).isEqualTo(accepted);
    }

    @Test
    void limitation_tellsTheFigureAndWhatIsAccepted() {
        assertThat(judge(QualityFigure.AIR, -893.25, bound(-1060, -940, Consequence.LIMIT)))
                .containsExactly(new Limitation(
                        LimitationKind.CALIBRATION.concept(),
                        "air around the body: -893.3 HU; the model accepts -1060.0 to -940.0 HU"));
        assertThat(judge(QualityFigure.LUNG_SHARE, 0.0312, new Bound(OptionalDouble.of(0.08), OPEN, Consequence.LIMIT)))
                .containsExactly(new Limitation(
                        LimitationKind.LITTLE_LUNG.concept(),
                        "share of lung in the body: 0.031; the model accepts at least 0.080"));
        assertThat(judge(QualityFigure.LUNG_AT_BASE, 1234, new Bound(OPEN, OptionalDouble.of(200), Consequence.LIMIT)))
                .containsExactly(new Limitation(
                        LimitationKind.LUNG_BASE_CUT_OFF.concept(),
                        "lung on the lowest slice: 1234.0 mm2; the model accepts at most 200.0 mm2"));
    }

    @Test
    void boundThatRefuses_isARefusalWithTheFigure() {
        assertThatThrownBy(() -> judge(QualityFigure.BONE_SHARE, 0.5, bound(0, 0.3, Consequence.REFUSE)))
                .isInstanceOfSatisfying(DiagnosisException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.SERIES_OUTSIDE_INTENDED_USE);
                    assertThat(e.rule())
                            .isEqualTo("share of bone in the body: 0.500; the model accepts 0.000 to 0.300");
                });
    }

    @Test
    void figuresWithoutABound_areNotJudged() {
        assertThat(judge(QualityFigure.NOISE, 1, bound(0, 2, Consequence.REFUSE)))
                .isEmpty();
    }

    @Test
    void boundWithoutEnds_isNone() {
        assertThatThrownBy(() -> new Bound(OPEN, OPEN, Consequence.LIMIT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void units_followFromTheNames() {
        assertThat(QualityFigure.LUNG_AT_TOP.unit()).isEqualTo("mm2");
        assertThat(QualityFigure.METAL.unit()).isEqualTo("mm3");
        assertThat(QualityFigure.SLICE_THICKNESS.unit()).isEqualTo("mm");
        assertThat(QualityFigure.NOISE.unit()).isEqualTo("[hnsf'U]");
        assertThat(QualityFigure.SLICE_STEP.unit()).isEqualTo("1");
    }

    @Test
    void keys_areDistinct() {
        Set<String> keys = new HashSet<>();
        for (QualityFigure figure : QualityFigure.values()) {
            assertThat(keys.add(figure.key())).as(figure.key()).isTrue();
        }
    }
}
