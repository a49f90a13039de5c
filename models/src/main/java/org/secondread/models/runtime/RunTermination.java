package org.secondread.models.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import org.secondread.domain.Cancellation;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * The options of one run, whose terminate flag is raised by a cancellation. The flag acts between two nodes of the
 * network. A cancellation may arrive on any thread while the run ends, hence the lock around the native options.
 */
final class RunTermination implements AutoCloseable {
    private final OrtSession.RunOptions options;
    private final Cancellation.Registration registration;
    private boolean closed;

    RunTermination(Cancellation cancellation, boolean shrinkMemory) {
        try {
            options = new OrtSession.RunOptions();
            options.setLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            if (shrinkMemory) {
                options.addRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
            }
        } catch (OrtException e) {
            throw failed(e);
        }
        registration = cancellation.onCancel(this::terminate);
    }

    OrtSession.RunOptions options() {
        return options;
    }

    private synchronized void terminate() {
        if (!closed) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw failed(e);
            }
        }
    }

    @Override
    public void close() {
        registration.close();
        synchronized (this) {
            closed = true;
            options.close();
        }
    }

    private static DiagnosisException failed(OrtException e) {
        return DiagnosisException.of(ErrorCode.RUNTIME_FAILED, "ONNX Runtime refuses run options: " + e.getCode())
                .causedBy(e);
    }
}
