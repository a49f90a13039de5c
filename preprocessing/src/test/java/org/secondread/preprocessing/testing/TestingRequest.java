package org.secondread.preprocessing.testing;

import java.time.Duration;
import java.time.Instant;
import org.secondread.domain.Cancellation;
import org.secondread.domain.Deadline;
import org.secondread.domain.Priority;
import org.secondread.domain.RequestContext;

/** Request contexts whose time stands still. */
public final class TestingRequest {
    private TestingRequest() {}

    public static RequestContext alive() {
        return with(new Cancellation());
    }

    public static RequestContext with(Cancellation cancellation) {
        return new RequestContext(
                "analysis-1",
                "hospital",
                Instant.EPOCH,
                Priority.ROUTINE,
                Deadline.after(Duration.ofSeconds(1), () -> 0),
                cancellation);
    }

    public static RequestContext expired() {
        return new RequestContext(
                "analysis-1",
                "hospital",
                Instant.EPOCH,
                Priority.ROUTINE,
                Deadline.after(Duration.ZERO, () -> 0),
                new Cancellation());
    }
}
