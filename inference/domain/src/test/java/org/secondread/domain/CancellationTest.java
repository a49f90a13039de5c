package org.secondread.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancellationTest {
    private final Cancellation cancellation = new Cancellation();
    private final List<String> heard = new ArrayList<>();

    @Test
    void listeners_hearOnce() {
        cancellation.onCancel(() -> heard.add("a"));
        cancellation.onCancel(() -> heard.add("b"));

        cancellation.cancel();
        cancellation.cancel();

        assertThat(cancellation.isCancelled()).isTrue();
        assertThat(heard).containsExactly("a", "b");
    }

    @Test
    void aClosedRegistration_hearsNothing() {
        cancellation.onCancel(() -> heard.add("a")).close();

        cancellation.cancel();

        assertThat(heard).isEmpty();
    }

    @Test
    void aLateListener_hearsAtOnce() {
        cancellation.cancel();

        cancellation.onCancel(() -> heard.add("late")).close();

        assertThat(heard).containsExactly("late");
    }

    @Test
    void aListener_mayCloseItself() {
        List<Cancellation.Registration> registrations = new ArrayList<>();
        registrations.add(cancellation.onCancel(() -> registrations.get(0).close()));

        cancellation.cancel();

        assertThat(cancellation.isCancelled()).isTrue();
    }
}
