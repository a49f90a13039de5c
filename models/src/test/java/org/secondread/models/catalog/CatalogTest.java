package org.secondread.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secondread.domain.DiagnosisException;
import org.secondread.domain.ErrorCode;
import org.secondread.models.catalog.CatalogEntry.State;
import org.secondread.models.runtime.TensorForm;

class CatalogTest {
    private static final Optional<String> NEWEST = Optional.empty();

    @TempDir
    private Path root;

    private final FakeRuntime runtime = new FakeRuntime();
    private boolean passesGolden = true;
    private TestingCatalogFolder folder = new TestingCatalogFolder(Path.of(""));

    @BeforeEach
    void begin() {
        folder = new TestingCatalogFolder(root);
    }

    /** No run is left open when a test ends. */
    @AfterEach
    void nothingStaysOpen() {
        assertThat(runtime.closed).containsExactlyInAnyOrderElementsOf(runtime.opened);
    }

    private Catalog open() {
        return Catalog.open(root, runtime, (model, golden) -> {
            if (!passesGolden) {
                throw DiagnosisException.of(ErrorCode.CARD_INVALID, "golden", "is different");
            }
        });
    }

    private ErrorCode refusal(Catalog catalog, String name, Optional<String> version) {
        return catchThrowableOfType(DiagnosisException.class, () -> catalog.acquire(name, version))
                .code();
    }

    @Test
    void list_showsVersionsNewestFirst() throws IOException {
        folder.write("1.9.0");
        folder.write("1.10.0");
        folder.write("1.2.3");
        Files.createDirectories(root.resolve(".hidden"));
        Files.writeString(root.resolve("README.md"), "not a model");

        try (Catalog catalog = open()) {
            assertThat(catalog.list()).extracting(CatalogEntry::version).containsExactly("1.10.0", "1.9.0", "1.2.3");
            assertThat(catalog.list()).extracting(CatalogEntry::state).containsOnly(State.LISTED);
            assertThat(catalog.show("lung-nodule", NEWEST).version()).isEqualTo("1.10.0");
        }
        assertThat(runtime.opened).isEmpty();
    }

    @Test
    void identity_changesWithTheWeightsAndWithTheCard() throws IOException {
        folder.write("1.0.0");
        String before = sha256("1.0.0");
        folder.write("1.0.0", "other weights");
        String otherWeights = sha256("1.0.0");
        Path card = root.resolve("lung-nodule/1.0.0/card.yaml");
        Files.writeString(card, Files.readString(card).replace("value: 0.3", "value: 0.31"));

        assertThat(List.of(before, otherWeights, sha256("1.0.0"))).doesNotHaveDuplicates();
    }

    private String sha256(String version) {
        try (Catalog catalog = open()) {
            return catalog.show("lung-nodule", Optional.of(version))
                    .identity()
                    .orElseThrow()
                    .sha256();
        }
    }

    @Test
    void faultyCard_refusesOnlyItsModel() throws IOException {
        folder.write("1.0.0");
        Files.writeString(folder.write("2.0.0").resolve("card.yaml"), "format: 7");

        try (Catalog catalog = open()) {
            assertThat(catalog.show("lung-nodule", Optional.of("2.0.0")).state())
                    .isEqualTo(State.REFUSED);
            assertThat(catalog.load("lung-nodule", Optional.of("1.0.0")).state())
                    .isEqualTo(State.READY);
        }
    }

    @Test
    void cardInAnotherFolder_isRefused() throws IOException {
        Files.move(folder.write("1.0.0"), root.resolve("lung-nodule/1.0.1"));

        try (Catalog catalog = open()) {
            assertThat(catalog.show("lung-nodule", NEWEST).problem())
                    .contains("version: must be the folder's name, 1.0.1");
        }
    }

    @Test
    void unknownModel_isNamed() throws IOException {
        folder.write("1.0.0");

        try (Catalog catalog = open()) {
            assertThat(refusal(catalog, "liver", NEWEST)).isEqualTo(ErrorCode.MODEL_UNKNOWN);
            assertThatThrownBy(() -> catalog.show("lung-nodule", Optional.of("3.0.0")))
                    .hasMessage("the catalog has no lung-nodule@3.0.0");
        }
    }

    @Test
    void versionThatIsNotLoaded_isNotReady() throws IOException {
        folder.write("1.0.0");

        try (Catalog catalog = open()) {
            assertThat(refusal(catalog, "lung-nodule", NEWEST)).isEqualTo(ErrorCode.MODEL_NOT_READY);
        }
    }

    @Test
    void acquire_withoutVersion_givesTheNewestThatIsReady() throws IOException {
        folder.write("1.0.0");
        Path newer = folder.write("1.1.0");
        Files.writeString(newer.resolve("detector.onnx"), "flipped");

        try (Catalog catalog = open()) {
            assertThat(catalog.loadAll()).extracting(CatalogEntry::state).containsExactly(State.REFUSED, State.READY);
            try (ModelLease lease = catalog.acquire("lung-nodule", NEWEST)) {
                assertThat(lease.identity()).hasToString("lung-nodule@1.0.0");
            }
            assertThat(refusal(catalog, "lung-nodule", Optional.of("1.1.0"))).isEqualTo(ErrorCode.MODEL_NOT_READY);
        }
    }

    @Test
    void leases_shareTheirNetworksAndTheLastOneClosesThem() throws IOException {
        folder.write("1.0.0");
        Catalog catalog = open();
        catalog.load("lung-nodule", NEWEST);
        ModelLease first = catalog.acquire("lung-nodule", NEWEST);
        ModelLease second = catalog.acquire("lung-nodule", NEWEST);
        assertThat(first.runner(0)).isSameAs(second.runner(0));
        assertThat(runtime.opened).hasSize(2);

        catalog.close();
        first.close();
        first.close();
        assertThat(runtime.closed).isEmpty();
        second.close();

        assertThat(runtime.closed).hasSize(2);
        assertThatThrownBy(() -> second.runner(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void retired_servesNobodyNew() throws IOException {
        folder.write("1.0.0");
        try (Catalog catalog = open()) {
            catalog.load("lung-nodule", NEWEST);

            catalog.retire("lung-nodule", "1.0.0");

            assertThat(catalog.show("lung-nodule", NEWEST).state()).isEqualTo(State.RETIRED);
            assertThat(refusal(catalog, "lung-nodule", NEWEST)).isEqualTo(ErrorCode.MODEL_NOT_READY);
        }
    }

    @Test
    void newContentThatFails_leavesTheOldInService() throws IOException {
        folder.write("1.0.0", "old");
        try (Catalog catalog = open()) {
            String old =
                    catalog.load("lung-nodule", NEWEST).identity().orElseThrow().sha256();
            folder.write("1.0.0", "new");
            passesGolden = false;

            CatalogEntry entry = catalog.load("lung-nodule", NEWEST);

            assertThat(entry.state()).isEqualTo(State.READY);
            assertThat(entry.problem()).contains("golden: is different");
            try (ModelLease lease = catalog.acquire("lung-nodule", NEWEST)) {
                assertThat(lease.identity().sha256()).isEqualTo(old);
            }
        }
    }

    @Test
    void newContentThatPasses_replacesTheOldForNewLeasesOnly() throws IOException {
        folder.write("1.0.0", "old");
        try (Catalog catalog = open()) {
            catalog.load("lung-nodule", NEWEST);
            try (ModelLease held = catalog.acquire("lung-nodule", NEWEST)) {
                folder.write("1.0.0", "new");
                catalog.load("lung-nodule", NEWEST);

                try (ModelLease fresh = catalog.acquire("lung-nodule", NEWEST)) {
                    assertThat(fresh.identity().sha256())
                            .isNotEqualTo(held.identity().sha256());
                }
                assertThat(held.runner(0)).isNotNull();
                assertThat(runtime.closed).isEmpty();
            }
        }
    }

    private Optional<String> problemOfLoading() {
        try (Catalog catalog = open()) {
            CatalogEntry entry = catalog.load("lung-nodule", NEWEST);
            assertThat(entry.state()).isEqualTo(State.REFUSED);
            return entry.problem();
        }
    }

    @Test
    void missingFile_isNamed() throws IOException {
        Files.delete(folder.write("1.0.0").resolve("classifier.onnx"));

        assertThat(problemOfLoading()).contains("stages[1].onnx.file: cannot be read");
    }

    @Test
    void networkWithOtherInput_isRefused() throws IOException {
        folder.write("1.0.0");
        runtime.tileName = "image";

        assertThat(problemOfLoading()).contains("stages[0].input.tensor: the network has only [image]");
    }

    @Test
    void networkOfOtherShape_isRefused() throws IOException {
        folder.write("1.0.0");
        runtime.tileLengths = List.of(TensorForm.ANY, 1L, 128L, 96L);

        assertThat(problemOfLoading())
                .contains(
                        "stages[0].input: the network has FLOAT32 [any, 1, 128, 96], the card FLOAT32 [N, 1, 128, 128]");
    }

    @Test
    void networkWithFixedBatch_isRefusedForLargerBatches() throws IOException {
        folder.write("1.0.0");
        runtime.scoreLengths = List.of(1L, 1L);

        assertThat(problemOfLoading())
                .contains("stages[1].output: the network has FLOAT32 [1, 1], the card FLOAT32 [N, 1]");
    }

    @Test
    void networkWithOpenLengths_fits() throws IOException {
        folder.write("1.0.0");
        runtime.tileLengths = List.of(TensorForm.ANY, 1L, TensorForm.ANY, TensorForm.ANY);

        try (Catalog catalog = open()) {
            assertThat(catalog.load("lung-nodule", NEWEST).state()).isEqualTo(State.READY);
        }
    }
}
