package periplus.studies.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;
import periplus.core.random.RandomStream;
import periplus.studies.claims.Claim;
import periplus.studies.claims.Comparison;
import periplus.studies.claims.Judge;

/** What every study keeps to; extend it with your study. Nothing is trained: outcomes are made up. */
public abstract class StudyContract {
    private static final int ROUNDS = 20;

    /** The study. */
    protected abstract Study study();

    @Test
    void namesAreUnique() {
        assertThat(study().claims())
                .extracting(Claim::id)
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(study().measures())
                .extracting(Measure::name)
                .doesNotHaveDuplicates()
                .isNotEmpty();
        for (Scale scale : Scale.values()) {
            assertThat(study().conditions(scale))
                    .extracting(Condition::id)
                    .doesNotHaveDuplicates()
                    .isNotEmpty();
        }
    }

    @Test
    void measuresSayWhatTheyAre() {
        assertThat(study().measures()).allSatisfy(measure -> {
            assertThat(measure.definition()).as(measure.name()).isNotBlank();
            assertThat(measure.unit()).as(measure.name()).isNotBlank();
        });
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void claimsNameMeasuresAndConditionsThatExist(Scale scale) {
        Map<String, String> units = study().measures().stream().collect(Collectors.toMap(Measure::name, Measure::unit));
        Set<String> conditions =
                study().conditions(scale).stream().map(Condition::id).collect(Collectors.toSet());
        for (Claim claim : study().claims()) {
            for (Comparison.Single single : comparisons(claim)) {
                assertThat(units.keySet()).as(claim.id()).containsAll(single.measures());
                // levels that a scale does not run are left out by the rule
                boolean trend = single instanceof Comparison.SpreadTrend || single instanceof Comparison.MeanTrend;
                if (!trend || scale == Scale.PAPER) {
                    assertThat(conditions).as(claim.id()).containsAll(single.conditions());
                }
                assertThat(single.measures().stream().map(units::get).distinct())
                        .as(claim.id() + " compares measures of one unit")
                        .hasSize(1);
            }
        }
    }

    @Test
    void claimsSayWhatTheyAreAndWhereTheyStand() {
        Set<String> keys = referenceKeys();
        assertThat(keys).contains(study().sources().toArray(String[]::new));
        assertThat(study().claims()).allSatisfy(claim -> {
            assertThat(claim.statement()).as(claim.id()).isNotBlank();
            assertThat(claim.measure()).as(claim.id()).isNotBlank();
            assertThat(claim.source()).as(claim.id()).matches("[^,\\s]+(, \\S.*)?");
            assertThat(keys).as(claim.id()).contains(claim.source().split(",", 2)[0]);
            if (claim.control() != null) {
                assertThat(claim.control().statement()).as(claim.id()).isNotBlank();
            }
        });
    }

    @Test
    void atLaptopScaleThereAreSeedsEnoughForAVerdict() {
        assertThat(study().seeds(Scale.LAPTOP)).isGreaterThanOrEqualTo(Judge.LEAST_SEEDS);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void everyConditionIsPlannedForEverySeedInTheEnd(Scale scale) {
        List<Long> seeds = seeds(scale);
        StudyResults results = complete(scale, StudyContract.this::plausible);
        for (Condition condition : study().conditions(scale)) {
            assertThat(results.values(condition.id(), "any").keySet())
                    .as(condition.id())
                    .containsExactlyElementsOf(seeds);
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void seedsThatChooseSettingsJudgeNothing(Scale scale) {
        Map<RunKey.Role, Set<Long>> seeds = new TreeMap<>();
        complete(scale, StudyContract.this::plausible)
                .outcomes()
                .keySet()
                .forEach(key -> seeds.computeIfAbsent(key.role(), role -> new TreeSet<>())
                        .add(key.seed()));
        // a study that chooses nothing has no validation runs
        Set<Long> validation = seeds.getOrDefault(RunKey.Role.VALIDATION, Set.of());
        assertThat(seeds.getOrDefault(RunKey.Role.JUDGED, Set.of()))
                .isNotEmpty()
                .noneMatch(validation::contains);
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void thePlanIsAFunctionOfWhatIsKnown(Scale scale) {
        StudyResults results = complete(scale, StudyContract.this::plausible);
        assertThat(study().plan(scale, seeds(scale), results)).isEqualTo(study().plan(scale, seeds(scale), results));
        assertThat(study().plan(scale, seeds(scale), StudyResults.none()))
                .isEqualTo(study().plan(scale, seeds(scale), StudyResults.none()));
        Set<RunKey> planned = new HashSet<>();
        for (PlannedRun run : study().plan(scale, seeds(scale), results)) {
            assertThat(planned.add(run.key())).as("planned once: %s", run.key()).isTrue();
        }
        assertThat(planned)
                .as("runs that were asked for stay asked for")
                .containsAll(results.outcomes().keySet());
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void failedRunsAndMissingNumbersStopNothing(Scale scale) {
        StudyResults failed = complete(scale, run -> new StudyResults.Failed("made up"));
        StudyResults empty = complete(scale, run -> new StudyResults.Finished(new Findings()));
        for (StudyResults results : List.of(StudyResults.none(), failed, empty)) {
            assertThatCode(() -> study().panels(scale, results)).doesNotThrowAnyException();
            assertThat(Judge.judgeAll(study().claims(), study().measures(), results))
                    .allSatisfy(
                            judged -> assertThat(judged.judgement().verdict().words())
                                    .as(judged.claim().id())
                                    .isEqualTo("inconclusive"));
        }
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void theReportHasItsWords(Scale scale) {
        assertThat(List.of(study().name(), study().title(), study().question()))
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(study().name()).matches("[a-z0-9][a-z0-9-]*");
        assertThat(study().method(scale))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).isNotBlank());
        assertThat(study().deviations(scale))
                .allSatisfy(text -> assertThat(text).isNotBlank());
    }

    /** An outcome with a number for every measure, positive and different from run to run. */
    private StudyResults.Outcome plausible(PlannedRun run) {
        RandomStream random =
                RandomStream.of(run.key().seed(), "made up " + run.key().folderName());
        Findings findings = new Findings();
        study().measures().forEach(measure -> findings.put(measure.name(), 0.1 + 0.8 * random.nextUniform()));
        return new StudyResults.Finished(findings);
    }

    /** Results with an outcome for every run that is ever asked for. */
    private StudyResults complete(Scale scale, Function<PlannedRun, StudyResults.Outcome> outcome) {
        Map<RunKey, StudyResults.Outcome> outcomes = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            boolean grew = false;
            for (PlannedRun run : study().plan(scale, seeds(scale), new StudyResults(outcomes))) {
                if (!outcomes.containsKey(run.key())) {
                    outcomes.put(run.key(), outcome.apply(run));
                    grew = true;
                }
            }
            if (!grew) {
                return new StudyResults(outcomes);
            }
        }
        return fail("the plan still grows after %d rounds", ROUNDS);
    }

    private List<Long> seeds(Scale scale) {
        return LongStream.rangeClosed(1, study().seeds(scale)).boxed().toList();
    }

    private static List<Comparison.Single> comparisons(Claim claim) {
        List<Comparison.Single> found = new ArrayList<>(claim.comparison().singles());
        if (claim.control() != null) {
            found.addAll(claim.control().comparison().singles());
        }
        return found;
    }

    /** The keys of references.bib. */
    private static Set<String> referenceKeys() {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.exists(here.resolve("references.bib"))) {
            here = here.getParent();
        }
        if (here == null) {
            throw new IllegalStateException("no references.bib above the working directory");
        }
        try {
            Matcher entry = Pattern.compile("(?m)^@\\w+\\{([^,\\s]+),")
                    .matcher(Files.readString(here.resolve("references.bib")));
            return entry.results().map(result -> result.group(1)).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
