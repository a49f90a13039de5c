package org.secondread.models.catalog;

/**
 * Which model spoke.
 *
 * @param name catalog name, such as {@code lung-nodule}
 * @param version such as {@code 1.0.0}
 * @param sha256 digest over the digests of its ONNX files in stage order, in lower-case hexadecimal; it changes whenever
 *     the model changes
 * @param manufacturer who made it
 */
public record ModelIdentity(String name, String version, String sha256, String manufacturer) {
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
