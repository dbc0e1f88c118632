package periplus.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.random.RandomStream;
import periplus.lab.formats.JsonReader;
import periplus.lab.formats.Npy;
import periplus.lab.formats.NpyArray;
import periplus.lab.formats.Npz;

/** What each command promises to other programs. */
class CommandsTest {
    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    static Path run;
    static TinyRun.Result ran;

    @BeforeAll
    static void train() {
        run = shared.resolve("run");
        ran = TinyRun.call(
                "run", TinyRun.recipe(shared).toString(), "training.steps=5", "--out", run.toString(), "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
    }

    @Test
    void aRunPrintsOneJsonObjectWithTheContractsFields() {
        assertThat(ran.out().strip().lines()).hasSize(1);
        assertThat(json(ran.out()))
                .containsKeys("decodingErrorMetres", "decoderFloorMetres", "finalLoss", "targetEntropy");
    }

    @Test
    void aRunsFolderHoldsTheContractsFiles() {
        for (String file : List.of(
                "recipe.yaml",
                "manifest.json",
                "metrics.jsonl",
                "summary.json",
                "weights.safetensors",
                "report.html",
                "arrays/rate_maps.npy",
                "figures/training-curve.svg")) {
            assertThat(run.resolve(file)).isRegularFile();
        }
    }

    @Test
    void scoresOfMapsFollowTheContract() {
        double[] maps = new double[3 * 400];
        RandomStream noise = RandomStream.of(1, "maps");
        for (int i = 0; i < 800; i++) {
            maps[i] = noise.nextUniform();
        }
        maps[5] = Double.NaN;
        Path file = folder.resolve("maps.npy");
        Npy.write(file, NpyArray.of(maps, 3, 20, 20));
        TinyRun.Result result = TinyRun.call("score", file.toString(), "--box-metres", "2.2", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, ?> scored = json(result.out());
        assertThat(scored).containsOnlyKeys("definitions", "units");
        List<?> units = (List<?>) scored.get("units");
        assertThat(units).hasSize(3);
        Map<?, ?> first = (Map<?, ?>) units.getFirst();
        for (String name : List.of(
                "unit",
                "gridScore60BestOfRings",
                "gridScore90BestOfRings",
                "gridScore60BestOfRingsMinMax",
                "gridScoreExpandingRing",
                "borderScore",
                "bandScore")) {
            assertThat(first.containsKey(name)).as(name).isTrue();
        }
        Map<?, ?> silent = (Map<?, ?>) units.get(2);
        assertThat(silent.get("gridScore60BestOfRings")).isNull();
        assertThat((Map<?, ?>) silent.get("undefined")).isNotEmpty();
    }

    @Test
    void pathsAreDecodedByAFinishedRun() {
        Path paths = folder.resolve("paths.npz");
        TinyRun.Result made = TinyRun.call(
                "paths", "--arena", "box:2.0", "--count", "1", "--steps", "400", "--out", paths.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        try (Npz npz = Npz.open(paths)) {
            assertThat(npz.get("position_m").shape()).containsExactly(1, 401, 2);
            assertThat(npz.get("t_s").shape()).containsExactly(401);
            assertThat(npz.get("heading_rad").shape()).containsExactly(1, 401);
        }
        TinyRun.Result result = TinyRun.call(
                "evaluate",
                run.toString(),
                "--path",
                paths.toString(),
                "--json",
                "--out",
                folder.resolve("e").toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, ?> json = json(result.out());
        assertThat(json).containsKeys("meanErrorMetres", "medianErrorMetres", "windows");
        assertThat(String.valueOf(json.get("windows"))).isEqualTo(Integer.toString((401 - 6) / 4 + 1));
        assertThat(folder.resolve("e/recorded-path.svg")).isRegularFile();
    }

    @Test
    void aCirclesBarcodeFollowsTheContract() {
        int n = 40;
        double[] points = new double[2 * n];
        for (int i = 0; i < n; i++) {
            points[2 * i] = StrictMath.cos(2 * StrictMath.PI * i / n);
            points[2 * i + 1] = StrictMath.sin(2 * StrictMath.PI * i / n);
        }
        Path file = folder.resolve("circle.npy");
        Npy.write(file, NpyArray.of(points, n, 2));
        TinyRun.Result result =
                TinyRun.call("barcode", file.toString(), "--max-dim", "1", "--coefficients", "47", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, ?> json = json(result.out());
        assertThat(json).containsKeys("coefficients", "metric", "dimensions");
        List<?> dimensions = (List<?>) json.get("dimensions");
        assertThat(dimensions).hasSize(2);
        List<?> components = (List<?>) ((Map<?, ?>) dimensions.getFirst()).get("bars");
        assertThat(components).hasSize(n);
        assertThat((List<?>) components.getFirst()).last().isNull();
        List<?> loops = (List<?>) ((Map<?, ?>) dimensions.get(1)).get("bars");
        assertThat(loops).hasSize(1);
    }

    @Test
    void aBarcodeRefusesWhatIsNotAPrimeOrNotADistance() {
        Path file = folder.resolve("matrix.npy");
        Npy.write(file, NpyArray.of(new double[] {0, 1, 2, 0}, 2, 2));
        TinyRun.Result notPrime = TinyRun.call("barcode", file.toString(), "--coefficients", "4");
        assertThat(notPrime.exitCode()).isEqualTo(2);
        assertThat(notPrime.err()).contains("4");
        TinyRun.Result asymmetric = TinyRun.call("barcode", file.toString(), "--distances");
        assertThat(asymmetric.exitCode()).isEqualTo(1);
        assertThat(asymmetric.err()).contains("symmetric");
    }

    @Test
    void aNetworkIsTrainedOnARecordingAndDecodedByTemplates() {
        Path paths = folder.resolve("recorded.npz");
        TinyRun.call("paths", "--arena", "box:2.0", "--count", "1", "--steps", "600", "--out", paths.toString());
        Path out = folder.resolve("recorded");
        TinyRun.Result result = TinyRun.call(
                "run",
                TinyRun.recipe(folder).toString(),
                "motion={kind: recorded, file: '" + paths + "'}",
                "analysis.decoder=template",
                "training.steps=3",
                "--out",
                out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(out.resolve("manifest.json")).content().contains("recorded.npz");
        assertThat(out.resolve("summary.json")).content().contains("template");
    }

    @Test
    void rodentsRoamInNamedAndDescribedArenas() {
        for (String arena : List.of("box:1", "circle:0.5", "triangle:1", "hexagon:1", "t-maze", "triangle-track")) {
            Path paths = folder.resolve("rodents.npz");
            TinyRun.Result made = TinyRun.call(
                    "paths",
                    "--motion",
                    "rodent",
                    "--arena",
                    arena,
                    "--count",
                    "2",
                    "--steps",
                    "50",
                    "--out",
                    paths.toString(),
                    "thigmotaxis=0.8",
                    "speed_scale_metres_per_second=0.2");
            assertThat(made.exitCode()).as(made.err()).isZero();
            try (Npz npz = Npz.open(paths)) {
                assertThat(npz.get("position_m").shape()).containsExactly(2, 51, 2);
            }
        }
    }

    @Test
    void aWrongWordAboutARodentIsRefusedByName() {
        String out = folder.resolve("no.npz").toString();
        List<List<String>> wrong = List.of(
                List.of("box:1", "thigmotaxis=3", "thigmotaxis"),
                List.of("box:1", "goals_metres=[[2,0]]", "outside the arena"),
                List.of("box:1", "tail=3", "motion.tail"),
                List.of("box:0.000001", "thigmotaxis=0.5", "no free point"),
                List.of("circle:1", "periodic=true", "periodic"),
                List.of("t-mase", "thigmotaxis=0.5", "t-maze"));
        for (List<String> words : wrong) {
            TinyRun.Result result = TinyRun.call(
                    "paths",
                    "--motion",
                    "rodent",
                    "--arena",
                    words.get(0),
                    "--count",
                    "1",
                    "--steps",
                    "5",
                    "--out",
                    out,
                    words.get(1));
            assertThat(result.exitCode()).as(words.toString()).isEqualTo(2);
            assertThat(result.err()).contains(words.get(2));
        }
    }

    @Test
    void aNetworkLearnsTheRatesOfPlaceCellsInATMaze() {
        for (String decoder : List.of("top-three", "template")) {
            Path out = folder.resolve("rates-" + decoder);
            TinyRun.Result result = TinyRun.call(
                    "run",
                    TinyRun.recipe(folder).toString(),
                    "arena={kind: t-maze}",
                    "motion={kind: rodent, speed_scale_metres_per_second: 0.2}",
                    "place_code={kind: place-cells, cells: 64, unit_mean_square: true}",
                    "analysis.decoder=" + decoder,
                    "training.steps=3",
                    "--out",
                    out.toString());
            assertThat(result.exitCode()).as(result.err()).isZero();
            assertThat(out.resolve("summary.json")).content().contains("squared rate");
        }
        TinyRun.Result refused = TinyRun.call(
                "run",
                TinyRun.recipe(folder).toString(),
                "place_code={kind: grid-cells, cells: 64}",
                "analysis.decoder=top-three",
                "training.steps=3",
                "--out",
                folder.resolve("grids").toString());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("choose template");
    }

    @Test
    void recipesListsEachWithItsSource() {
        TinyRun.Result result = TinyRun.call("recipes");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("quickstart  ")
                .contains("sorscher-2019  ")
                .contains("rat-1m  ")
                .contains("cueva-wei-square  ");
    }

    @Test
    void citeNamesThePapersOfARun() {
        TinyRun.Result result = TinyRun.call("cite", run.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("A unified theory");
        assertThat(TinyRun.call("cite", "--bibtex").out()).contains("@article{sorscher2023");
    }

    @Test
    void everyRecipeRunsAFewSteps() {
        for (String recipe : List.of("quickstart", "sorscher-2019", "rat-1m", "cueva-wei-square")) {
            Path out = folder.resolve(recipe);
            TinyRun.Result result = TinyRun.call(
                    "run",
                    recipe,
                    "training.steps=2",
                    "training.batch=4",
                    "network.units=" + (recipe.equals("cueva-wei-square") ? 16 : 48),
                    "analysis.error_trials=4",
                    "analysis.map_trials=20",
                    "analysis.null_surrogates=1",
                    "--out",
                    out.toString());
            assertThat(result.exitCode()).as(recipe + ": " + result.err()).isZero();
            assertThat(out.resolve("report.html")).isRegularFile();
        }
    }

    @Test
    void aBenchmarkPrintsItsQuestionItsTimesAndTheMachinesCeilings() {
        TinyRun.Result result = TinyRun.call("bench", "paths", "--seconds", "0.2", "--threads", "1", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, ?> json = json(result.out());
        assertThat(json).containsKeys("machine", "date", "kernels", "peakFlopsPerSecond", "memoryBytesPerSecond");
        assertThat(String.valueOf(json.get("threads"))).isEqualTo("1");
        List<?> benchmarks = (List<?>) json.get("benchmarks");
        assertThat(benchmarks).hasSize(1);
        Map<?, ?> paths = (Map<?, ?>) benchmarks.getFirst();
        assertThat(paths.get("name")).isEqualTo("paths");
        assertThat(String.valueOf(paths.get("question"))).endsWith("?");
        assertThat((List<?>) paths.get("cases"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(((Map<?, ?>) one).containsKey("secondsPerRun"))
                        .isTrue());
    }

    @Test
    void anUnknownBenchmarkIsAWrongCallThatListsTheKnownOnes() {
        TinyRun.Result result = TinyRun.call("bench", "speed");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("speed").contains("leaky-step").contains("barcode");
        assertThat(TinyRun.call("bench", "paths", "--seconds", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void everyKeyOfARecipeIsDocumented() {
        TinyRun.Result result = TinyRun.call("recipes", "--keys");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("training.learning_rate").contains("network.leak");
    }

    @Test
    void helpIsPrintedForEveryCommand() {
        for (String command : List.of(
                "run", "evaluate", "replay", "report", "score", "barcode", "paths", "bench", "recipes", "cite")) {
            TinyRun.Result result = TinyRun.call(command, "--help");
            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).startsWith("Usage: periplus " + command);
        }
    }

    private static Map<String, ?> json(String text) {
        return JsonReader.readObject(text.strip().getBytes(StandardCharsets.UTF_8), "stdout");
    }
}
