package periplus.app.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What would break determinism, or put an effect where a reader does not expect it. */
class ForbiddenCallsTest {
    private static GivenClassesConjunction outsideLabAndApp() {
        return noClasses().that().resideOutsideOfPackages("periplus.lab..", "periplus.app..");
    }

    @Test
    void randomNumbersComeFromNamedStreamsOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.util.random..")
                .check(House.CLASSES);
        noClasses()
                .should()
                .callMethodWhere(target(owner(JavaClass.Predicates.equivalentTo(Math.class)))
                        .and(target(nameMatching("random"))))
                .check(House.CLASSES);
    }

    @Test
    void elementaryFunctionsAreThePortableOnes() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(JavaClass.Predicates.equivalentTo(Math.class)))
                        .and(target(nameMatching("exp|expm1|log|log10|log1p|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|"
                                + "cosh|tanh|cbrt|hypot"))))
                .because("java.lang.Math may differ in the last bits between machines: StrictMath or PortableMath")
                .check(House.CLASSES);
    }

    @Test
    void filesLiveInLabAndApp() {
        outsideLabAndApp()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.(io\\.(File|InputStream|OutputStream|Reader|Writer).*|nio\\.file\\..*)")
                .check(House.CLASSES);
    }

    @Test
    void clocksLiveInLabAndApp() {
        outsideLabAndApp()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Instant.class)
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(House.CLASSES);
    }

    @Test
    void threadsLiveInLabAndApp() {
        outsideLabAndApp()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.Thread|java\\.util\\.concurrent\\..*(Executor|ForkJoin|Thread).*")
                .check(House.CLASSES);
    }

    @Test
    void printingLivesInApp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("periplus.app..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(House.CLASSES);
    }

    @Test
    void textDoesNotDependOnTheUsersLocale() {
        noClasses()
                .should()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .because("String.format(Locale.ROOT, ...), toLowerCase(Locale.ROOT)")
                .check(House.CLASSES);
    }
}
