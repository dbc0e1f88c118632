package periplus.lab.sweeps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.errors.BadCallException;
import periplus.core.errors.BadInputException;
import periplus.core.errors.FailedWorkException;
import periplus.core.random.RandomStream;
import periplus.lab.files.DiskStorage;
import periplus.lab.files.FileHashes;

/** Any order, any parallelism, any number of interruptions: the same table. */
class SweepSessionTest {
    private static final String RECIPE = "recipe: coin\nbias: [0, 0.25, 0.5, 1]\nseeds: 12";

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();

    private final SweepProgress progress = new SweepProgress() {
        @Override
        public void message(String text) {
            synchronized (heard) {
                heard.add(text);
            }
        }

        @Override
        public void planned(int cells, int ended, int failed) {}

        @Override
        public void ended(String cell, String described, @Nullable String failure) {}
    };

    private SweepSession.Result run(Path out, SweepPlan<?> plan, SweepRequest request) {
        return SweepSession.open(out, plan, request, progress, () -> false).run();
    }

    private SweepSession.Result run(String name, String recipe) {
        return run(folder.resolve(name), new CoinJob(1).plan(recipe), SweepRequest.here(2));
    }

    private static String hash(SweepSession.Result result) {
        return FileHashes.sha256(result.folder().csv());
    }

    @Test
    void aRowACellWithNumbersReasonsAndWhatIsUndefined() throws IOException {
        SweepSession.Result result = run("a", RECIPE);
        assertThat(result.complete()).isTrue();
        List<String> lines = Files.readAllLines(result.folder().csv());
        assertThat(lines).hasSize(49);
        assertThat(lines.getFirst()).isEqualTo("cell,state,reason,bias,seed,heads,tails_a_head,undefined");
        assertThat(lines.get(1)).startsWith("coin-").endsWith(",done,,0.0,1,0,,tails_a_head: no heads");
        assertThat(lines.get(13)).contains(",done,,0.25,1,");
        assertThat(lines.get(48)).contains(",failed,\"the coin diverged, as \"\"it\"\" must\",1.0,12,,,");
        assertThat(result.state().count(result.plan(), SweepState.Cell.FAILED)).isEqualTo(12);
        assertThat(Files.readString(result.folder().columns())).contains("tails over heads");
    }

    @Test
    void theTableIsTheSameForAnyJobsAndShares() {
        String one = hash(run(folder.resolve("one"), new CoinJob(1).plan(RECIPE), SweepRequest.here(1)));
        String seven = hash(run(folder.resolve("seven"), new CoinJob(1).plan(RECIPE), SweepRequest.here(7)));
        assertThat(seven).isEqualTo(one);
        List<SweepSession.Result> results = new ArrayList<>();
        for (int share : new int[] {3, 1, 2}) {
            results.add(run(
                    folder.resolve("shares"),
                    new CoinJob(1).plan(RECIPE),
                    new SweepRequest(2, new Share(share, 3), false, false, false, null)));
        }
        assertThat(results).allMatch(SweepSession.Result::ended);
        assertThat(results.stream().map(SweepSession.Result::complete)).containsExactly(false, false, true);
        assertThat(hash(results.getLast())).isEqualTo(one);
    }

    @Test
    void parquetHoldsTheSameTableInTheSameBytes() throws IOException, java.sql.SQLException {
        Path a = run("a", RECIPE).folder().parquet();
        Path b = run("b", RECIPE).folder().parquet();
        assertThat(FileHashes.sha256(a)).isEqualTo(FileHashes.sha256(b));
        try (var connection = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*), sum(heads), count(tails_a_head), min(bias),"
                        + " count(reason), typeof(any_value(seed)) FROM read_parquet('" + a + "')")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(48);
            assertThat(rows.getInt(2)).isBetween(600, 1200);
            assertThat(rows.getInt(3)).isEqualTo(24);
            assertThat(rows.getDouble(4)).isZero();
            assertThat(rows.getInt(5)).isEqualTo(12);
            assertThat(rows.getString(6)).isEqualTo("BIGINT");
        }
    }

    @Test
    void aRepeatedCallDoesNothingAgain() {
        CoinJob job = new CoinJob(1);
        run(folder.resolve("a"), job.plan(RECIPE), SweepRequest.here(2));
        assertThat(job.performed.get()).isEqualTo(48);
        run(folder.resolve("a"), job.plan(RECIPE), SweepRequest.here(2));
        assertThat(job.performed.get()).isEqualTo(48);
        run(folder.resolve("a"), job.plan(RECIPE), new SweepRequest(2, Share.WHOLE, false, true, false, null));
        assertThat(job.performed.get()).as("only what failed is tried again").isEqualTo(60);
    }

    @Test
    void anAskToStopLeavesCellsThatTheNextCallDoes() {
        AtomicInteger asked = new AtomicInteger();
        SweepSession.Result stopped = SweepSession.open(
                        folder.resolve("a"),
                        new CoinJob(1).plan(RECIPE),
                        SweepRequest.here(1),
                        progress,
                        () -> asked.incrementAndGet() > 21)
                .run();
        assertThat(stopped.ended()).isFalse();
        assertThat(stopped.state().count(stopped.plan(), SweepState.Cell.DONE)).isBetween(1, 47);
        assertThat(hash(run("a", RECIPE))).isEqualTo(hash(run("whole", RECIPE)));
        assertThat(heard).anyMatch(text -> text.contains("half done when a process ended"));
    }

    @Test
    void failFastStopsAtTheFirstFailure() {
        SweepSession.Result result = run(
                folder.resolve("a"),
                new CoinJob(1).plan("bias: [1, 0.5]\nseeds: 50"),
                new SweepRequest(1, Share.WHOLE, false, false, true, null));
        assertThat(result.ended()).isFalse();
        assertThat(result.state().count(result.plan(), SweepState.Cell.FAILED)).isEqualTo(1);
    }

    @Test
    void anUnforeseenErrorIsARowToo() throws IOException {
        SweepSession.Result result = run("a", "bias: [-1, 0.5]");
        assertThat(result.complete()).isTrue();
        assertThat(Files.readString(result.folder().csv())).contains("failed,IllegalStateException: no such coin");
    }

    @Test
    void aSweepIsExtendedByValuesSeedsAndAxes() {
        CoinJob job = new CoinJob(1);
        run(folder.resolve("a"), job.plan("bias: [0.25, 0.5]\nseeds: 3"), SweepRequest.here(2));
        assertThat(job.performed.get()).isEqualTo(6);
        run(folder.resolve("a"), job.plan("bias: [0.75, 0.25, 0.5]\nseeds: 4"), SweepRequest.here(2));
        assertThat(job.performed.get()).as("3 * 4 cells, 6 of them there").isEqualTo(12);
        assertThat(heard).anyMatch(text -> text.contains("extends the sweep") && text.contains("from 6 to 12"));
        CoinJob single = new CoinJob(1);
        run(folder.resolve("b"), single.plan("bias: 0.25"), SweepRequest.here(1));
        run(folder.resolve("b"), single.plan("bias: [0.25, 0.5]\nseed: [1, 2]"), SweepRequest.here(1));
        assertThat(single.performed.get()).isEqualTo(4);
    }

    @Test
    void aFolderOfAnotherRecipeIsRefusedWithWhatDiffers() {
        run("a", "bias: [0.25, 0.5]\nseeds: 3");
        assertThatThrownBy(() -> run("a", "bias: [0.25, 0.75]\nseeds: 3"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("3 of its 6 cells are not in this one")
                .hasMessageContaining("bias: 0.5 instead of")
                .hasMessageContaining("every old cell stays");
        assertThat(hash(run("a", "bias: [0.25, 0.5]\nseeds: 3"))).isNotEmpty();
    }

    @Test
    void aFolderThatIsNoSweepsIsLeftAlone() throws IOException {
        Path full = Files.createDirectories(folder.resolve("full"));
        Files.writeString(full.resolve("thesis.txt"), "mine");
        assertThatThrownBy(() -> run("full", RECIPE))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("not empty");
        assertThat(full.resolve("sweep.json")).doesNotExist();
        assertThatThrownBy(() -> SweepFolder.existing(full)).hasMessageContaining("no sweep.json");
        assertThatThrownBy(() -> SweepCluster.at("spark://nowhere:1"))
                .isInstanceOf(BadCallException.class)
                .hasMessageContaining("-Pspark");
    }

    @Test
    void aJournalCutAnywhereIsSaidAndTheSweepStillEndsInTheSameTable() throws IOException {
        String recipe = "bias: [0.25, 1]\nseeds: 3";
        String whole = hash(run("whole", recipe));
        Path journal = journal(folder.resolve("whole"));
        byte[] bytes = Files.readAllBytes(journal);
        RandomStream cuts = RandomStream.of(1, "cuts");
        int cutsInALine = 0;
        for (int i = 0; i < 10; i++) {
            int length = i == 0 ? 0 : cuts.nextBelow(bytes.length);
            Path copy = folder.resolve("cut-" + i);
            copyOf(folder.resolve("whole"), copy, java.util.Arrays.copyOf(bytes, length));
            heard.clear();
            SweepSession.Result result = run(copy.getFileName().toString(), recipe);
            assertThat(hash(result)).isEqualTo(whole);
            boolean inALine = length > 0 && bytes[length - 1] != '\n';
            cutsInALine += inALine ? 1 : 0;
            assertThat(heard.stream().anyMatch(text -> text.contains("half-written line")))
                    .isEqualTo(inALine);
        }
        assertThat(cutsInALine).isGreaterThan(5);
    }

    @Test
    void aFlippedBitIsNoRow() throws IOException {
        Path journal = journal(run("whole", "bias: 0.25\nseeds: 3").folder().path());
        Journal.Content whole = Journal.read(DiskStorage.INSTANCE, journal);
        assertThat(whole.ended()).hasSize(3);
        byte[] bytes = Files.readAllBytes(journal);
        RandomStream flips = RandomStream.of(1, "flips");
        for (int i = 0; i < 300; i++) {
            byte[] flipped = bytes.clone();
            flipped[flips.nextBelow(bytes.length)] ^= (byte) (1 << flips.nextBelow(8));
            Path copy = Files.write(folder.resolve("flipped.jsonl"), flipped);
            Journal.Content content = Journal.read(DiskStorage.INSTANCE, copy);
            assertThat(content.droppedBytes()).isPositive();
            assertThat(whole.ended()).containsAll(content.ended());
            assertThat(content.ended().size() + content.begun().size()).isBetween(4, 5);
        }
    }

    @Test
    void aDiskThatFailsAnywhereLosesNoRow() throws IOException {
        String recipe = "bias: [0.25, 0.5]\nseeds: 2";
        String whole = hash(run("whole", recipe));
        int failures = 0;
        for (int n = 1; n < 16; n++) {
            Path out = folder.resolve("disk-" + n);
            try {
                SweepSession.open(
                                out,
                                new CoinJob(1).plan(recipe),
                                SweepRequest.here(1),
                                progress,
                                () -> false,
                                new FailingStorage(n))
                        .run();
            } catch (FailedWorkException e) {
                failures++;
                assertThat(e).hasMessageContaining("finished cells are kept");
            }
            assertThat(hash(run("disk-" + n, recipe))).isEqualTo(whole);
        }
        assertThat(failures).as("each operation of a sweep failed once").isBetween(10, 15);
    }

    @Test
    void aCellOfAProcessAtWorkIsRunning() throws IOException {
        SweepPlan<?> plan = new CoinJob(1).plan("bias: 0.5\nseeds: 3");
        SweepFolder sweep = SweepFolder.open(folder.resolve("a"), plan);
        Path file = sweep.journals().resolve("other.jsonl");
        try (Journal journal = Journal.create(DiskStorage.INSTANCE, file)) {
            journal.begun(plan.ids().get(1));
        }
        try (FolderLock alive = FolderLock.tryTake(SweepState.lockOf(file))) {
            assertThat(alive).isNotNull();
            SweepState state = SweepState.read(DiskStorage.INSTANCE, sweep, plan);
            assertThat(plan.ids().stream().map(state::of))
                    .containsExactly(SweepState.Cell.MISSING, SweepState.Cell.RUNNING, SweepState.Cell.MISSING);
        }
        SweepState state = SweepState.read(DiskStorage.INSTANCE, sweep, plan);
        assertThat(state.of(plan.ids().get(1))).isEqualTo(SweepState.Cell.INTERRUPTED);
        assertThat(state.isComplete(plan)).isFalse();
    }

    @Test
    void rowsOfAnotherVersionAreDoneAgain() {
        run(folder.resolve("a"), new CoinJob(1).plan(RECIPE), SweepRequest.here(2));
        CoinJob newer = new CoinJob(2);
        run(folder.resolve("a"), newer.plan(RECIPE), SweepRequest.here(2));
        assertThat(newer.performed.get()).isEqualTo(48);
        assertThat(heard).anyMatch(text -> text.contains("another version"));
    }

    @Test
    void twoProcessesDoNotDoOneSweepAtOnce() {
        SweepPlan<?> plan = new CoinJob(1).plan("bias: 0.5");
        run(folder.resolve("a"), plan, SweepRequest.here(1));
        SweepFolder sweep = SweepFolder.existing(folder.resolve("a"));
        try (FolderLock taken = FolderLock.tryTake(sweep.lock("all"))) {
            assertThat(taken).isNotNull();
            assertThatThrownBy(() -> run(folder.resolve("a"), plan, SweepRequest.here(1)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("another process is at work");
        }
        assertThat(run(folder.resolve("a"), plan, SweepRequest.here(1)).complete())
                .isTrue();
    }

    @Test
    void aShareIsOneOfItsNumber() {
        assertThat(Share.parse("3/8")).isEqualTo(new Share(3, 8));
        for (String wrong : List.of("0/3", "4/3", "3", "a/b", "-1/2", "1/0")) {
            assertThatThrownBy(() -> Share.parse(wrong)).isInstanceOf(BadCallException.class);
        }
    }

    private static Path journal(Path sweep) throws IOException {
        try (Stream<Path> files = Files.list(sweep.resolve("journal"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void copyOf(Path sweep, Path copy, byte[] journal) throws IOException {
        Files.createDirectories(copy.resolve("journal"));
        Files.copy(sweep.resolve("sweep.json"), copy.resolve("sweep.json"));
        Files.write(copy.resolve("journal").resolve("killed.jsonl"), journal);
    }
}
