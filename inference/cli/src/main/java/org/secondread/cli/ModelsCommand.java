package org.secondread.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secondread.models.catalog.Catalog;
import org.secondread.models.catalog.CatalogEntry;
import org.secondread.models.catalog.ModelIdentity;
import org.secondread.pipeline.Engine;
import org.secondread.pipeline.ModelReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "models",
        description = "Lists, shows and verifies the models of the catalog.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ModelsCommand {

    /** Which catalog, and how to answer. */
    static final class Choice {
        @Option(
                names = "--catalog",
                paramLabel = "DIR",
                description = "Folder of models; the project's own by default.")
        private Optional<Path> catalog = Optional.empty();

        @Option(names = "--json", description = "Answer with JSON.")
        private boolean json;

        Engine open() {
            return Home.engine(
                    Home.settings(catalog.map(folder -> Map.of("secondread.models.catalog", folder.toString()))
                            .orElse(Map.of())));
        }

        void print(List<CatalogEntry> entries) {
            if (json) {
                System.out.println(
                        Json.pretty(entries.stream().map(ModelsCommand::asMap).toList()));
            } else {
                entries.forEach(ModelsCommand::printLine);
            }
        }
    }

    @Command(description = "Every version by name, newest first.", mixinStandardHelpOptions = true)
    int list(@Mixin Choice choice) {
        try (Engine engine = choice.open()) {
            choice.print(engine.catalog().list());
            return 0;
        }
    }

    @Command(description = "One model's card, as it was written.", mixinStandardHelpOptions = true)
    int show(@Mixin Choice choice, @Parameters(paramLabel = "NAME[@VERSION]") String model) throws java.io.IOException {
        try (Engine engine = choice.open()) {
            ModelReference reference = ModelReference.parse(model);
            CatalogEntry entry = engine.catalog().show(reference.name(), reference.version());
            if (choice.json) {
                choice.print(List.of(entry));
            } else {
                Path catalog = choice.catalog.orElseGet(Home::catalog);
                System.out.print(Files.readString(
                        catalog.resolve(entry.name()).resolve(entry.version()).resolve("card.yaml")));
            }
            return 0;
        }
    }

    @Command(
            description = "Checks cards, digests and networks, and runs the golden cases; all models by default.",
            mixinStandardHelpOptions = true)
    int verify(
            @Mixin Choice choice, @Parameters(paramLabel = "NAME[@VERSION]", arity = "0..1") Optional<String> model) {
        try (Engine engine = choice.open()) {
            Catalog catalog = engine.catalog();
            List<CatalogEntry> entries = model.map(ModelReference::parse)
                    .map(reference -> List.of(catalog.load(reference.name(), reference.version())))
                    .orElseGet(catalog::loadAll);
            choice.print(entries);
            boolean allReady =
                    !entries.isEmpty() && entries.stream().allMatch(e -> e.state() == CatalogEntry.State.READY);
            return allReady ? 0 : 1;
        }
    }

    private static void printLine(CatalogEntry entry) {
        String title = entry.card().map(card -> card.title()).orElse("");
        System.out.printf("%-10s %s@%s  %s%n", entry.state(), entry.name(), entry.version(), title);
        entry.problem().ifPresent(problem -> System.out.println("           " + problem));
    }

    private static Map<String, Object> asMap(CatalogEntry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", entry.name());
        map.put("version", entry.version());
        map.put("state", entry.state().name());
        map.put("sha256", entry.identity().map(ModelIdentity::sha256).orElse(""));
        map.put("title", entry.card().map(card -> card.title()).orElse(""));
        map.put("problem", entry.problem().orElse(""));
        return map;
    }
}
