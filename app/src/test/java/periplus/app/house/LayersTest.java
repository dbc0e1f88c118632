package periplus.app.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** app -> lab -> studies -> {nets, tasks, analysis} -> core, and nothing against the arrows. */
class LayersTest {
    private static final Map<String, List<String>> MAY_USE = mayUse();

    private static Map<String, List<String>> mayUse() {
        Map<String, List<String>> may = new LinkedHashMap<>();
        may.put("core", List.of());
        may.put("nets", List.of("core"));
        may.put("tasks", List.of("core"));
        may.put("analysis", List.of("core"));
        may.put("studies", List.of("core", "nets", "tasks", "analysis"));
        may.put("lab", List.of("core", "nets", "tasks", "analysis", "studies"));
        may.put("app", List.of("core", "nets", "tasks", "analysis", "studies", "lab"));
        return may;
    }

    @Test
    void eachModuleUsesOnlyWhatLiesBelowIt() {
        MAY_USE.forEach((module, below) -> {
            String[] allowed = java.util.stream.Stream.concat(java.util.stream.Stream.of(module), below.stream())
                    .map(name -> "periplus." + name + "..")
                    .toArray(String[]::new);
            DescribedPredicate<JavaClass> elsewhere =
                    resideInAnyPackage("periplus..").and(resideOutsideOfPackages(allowed));
            noClasses()
                    .that()
                    .resideInAPackage("periplus." + module + "..")
                    .should()
                    .dependOnClassesThat(elsewhere)
                    .because(module + " may use only " + below)
                    .check(House.CLASSES);
        });
    }

    @Test
    void everyClassBelongsToAModule() {
        classes()
                .should()
                .resideInAnyPackage(
                        "periplus.core..",
                        "periplus.nets..",
                        "periplus.tasks..",
                        "periplus.analysis..",
                        "periplus.studies..",
                        "periplus.lab..",
                        "periplus.app..")
                .check(House.CLASSES);
        assertThat(House.CLASSES).as("the importer found the modules").hasSizeGreaterThan(50);
    }

    @Test
    void onlyTheKernelsAndStreamsTouchTheIncubatingVectorModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages("periplus.core.kernels..", "periplus.core.random..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(House.CLASSES);
    }
}
