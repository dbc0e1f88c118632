package periplus.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.lab.citations.Bibliography;
import periplus.nets.cells.Cell;
import periplus.tasks.Task;
import periplus.tasks.codes.PlaceCode;
import periplus.tasks.decoding.PositionDecoder;
import periplus.tasks.motion.Motion;

/** Every cell, task and metric names its paper, and every name has its entry. */
class SourcesTest {
    private static List<JavaClass> publicClasses() {
        return House.CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(type -> !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> type.isTopLevelClass() && !type.isEnum())
                .toList();
    }

    @Test
    void cellsTasksMotionsCodesAndDecodersNameTheirSource() {
        List<JavaClass> claimed = publicClasses().stream()
                .filter(type ->
                        List.of(Cell.class, Task.class, Motion.class, PlaceCode.class, PositionDecoder.class).stream()
                                .anyMatch(type::isAssignableTo))
                .toList();
        assertThat(claimed).hasSizeGreaterThan(8);
        assertThat(claimed)
                .filteredOn(type -> !hasSource(type))
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    @Test
    void metricsNameTheirSource() {
        List<JavaClass> metrics = publicClasses().stream()
                .filter(type -> type.getPackageName().startsWith("periplus.analysis"))
                .filter(type -> type.getMethods().stream()
                        .anyMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                                && method.getRawReturnType().isAssignableTo(Measured.class)))
                .filter(type -> !type.isRecord())
                .toList();
        assertThat(metrics).hasSizeGreaterThan(3);
        assertThat(metrics)
                .filteredOn(type -> !hasSource(type))
                .extracting(JavaClass::getName)
                .isEmpty();
    }

    @Test
    void everyKeyHasItsEntryInTheReferences() {
        Bibliography references = Bibliography.read(House.root().resolve("references.bib"));
        var used = new TreeSet<String>();
        for (JavaClass type : House.CLASSES) {
            Arrays.stream(type.reflect().getAnnotationsByType(Source.class))
                    .map(Source::key)
                    .forEach(used::add);
        }
        assertThat(used).hasSizeGreaterThan(5);
        assertThat(references.entries().keySet()).containsAll(used);
    }

    private static boolean hasSource(JavaClass type) {
        return type.reflect().getAnnotationsByType(Source.class).length > 0;
    }
}
