package org.secondread.reporting;

import java.time.Instant;
import java.util.List;
import org.secondread.models.catalog.ModelIdentity;

/**
 * Where a result came from, complete enough to repeat the analysis.
 *
 * @param analysisId unique per analysis; UIDs of the result derive from it
 * @param startedAt when the analysis began: the content time of every object
 * @param inputDigest SHA-256 over the digests of the input instances in slice order, in lower-case hexadecimal
 * @param configurationDigest SHA-256 of the settings in force, in lower-case hexadecimal
 * @param software every component that took part, ours first
 * @param toleratedDeviations departures of the input from the standard that were accepted, without patient data
 */
public record Provenance(
        String analysisId,
        Instant startedAt,
        ModelIdentity model,
        String inputDigest,
        String configurationDigest,
        List<SoftwareComponent> software,
        List<String> toleratedDeviations) {
    public Provenance {
        software = List.copyOf(software);
        toleratedDeviations = List.copyOf(toleratedDeviations);
        if (software.isEmpty()) {
            throw new IllegalArgumentException("provenance names at least our own software");
        }
    }

    /** Our own version, as it stands in Software Versions (0018,1020). */
    public String softwareVersion() {
        return software.get(0).version();
    }

    /** The UID of this software with this model: another one whenever either changes. */
    public String deviceUid() {
        return DerivedUid.of("device", softwareVersion(), model.name(), model.version(), model.sha256());
    }

    /** One piece of software, such as dcm4che 5.34.3. */
    public record SoftwareComponent(String name, String version) {}
}
