package org.secondread.models.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;

/** The folder {@code NAME/VERSION} of one version of a model. */
record ModelFolder(Path path, String name, String version) {

    /**
     * @param name the folder of the model
     * @param version the folder of the version in it
     */
    static ModelFolder of(Path name, Path version) {
        return new ModelFolder(
                version, name.getFileName().toString(), version.getFileName().toString());
    }

    /** @throws DiagnosisException CARD_INVALID */
    Contents read() {
        byte[] text = readCard();
        ModelCard card = new CardReader().read(new String(text, StandardCharsets.UTF_8));
        requireFolderName("name", card.name(), name);
        requireFolderName("version", card.version(), version);
        return new Contents(card, new ModelIdentity(name, version, Sha256.of(text), card.manufacturer()));
    }

    private byte[] readCard() {
        try {
            return Files.readAllBytes(path.resolve("card.yaml"));
        } catch (IOException e) {
            throw DiagnosisException.of(ErrorCode.CARD_INVALID, "card.yaml", "cannot be read")
                    .causedBy(e);
        }
    }

    private static void requireFolderName(String field, String stated, String folder) {
        if (!stated.equals(folder)) {
            throw DiagnosisException.of(ErrorCode.CARD_INVALID, field, "must be the folder's name, " + folder);
        }
    }

    /** What the card says, and the identity that follows from it. */
    record Contents(ModelCard card, ModelIdentity identity) {}
}
