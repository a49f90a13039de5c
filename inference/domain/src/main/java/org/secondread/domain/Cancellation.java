package org.secondread.domain;

import java.util.ArrayList;
import java.util.List;

/** A one-way switch that stops the work of one request. Listeners run once, on the thread that cancels. */
public final class Cancellation {
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    public void cancel() {
        List<Runnable> toRun;
        synchronized (listeners) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(listeners);
            listeners.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** Runs the listener on cancellation, at once when that has already happened, until the registration is closed. */
    public Registration onCancel(Runnable listener) {
        synchronized (listeners) {
            if (!cancelled) {
                listeners.add(listener);
                return () -> {
                    synchronized (listeners) {
                        listeners.remove(listener);
                    }
                };
            }
        }
        listener.run();
        return () -> {};
    }

    /** Ends a listener's life without an exception. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
