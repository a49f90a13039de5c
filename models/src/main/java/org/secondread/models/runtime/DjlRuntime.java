package org.secondread.models.runtime;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/**
 * Networks on this machine's processors: Deep Java Library holds model, arrays and memory, ONNX Runtime computes.
 *
 * <p>Two rules of these libraries are kept here. Deep Java Library must create ONNX Runtime's environment, of which a
 * process has one, so its engine is asked for first. It also reports its use to its makers unless told not to, and a
 * service that reads patients' images calls nobody.
 */
public final class DjlRuntime implements ModelRuntime {
    private static final String ENGINE = "OnnxRuntime";

    /** Left alone, weights outside a file are looked for where the process was started; no file of ours is in this folder. */
    private static final String EXTERNAL_WEIGHTS = "session.model_external_initializers_file_folder_path";

    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private final RuntimeSettings settings;
    private final OrtEnvironment environment;

    private DjlRuntime(RuntimeSettings settings, OrtEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /**
     * Starts the engine; the first call of a process decides where native libraries lie.
     *
     * @throws DiagnosisException RUNTIME_FAILED when there are no native libraries for this machine
     */
    public static DjlRuntime start(RuntimeSettings settings) {
        if (STARTED.compareAndSet(false, true)) {
            Map.of(
                            "OPT_OUT_TRACKING", "true",
                            "ai.djl.offline", "true",
                            "ai.djl.onnxruntime.num_threads", "1",
                            "ai.djl.onnxruntime.num_interop_threads", "1")
                    .forEach(System::setProperty);
            NativeLibraries.unpack(settings.nativeFolder());
        }
        Engine.getEngine(ENGINE);
        return new DjlRuntime(settings, OrtEnvironment.getEnvironment());
    }

    @Override
    public ModelRunner load(String name, byte[] onnx) {
        SessionBlock block = new SessionBlock(session(name, onnx));
        try {
            Model model = Model.newInstance(name, ENGINE);
            model.setBlock(block);
            return new SessionRunner(model, block.signature(), settings.shrinkMemoryAfterRun());
        } catch (RuntimeException e) {
            block.close();
            throw e;
        }
    }

    private OrtSession session(String name, byte[] onnx) {
        try (OrtSession.SessionOptions options = sessionOptions()) {
            return environment.createSession(onnx, options);
        } catch (OrtException e) {
            throw DiagnosisException.of(
                            ErrorCode.CARD_INVALID, name, "ONNX Runtime cannot load this network: " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Errors come back as exceptions; the runtime's own copy of them on the error stream is turned off. */
    private OrtSession.SessionOptions sessionOptions() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(settings.intraOpThreads());
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(level(settings.optimisation()));
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.addConfigEntry(
                EXTERNAL_WEIGHTS,
                settings.nativeFolder().resolve("no-weights").toAbsolutePath().toString());
        return options;
    }

    private static OrtSession.SessionOptions.OptLevel level(RuntimeSettings.Optimisation optimisation) {
        return switch (optimisation) {
            case NONE -> OrtSession.SessionOptions.OptLevel.NO_OPT;
            case BASIC -> OrtSession.SessionOptions.OptLevel.BASIC_OPT;
            case EXTENDED -> OrtSession.SessionOptions.OptLevel.EXTENDED_OPT;
            case ALL -> OrtSession.SessionOptions.OptLevel.ALL_OPT;
        };
    }

    @Override
    public Versions versions() {
        return new Versions("Deep Java Library " + Engine.getDjlVersion(), "ONNX Runtime " + environment.getVersion());
    }
}
