package org.secondread.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the plan of the house: which room may use which, and behind which door each foreign library lives. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.secondread");

    /** Room, and the rooms that it may use beside itself. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("domain", Set.of()),
            Map.entry("phantoms", Set.of()),
            Map.entry("api", Set.of()),
            Map.entry("preprocessing", Set.of("domain")),
            Map.entry("models", Set.of("domain", "preprocessing")),
            Map.entry("reporting", Set.of("domain", "preprocessing", "models")),
            Map.entry("pipeline", Set.of("domain", "preprocessing", "models", "reporting")),
            Map.entry("server", Set.of("domain", "preprocessing", "models", "reporting", "pipeline", "api")),
            Map.entry("micro", Set.of("domain", "preprocessing", "phantoms")),
            Map.entry(
                    "cli",
                    Set.of(
                            "domain",
                            "preprocessing",
                            "models",
                            "reporting",
                            "pipeline",
                            "api",
                            "server",
                            "phantoms",
                            "micro")));

    /** Foreign library, and the only packages of ours that may name it. */
    private record Door(String library, String... ours) {}

    private static List<Door> doors() {
        return List.of(
                new Door("org.dcm4che3..", "..preprocessing.dicom..", "..reporting..", "..phantoms.."),
                new Door("ai.djl..", "..models.runtime.."),
                new Door("ai.onnxruntime..", "..models.runtime.."),
                new Door("io.grpc..", "..api..", "..server.grpc..", "..cli.."),
                new Door("com.google.protobuf..", "..api..", "..server.grpc..", "..cli.."),
                new Door("org.springframework..", "..server..", "..cli.."),
                new Door("io.prometheus..", "..server.."),
                new Door("io.micrometer..", "..server.."),
                new Door("org.openjdk.jmh..", "..micro.."),
                new Door("picocli..", "..cli.."),
                new Door("javax.imageio..", "..reporting.picture.."));
    }

    @Test
    void everyClassIsInARoomOfThePlan() {
        noClasses()
                .should()
                .resideOutsideOfPackages(MAY_USE.keySet().stream()
                        .map(room -> "org.secondread." + room + "..")
                        .toArray(String[]::new))
                .check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsBeforeIt(String room) {
        noClasses()
                .that()
                .resideInAPackage("org.secondread." + room + "..")
                .should()
                .dependOnClassesThat(isInAnotherRoomThan(room))
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    static Set<String> rooms() {
        return MAY_USE.keySet();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aForeignLibraryStaysBehindItsDoor(Door door) {
        noClasses()
                .that()
                .resideOutsideOfPackages(door.ours())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(door.library())
                .check(HOUSE);
    }

    @Test
    void packagesFormNoCycles() {
        slices().matching("org.secondread.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    private static DescribedPredicate<JavaClass> isInAnotherRoomThan(String room) {
        Set<String> allowed = MAY_USE.getOrDefault(room, Set.of());
        return DescribedPredicate.describe("are in a room that " + room + " may not use", other -> {
            String[] parts = other.getPackageName().split("\\.");
            boolean ours = other.getPackageName().startsWith("org.secondread.");
            return ours && !parts[2].equals(room) && !allowed.contains(parts[2]);
        });
    }
}
