package org.secondread.models.catalog;

/**
 * Which model spoke.
 *
 * @param name catalog name, such as {@code lung-nodule}
 * @param version such as {@code 1.0.0}
 * @param sha256 digest of its card, in lower-case hexadecimal; the card holds the digests of the weights, which are checked
 *     before they are loaded, so it changes whenever anything of the model changes
 * @param manufacturer who made it
 */
public record ModelIdentity(String name, String version, String sha256, String manufacturer) {
    @Override
    public String toString() {
        return name + "@" + version;
    }
}
