package org.secondread.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.Step;

class StepClockTest {
    private final CollectorRegistry registry = new CollectorRegistry();
    private final AtomicLong now = new AtomicLong(1_000);
    private final StepClock clock = new WalkMetrics(registry, now::get)
            .stepClock(new ModelIdentity("lung-nodule", "1.0.0", "aa", "SecondRead"));

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void step_lastsUntilTheNextBegins() {
        clock.at(Step.READ);
        pass(Duration.ofMillis(250));
        clock.at(Step.READ);
        pass(Duration.ofMillis(500));
        clock.at(Step.INFER);
        pass(Duration.ofSeconds(3));
        clock.finish();

        assertThat(seconds("secondread_step_seconds_sum", "step", "read")).isEqualTo(0.75);
        assertThat(seconds("secondread_step_seconds_count", "step", "read")).isEqualTo(1);
        assertThat(seconds("secondread_step_seconds_sum", "step", "infer")).isEqualTo(3);
        assertThat(seconds("secondread_inference_seconds_sum", "model", "lung-nodule@1.0.0"))
                .isEqualTo(3);
    }

    @Test
    void stepThatNeverEnds_isNotCounted() {
        clock.at(Step.READ);
        pass(Duration.ofSeconds(1));

        assertThat(seconds("secondread_step_seconds_count", "step", "read")).isNull();
    }

    private @Nullable Double seconds(String name, String label, String value) {
        return registry.getSampleValue(name, new String[] {label}, new String[] {value});
    }
}
