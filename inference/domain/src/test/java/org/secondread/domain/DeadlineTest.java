package org.secondread.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private long now = Long.MAX_VALUE - 5;

    /** Monotonic time may pass the largest long; only differences count. */
    @Test
    void expires_whenItsTimeHasCome() {
        Deadline deadline = Deadline.after(Duration.ofNanos(10), () -> now);

        now += 9;
        assertThat(deadline.isExpired()).isFalse();
        assertThat(deadline.remaining()).isEqualTo(Duration.ofNanos(1));

        now += 1;
        assertThat(deadline.isExpired()).isTrue();
        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void remaining_isNeverNegative() {
        Deadline deadline = Deadline.after(Duration.ofNanos(10), () -> now);

        now += 100;

        assertThat(deadline.remaining()).isZero();
    }

    @Test
    void noTime_isExpiredAtOnce() {
        assertThat(Deadline.after(Duration.ZERO, () -> now).isExpired()).isTrue();
    }
}
