package org.secondread.models.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.catalog.CatalogEntry.State;
import org.secondread.models.catalog.ModelFolder.Contents;
import org.secondread.models.runtime.ModelRuntime;

/**
 * One version of a model on its way into service and out of it. Loading and checking happen outside the lock, so a ready
 * version serves on while its newer content is tried; only a success replaces it.
 */
final class CatalogSlot {
    private final ModelFolder folder;
    private final Object loading = new Object();
    private State state = State.LISTED;
    private @Nullable Contents contents;
    private @Nullable ModelLease standing;
    private @Nullable String problem;

    CatalogSlot(ModelFolder folder) {
        this.folder = folder;
        try {
            contents = folder.read();
        } catch (DiagnosisException e) {
            refuse(e);
        }
    }

    synchronized CatalogEntry entry() {
        Optional<Contents> known = Optional.ofNullable(contents);
        return new CatalogEntry(
                folder.name(),
                folder.version(),
                state,
                known.map(Contents::card),
                known.map(Contents::identity),
                Optional.ofNullable(problem));
    }

    /** Reads the folder anew, checks all of it, and takes it into service if it passes. */
    CatalogEntry load(ModelRuntime runtime, ReadinessCheck check) {
        synchronized (loading) {
            begin();
            try {
                Contents fresh = folder.read();
                serve(fresh, checked(fresh, runtime, check));
            } catch (DiagnosisException e) {
                refuse(e);
            }
            return entry();
        }
    }

    private ModelLease checked(Contents fresh, ModelRuntime runtime, ReadinessCheck check) {
        ModelLease lease = LoadedModel.load(folder.path(), fresh.card(), fresh.identity(), runtime);
        try {
            check.require(
                    lease, new GoldenCaseReader(fresh.card()).read(folder.path().resolve("golden")));
            return lease;
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
    }

    private synchronized void begin() {
        problem = null;
        state = isReady() ? State.READY : State.LOADING;
    }

    private synchronized void serve(Contents fresh, ModelLease lease) {
        closeStanding();
        contents = fresh;
        standing = lease;
        state = State.READY;
    }

    private synchronized void refuse(DiagnosisException reason) {
        problem = reason.getMessage();
        state = isReady() ? State.READY : State.REFUSED;
    }

    synchronized void retire() {
        closeStanding();
        standing = null;
        state = State.RETIRED;
    }

    private synchronized void closeStanding() {
        if (standing != null) {
            standing.close();
        }
    }

    synchronized boolean isReady() {
        return standing != null;
    }

    /** @throws DiagnosisException MODEL_NOT_READY */
    synchronized ModelLease acquire() {
        if (standing == null) {
            throw DiagnosisException.of(
                    ErrorCode.MODEL_NOT_READY, folder.name() + "@" + folder.version() + " is " + state);
        }
        return standing.another();
    }
}
