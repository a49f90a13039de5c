package org.secondread.models.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.secondread.domain.CpuBudget;
import org.secondread.models.catalog.Catalog;
import org.secondread.models.catalog.CatalogEntry;
import org.secondread.models.catalog.CatalogEntry.State;
import org.secondread.models.runtime.TestingRuntime;

/** The models of this repository, on the path that takes them into service. */
class ShippedModelsTest {
    @Test
    void everyModel_passesItsGoldenCase() {
        try (CpuBudget budget = new CpuBudget(2);
                Catalog catalog = Catalog.open(
                        Path.of("catalog"), TestingRuntime.start(), new GoldenRun(budget, TestingRuntime.context()))) {
            List<CatalogEntry> entries = catalog.loadAll();

            assertThat(entries).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.problem()).isEmpty();
                assertThat(entry.state()).isEqualTo(State.READY);
            });
        }
    }
}
