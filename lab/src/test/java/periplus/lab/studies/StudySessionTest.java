package periplus.lab.studies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadInputException;
import periplus.lab.formats.CsvTable;
import periplus.lab.formats.Npy;
import periplus.lab.runs.RecipeBook;
import periplus.studies.claims.Verdict;
import periplus.studies.study.Findings;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

class StudySessionTest {
    @TempDir
    Path folder;

    private StudySession.Result run(
            CoinStudy study, Path out, int threads, boolean retry, java.util.function.BooleanSupplier stop) {
        return new StudySession(
                        new StudyRequest(study, Scale.LAPTOP, StudyRequest.firstSeeds(6), out, threads, retry),
                        new RecipeBook(folder),
                        StudyProgress.silent(),
                        stop)
                .run();
    }

    private StudySession.Result run(CoinStudy study, Path out) {
        return run(study, out, 2, false, () -> false);
    }

    @Test
    void runsWhatIsPlannedAndJudges() {
        CoinStudy study = new CoinStudy();
        StudySession.Result result = run(study, folder.resolve("a"));
        assertThat(result.finished()).isTrue();
        assertThat(study.measured).hasValue(13);
        assertThat(result.judgements()).singleElement().satisfies(judged -> {
            assertThat(judged.judgement().verdict()).isEqualTo(Verdict.REPRODUCED);
            assertThat(judged.judgement().n()).isEqualTo(6);
        });
        assertThat(ClaimsFile.read(result.folder().claims())).hasSize(1);
        CsvTable runs = CsvTable.read(result.folder().table("runs"));
        assertThat(runs.rows()).isEqualTo(13);
        assertThat(Npy.read(result.folder()
                                .run(new RunKey("heavy", 3, RunKey.Role.JUDGED))
                                .resolve("arrays/trace.npy"))
                        .asDoubles())
                .hasSize(3);
    }

    @Test
    void allConditionsOfASeedComeBeforeTheNextSeed() {
        CoinStudy study = new CoinStudy();
        run(study, folder.resolve("a"), 1, false, () -> false);
        assertThat(study.order)
                .startsWith("choice 1001", "light 1", "heavy 1", "light 2", "heavy 2", "light 3")
                .hasSize(13);
    }

    @Test
    void whatIsThereIsKept() {
        CoinStudy study = new CoinStudy();
        SortedMap<String, String> first =
                run(study, folder.resolve("a")).folder().hashes();
        int before = study.measured.get();
        assertThat(run(study, folder.resolve("a")).folder().hashes()).isEqualTo(first);
        assertThat(study.measured).as("nothing is measured twice").hasValue(before);
    }

    @Test
    void theSameBytesForAnyNumberOfThreadsAndStops() {
        SortedMap<String, String> whole = run(new CoinStudy(), folder.resolve("a"), 1, false, () -> false)
                .folder()
                .hashes();
        assertThat(run(new CoinStudy(), folder.resolve("b"), 7, false, () -> false)
                        .folder()
                        .hashes())
                .isEqualTo(whole);
        boolean finished = false;
        int calls = 0;
        while (!finished) {
            AtomicInteger asked = new AtomicInteger();
            finished = run(new CoinStudy(), folder.resolve("c"), 2, false, () -> asked.incrementAndGet() > 3)
                    .finished();
            calls++;
            assertThat(calls).isLessThan(30);
        }
        assertThat(calls).as("it was stopped on the way").isGreaterThan(1);
        assertThat(new StudyFolder(folder.resolve("c")).hashes()).isEqualTo(whole);
    }

    @Test
    void aFailedRunIsARowWithItsReasonAndCanBeTriedAgain() {
        CoinStudy study = new CoinStudy();
        study.poisonedSeed = 2;
        study.brokenSeed = 4;
        StudySession.Result result = run(study, folder.resolve("a"));
        assertThat(result.finished()).isTrue();
        CsvTable runs = CsvTable.read(result.folder().table("runs"));
        assertThat(runs.texts("reason")).contains("the loss is not finite at update 3", "ArithmeticException: by zero");
        assertThat(result.judgements().getFirst().judgement().n()).isEqualTo(4);
        assertThat(result.judgements().getFirst().judgement().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.folder()
                        .run(new RunKey("heavy", 4, RunKey.Role.JUDGED))
                        .resolve("failure.txt"))
                .exists();
        int before = study.measured.get();
        run(study, folder.resolve("a"));
        assertThat(study.measured).as("a failure is kept").hasValue(before);
        study.poisonedSeed = -1;
        study.brokenSeed = -1;
        StudySession.Result again = run(study, folder.resolve("a"), 2, true, () -> false);
        assertThat(study.measured).hasValue(before + 4);
        assertThat(again.judgements().getFirst().judgement().verdict()).isEqualTo(Verdict.REPRODUCED);
    }

    @Test
    void aRefusedRunEndsTheCallBeforeFurtherRunsBegin() {
        CoinStudy study = new CoinStudy();
        study.refusedSeed = 1;
        assertThatThrownBy(() -> run(study, folder.resolve("a"), 1, false, () -> false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("another recipe");
        assertThat(study.measured).as("the choice and the refused run").hasValue(2);
        study.refusedSeed = -1;
        assertThat(run(study, folder.resolve("a")).finished()).isTrue();
    }

    @Test
    void findingsWithoutTheirArraysAreMeasuredAgain() throws IOException {
        CoinStudy study = new CoinStudy();
        StudySession.Result result = run(study, folder.resolve("a"));
        Files.delete(
                result.folder().run(new RunKey("light", 1, RunKey.Role.JUDGED)).resolve("arrays/trace.npy"));
        int before = study.measured.get();
        run(study, folder.resolve("a"));
        assertThat(study.measured).hasValue(before + 1);
    }

    @Test
    void damagedFindingsAreNamed() throws IOException {
        CoinStudy study = new CoinStudy();
        StudySession.Result result = run(study, folder.resolve("a"));
        Path file =
                result.folder().run(new RunKey("light", 1, RunKey.Role.JUDGED)).resolve("findings.json");
        Files.writeString(file, "{\"measuredAs\": \"1\", \"numbers\": {\"weight\": null}, \"arrays\": []}");
        assertThatThrownBy(() -> run(study, folder.resolve("a")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("findings.json")
                .hasMessageContaining("weight");
    }

    @Test
    void aFolderOfAnotherStudyOrScaleOrOfSomethingElseIsRefused() throws IOException {
        CoinStudy study = new CoinStudy();
        run(study, folder.resolve("a"));
        assertThatThrownBy(() -> new StudySession(
                                new StudyRequest(study, Scale.SMOKE, List.of(1L), folder.resolve("a"), 1, false),
                                new RecipeBook(folder),
                                StudyProgress.silent(),
                                () -> false)
                        .run())
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("laptop");
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/letter.txt"), "dear");
        assertThatThrownBy(() -> run(study, folder.resolve("b")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not empty");
    }

    @Test
    void undefinedNumbersKeepTheirReasons() {
        StudySession.Result result = run(new CoinStudy(), folder.resolve("a"));
        CsvTable measures = CsvTable.read(result.folder().table("measures"));
        assertThat(measures.texts("undefined")).contains("it is never weighed");
        StudyResults stored = run(new CoinStudy(), folder.resolve("a")).results();
        assertThat(String.valueOf(stored.values("light", "never").get(1L))).contains("it is never weighed");
    }

    @Test
    void aRunOverAGroupReadsItsMembersAndIsMeasuredAgainWhenTheyChange() {
        GroupStudy study = new GroupStudy();
        Path out = folder.resolve("group");
        assertThat(sum(group(study, out, 3, 1))).isInstanceOf(StudyResults.Finished.class);
        SortedMap<String, String> one = new StudyFolder(out).hashes();
        assertThat(group(study, folder.resolve("other"), 3, 4).finished()).isTrue();
        assertThat(new StudyFolder(folder.resolve("other")).hashes()).isEqualTo(one);
        int before = study.measured.get();
        StudySession.Result more = group(study, out, 5, 2);
        assertThat(study.measured).as("two new members and the group again").hasValue(before + 3);
        Findings found = ((StudyResults.Finished) sum(more)).findings();
        assertThat(found.array("members").values()).containsExactly(1, 4, 9, 16, 25);
        assertThat(found.number("value").orNaN()).isEqualTo(55);
    }

    @Test
    void networksThatARunTrainsOnATaskAreKeptAndLeftWhereTheStudyIsStopped() {
        SortedMap<String, String> whole =
                task(folder.resolve("a"), () -> false).folder().hashes();
        assertThat(whole.keySet())
                .contains("runs/bit/seed-2/network/weights.safetensors", "runs/bit/seed-2/network/metrics.jsonl")
                .noneMatch(name -> name.contains("checkpoint"));
        AtomicInteger asked = new AtomicInteger();
        StudySession.Result stopped = task(folder.resolve("b"), () -> asked.incrementAndGet() > 75);
        assertThat(stopped.finished()).isFalse();
        assertThat(asked.get())
                .as("left within the second network, not after it")
                .isLessThan(80);
        assertThat(stopped.results().outcomes()).isEmpty();
        assertThat(task(folder.resolve("b"), () -> false).folder().hashes()).isEqualTo(whole);
    }

    private static StudySession.Result task(Path out, java.util.function.BooleanSupplier stop) {
        return new StudySession(
                        new StudyRequest(new TaskStudy(), Scale.SMOKE, StudyRequest.firstSeeds(3), out, 1, false),
                        new RecipeBook(out),
                        StudyProgress.silent(),
                        stop)
                .run();
    }

    private static StudySession.Result group(GroupStudy study, Path out, int seeds, int threads) {
        return new StudySession(
                        new StudyRequest(study, Scale.LAPTOP, StudyRequest.firstSeeds(seeds), out, threads, false),
                        new RecipeBook(Objects.requireNonNull(out.getParent())),
                        StudyProgress.silent(),
                        () -> false)
                .run();
    }

    private static StudyResults.Outcome sum(StudySession.Result result) {
        return Objects.requireNonNull(result.results().outcome(new RunKey("all", 0, RunKey.Role.JUDGED)));
    }
}
