package org.secondread.models.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.runtime.ModelRuntime;

/**
 * The models of a folder {@code NAME/VERSION/}. Opening it reads the cards only; a version serves after {@link #load} has
 * passed all checks. Whoever wants to use one acquires a lease; nobody keeps a model.
 */
public final class Catalog implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final int NUMBER_WIDTH = 9;

    private final List<CatalogSlot> slots;
    private final ModelRuntime runtime;
    private final ReadinessCheck check;

    private Catalog(List<CatalogSlot> slots, ModelRuntime runtime, ReadinessCheck check) {
        this.slots = slots;
        this.runtime = runtime;
        this.check = check;
    }

    /**
     * Reads all cards of a folder.
     *
     * @param folder of the models; files in it and hidden folders are left out
     * @throws DiagnosisException CARD_INVALID when the folder cannot be read; a single faulty card only refuses its model
     */
    public static Catalog open(Path folder, ModelRuntime runtime, ReadinessCheck check) {
        List<CatalogSlot> slots = folders(folder, Comparator.naturalOrder()).stream()
                .flatMap(name -> folders(name, Comparator.<String>naturalOrder().reversed()).stream()
                        .map(version -> new CatalogSlot(ModelFolder.of(name, version))))
                .toList();
        return new Catalog(slots, runtime, check);
    }

    private static List<Path> folders(Path parent, Comparator<String> order) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(Files::isDirectory)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(Catalog::sortable, order))
                    .toList();
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.CARD_INVALID, "the catalog's folder cannot be read")
                    .causedBy(e);
        }
    }

    /** A folder's name with its numbers padded, so that 1.10.0 comes after 1.9.0. */
    private static String sortable(Path path) {
        return NUMBER.matcher(path.getFileName().toString())
                .replaceAll(number ->
                        "0".repeat(Math.max(0, NUMBER_WIDTH - number.group().length())) + number.group());
    }

    /** All versions by name, newest first. */
    public List<CatalogEntry> list() {
        return slots.stream().map(CatalogSlot::entry).toList();
    }

    /**
     * The entry of a version, of the newest one when none is given.
     *
     * @throws DiagnosisException MODEL_UNKNOWN
     */
    public CatalogEntry show(String name, Optional<String> version) {
        return find(name, version).get(0).entry();
    }

    /**
     * Checks a version and takes it into service: card, digests, networks, golden case. If it does not pass, the entry says
     * why, and what served before serves on.
     *
     * @throws DiagnosisException MODEL_UNKNOWN
     */
    public CatalogEntry load(String name, Optional<String> version) {
        return find(name, version).get(0).load(runtime, check);
    }

    /** Does {@link #load} for every version. */
    public List<CatalogEntry> loadAll() {
        return slots.stream().map(slot -> slot.load(runtime, check)).toList();
    }

    /** Takes a version out of service; leases that are held stay good. */
    public void retire(String name, String version) {
        find(name, Optional.of(version)).get(0).retire();
    }

    /**
     * The right to use a version, or the newest ready one when none is given.
     *
     * @throws DiagnosisException MODEL_UNKNOWN, MODEL_NOT_READY
     */
    public ModelLease acquire(String name, Optional<String> version) {
        List<CatalogSlot> found = find(name, version);
        return found.stream()
                .filter(CatalogSlot::isReady)
                .findFirst()
                .orElse(found.get(0))
                .acquire();
    }

    /** Never empty. */
    private List<CatalogSlot> find(String name, Optional<String> version) {
        List<CatalogSlot> found = slots.stream()
                .filter(slot -> slot.entry().name().equals(name))
                .filter(slot -> version.isEmpty() || slot.entry().version().equals(version.get()))
                .toList();
        if (found.isEmpty()) {
            throw DiagnosisException.of(
                    ErrorCode.MODEL_UNKNOWN,
                    "the catalog has no " + name + version.map(v -> "@" + v).orElse(""));
        }
        return found;
    }

    /** Takes every version out of service. */
    @Override
    public void close() {
        slots.forEach(CatalogSlot::retire);
    }
}
