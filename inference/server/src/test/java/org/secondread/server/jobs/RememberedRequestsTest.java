package org.secondread.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.server.jobs.RememberedRequests.Analysis;
import org.secondread.server.jobs.RememberedRequests.Request;

class RememberedRequestsTest {
    private static final ModelIdentity MODEL = new ModelIdentity("lung-nodule", "1.0.0", "aa", "SecondRead");
    private static final ModelIdentity CHANGED = new ModelIdentity("lung-nodule", "1.0.0", "bb", "SecondRead");

    private final AtomicInteger made = new AtomicInteger();

    private String recall(RememberedRequests remembered, String key, ModelIdentity model, String digest) {
        return remembered
                .recall(
                        new Request(key, model, digest),
                        () -> new Analysis("analysis-" + made.incrementAndGet(), Instant.EPOCH))
                .id();
    }

    @Test
    void sameRequest_isTheSameAnalysis() {
        RememberedRequests remembered = new RememberedRequests(10);

        assertThat(recall(remembered, "k", MODEL, "d")).isEqualTo("analysis-1");
        assertThat(recall(remembered, "k", MODEL, "d")).isEqualTo("analysis-1");
    }

    @Test
    void otherKeyModelOrInstances_areAnotherAnalysis() {
        RememberedRequests remembered = new RememberedRequests(10);

        assertThat(recall(remembered, "k", MODEL, "d")).isEqualTo("analysis-1");
        assertThat(recall(remembered, "l", MODEL, "d")).isEqualTo("analysis-2");
        assertThat(recall(remembered, "k", CHANGED, "d")).isEqualTo("analysis-3");
        assertThat(recall(remembered, "k", MODEL, "e")).isEqualTo("analysis-4");
    }

    @Test
    void leastRecentlyUsed_isForgottenFirst() {
        RememberedRequests remembered = new RememberedRequests(2);
        recall(remembered, "1", MODEL, "d");
        recall(remembered, "2", MODEL, "d");
        recall(remembered, "1", MODEL, "d");

        recall(remembered, "3", MODEL, "d");

        assertThat(recall(remembered, "1", MODEL, "d")).isEqualTo("analysis-1");
        assertThat(recall(remembered, "2", MODEL, "d")).isEqualTo("analysis-4");
    }

    @Test
    void withoutMemory_everyRequestIsNew() {
        RememberedRequests remembered = new RememberedRequests(0);

        assertThat(recall(remembered, "k", MODEL, "d")).isEqualTo("analysis-1");
        assertThat(recall(remembered, "k", MODEL, "d")).isEqualTo("analysis-2");
    }
}
