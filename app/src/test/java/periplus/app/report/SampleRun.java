package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import periplus.app.figures.ArenaOutline;
import periplus.app.figures.Baseline;
import periplus.app.figures.PathPair;
import periplus.app.figures.TrajectoryOverview;
import periplus.app.figures.WeightSpectrum;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;

/** A made-up run that looks like a real one: hexagonal, band-like and silent units, wandering paths, falling curves. */
final class SampleRun {
    static final double BOX_METRES = 2.2;
    static final int BINS = 20;
    static final int UNITS = 96;

    private long state;

    private SampleRun(long seed) {
        state = seed;
    }

    /** Everything present. */
    static ReportData full() {
        return named("quickstart");
    }

    static ReportData named(String name) {
        SampleRun s = new SampleRun(7);
        return new ReportData(
                name,
                "A leaky network of 96 rectified units learned to integrate its velocity in a 2.2 m box, from simulated"
                        + " walks to the activity of 512 place cells.",
                new ReportData.Setup(
                        UNITS,
                        6_000,
                        11,
                        BOX_METRES,
                        List.of(new ReportData.Fact("alpha", "0.7"), new ReportData.Fact("place cells", "512"))),
                Part.of(s.training()),
                Part.of(s.decoding()),
                Part.of(s.recorded()),
                Part.of(s.tuning()),
                Part.of(s.spectrum()),
                new ReportData.Provenance(
                        List.of(
                                new ReportData.Fact("Periplus", "0.1.0"),
                                new ReportData.Fact("recipe SHA-256", "9f2b".repeat(16)),
                                new ReportData.Fact("arithmetic", "portable, float32, 8 lanes")),
                        List.of()),
                "name: " + name + "\nseed: 11\ncell:\n  kind: leaky\n  units: 96\n  alpha: 0.7\n  nonlinearity: relu\n"
                        + "task:\n  arena: box:2.2\n  steps: 20\n",
                files(),
                List.of(
                        new ReportData.Citation(
                                "sorscher2019",
                                "Sorscher, B., Mel, G., Ganguli, S., Ocko, S. A unified theory for the origin of grid"
                                        + " cells through the lens of pattern formation. NeurIPS, 2019.",
                                ""),
                        new ReportData.Citation(
                                "hafting2005",
                                "Hafting, T., Fyhn, M., Molden, S., Moser, M.-B., Moser, E. I. Microstructure of a"
                                        + " spatial map in the entorhinal cortex. Nature 436, 801–806, 2005.",
                                "https://doi.org/10.1038/nature03721")),
                List.of("The network was trained for 6 000 steps; published runs use 100 000."));
    }

    /** A mean squared error, nothing decoded, no maps: only a loss and a recipe. */
    static ReportData partial() {
        ReportData full = full();
        ReportData.Training t = ((Part.Present<ReportData.Training>) full.training()).value();
        return new ReportData(
                full.runName(),
                full.what(),
                full.setup(),
                Part.of(new ReportData.Training(
                        "mean squared error",
                        "m²",
                        Measured.undefined("a mean squared error has no target entropy"),
                        Measured.undefined("not given"),
                        Measured.of(0.0123),
                        t.lossSteps(),
                        t.losses(),
                        new double[0],
                        new double[0])),
                Part.absent("the recipe has no decoder"),
                Part.absent("no recorded path was given"),
                Part.absent("rate maps were switched off"),
                Part.absent("the cell has no recurrent matrix"),
                full.provenance(),
                full.recipeYaml(),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<ReportData.OutputFile> files() {
        return List.of(
                new ReportData.OutputFile(
                        "arrays/rate_maps.npy",
                        "rate maps [unit][y][x] in a.u., row 0 at the lowest y, NaN where unvisited",
                        "np.load('arrays/rate_maps.npy')",
                        List.of("rate-map-sheet")),
                new ReportData.OutputFile(
                        "arrays/null_scores_g60.npy",
                        "g60 of shuffled maps",
                        "np.load('arrays/null_scores_g60.npy')",
                        List.of("grid-score-60")),
                new ReportData.OutputFile(
                        "metrics.jsonl",
                        "one line a logged step",
                        "[json.loads(line) for line in open('metrics.jsonl')]",
                        List.of("training-curve")),
                new ReportData.OutputFile(
                        "summary.json", "headline numbers", "json.load(open('summary.json'))", List.of()));
    }

    private ReportData.Training training() {
        int n = 300;
        double[] steps = new double[n];
        double[] loss = new double[n];
        for (int i = 0; i < n; i++) {
            steps[i] = 1 + 20 * i;
            double kl = 0.009 + 0.085 * StrictMath.exp(-steps[i] / 900);
            loss[i] = 6.1453 + kl * (1 + 0.06 * gaussian());
        }
        double[] errorSteps = new double[60];
        double[] errors = new double[60];
        for (int i = 0; i < 60; i++) {
            errorSteps[i] = 1 + 100 * i;
            errors[i] = (0.083 + 0.85 * StrictMath.exp(-errorSteps[i] / 500)) * (1 + 0.03 * gaussian());
        }
        return new ReportData.Training(
                "cross-entropy",
                "nats",
                Measured.of(6.1453),
                Measured.of(6.2383),
                Measured.of(6.1542),
                steps,
                loss,
                errorSteps,
                errors);
    }

    private ReportData.Decoding decoding() {
        int steps = 20;
        double[] mean = new double[steps];
        double[] lower = new double[steps];
        double[] upper = new double[steps];
        double[] stay = new double[steps];
        for (int t = 0; t < steps; t++) {
            mean[t] = 0.055 + 0.0028 * t;
            lower[t] = mean[t] * 0.55;
            upper[t] = mean[t] * 1.35;
            stay[t] = 0.0195 * StrictMath.pow(t + 1, 0.97);
        }
        List<PathPair> paths = new ArrayList<>();
        for (int p = 0; p < 12; p++) {
            paths.add(path(steps, 0.0198, 0.03));
        }
        return new ReportData.Decoding(
                Measured.of(0.083),
                Measured.of(0.042),
                List.of(new Baseline("stay at start", 0.194), new Baseline("centre of the box", 0.85)),
                "mean of the centres of the 3 largest outputs",
                1_000,
                0.02,
                mean,
                lower,
                upper,
                stay,
                steps,
                ArenaOutline.box(BOX_METRES),
                paths);
    }

    private PathPair path(int steps, double stepMetres, double error) {
        double half = BOX_METRES / 2;
        double[] truth = new double[2 * steps];
        double[] decoded = new double[2 * steps];
        double x = (uniform() - 0.5) * 1.9;
        double y = (uniform() - 0.5) * 1.9;
        double heading = 2 * StrictMath.PI * uniform();
        double driftX = 0;
        double driftY = 0;
        for (int t = 0; t < steps; t++) {
            truth[2 * t] = x;
            truth[2 * t + 1] = y;
            decoded[2 * t] = x + driftX + 0.3 * error * gaussian();
            decoded[2 * t + 1] = y + driftY + 0.3 * error * gaussian();
            driftX += 0.3 * error * gaussian();
            driftY += 0.3 * error * gaussian();
            double nextX = x + stepMetres * StrictMath.cos(heading);
            double nextY = y + stepMetres * StrictMath.sin(heading);
            if (StrictMath.abs(nextX) > half || StrictMath.abs(nextY) > half) {
                heading += StrictMath.PI / 2;
            } else {
                x = nextX;
                y = nextY;
            }
            heading += 0.23 * gaussian();
        }
        return new PathPair(truth, decoded);
    }

    private ReportData.Recorded recorded() {
        int steps = 12_000;
        int window = 50;
        PathPair walk = path(steps, 0.006, 0);
        double[] decoded = new double[2 * steps];
        int windows = steps / window;
        double[] times = new double[windows];
        double[] errors = new double[windows];
        for (int w = 0; w < windows; w++) {
            double driftX = 0;
            double driftY = 0;
            double sum = 0;
            for (int t = 0; t < window; t++) {
                int i = 2 * (w * window + t);
                driftX += 0.008 * gaussian();
                driftY += 0.008 * gaussian();
                decoded[i] = t == 0 ? Double.NaN : walk.trueXyMetres()[i] + driftX;
                decoded[i + 1] = t == 0 ? Double.NaN : walk.trueXyMetres()[i + 1] + driftY;
                sum += StrictMath.sqrt(driftX * driftX + driftY * driftY);
            }
            times[w] = (w + 0.5) * window * 0.05;
            errors[w] = 0.03 + sum / window;
        }
        return new ReportData.Recorded(
                Measured.of(0.071),
                Measured.of(0.064),
                new TrajectoryOverview.Data(
                        "rat 11207, 600 s at 20 Hz",
                        ArenaOutline.box(BOX_METRES),
                        new PathPair(walk.trueXyMetres(), decoded),
                        0.05,
                        1_000,
                        1_600,
                        times,
                        errors,
                        Measured.of(0.042),
                        List.of(new Baseline("stay at start", 0.152), new Baseline("centre", 0.36))));
    }

    private ReportData.Tuning tuning() {
        double[] rate = new double[UNITS * BINS * BINS];
        double[] occupancy = new double[BINS * BINS];
        java.util.Arrays.fill(occupancy, 1);
        for (int corner : new int[] {0, 1, 20, BINS * BINS - 1}) {
            occupancy[corner] = 0;
        }
        List<Measured> scores = new ArrayList<>();
        List<Measured> square = new ArrayList<>();
        List<Measured> spacings = new ArrayList<>();
        List<Measured> information = new ArrayList<>();
        List<double[]> lags = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            double spacing = 0.6 + 0.05 * gaussian();
            double turn = uniform();
            double phaseX = uniform();
            double phaseY = uniform();
            int kind = unit % 6; // 0 to 2 hexagonal, 3 band, 4 noise, 5 silent
            double[] map = new double[BINS * BINS];
            for (int row = 0; row < BINS; row++) {
                for (int column = 0; column < BINS; column++) {
                    double x = (column + 0.5) / BINS * BOX_METRES + phaseX;
                    double y = (row + 0.5) / BINS * BOX_METRES + phaseY;
                    double sum = 0;
                    for (int wave = 0; wave < (kind == 3 ? 1 : 3); wave++) {
                        double angle = turn + wave * StrictMath.PI / 3;
                        double k = 4 * StrictMath.PI / (StrictMath.sqrt(3) * spacing);
                        sum += StrictMath.cos(k * (x * StrictMath.cos(angle) + y * StrictMath.sin(angle)));
                    }
                    double clean = kind == 4 ? gaussian() : kind == 5 ? 0 : sum;
                    double value = Math.max(0, clean + (kind == 5 ? 0 : 0.3 * gaussian()));
                    int bin = row * BINS + column;
                    map[bin] = occupancy[bin] == 0 ? Double.NaN : value;
                }
            }
            System.arraycopy(map, 0, rate, unit * BINS * BINS, BINS * BINS);
            boolean silent = kind == 5;
            double quality = kind <= 2 ? 1.25 - 0.006 * unit + 0.1 * gaussian() : 0.1 + 0.25 * gaussian();
            scores.add(silent ? Measured.undefined(unit % 4 == 1 ? "silent" : "constant") : Measured.of(quality));
            square.add(silent ? Measured.undefined("silent") : Measured.of(0.1 + 0.2 * gaussian()));
            spacings.add(
                    kind <= 2 ? Measured.of(spacing) : Measured.undefined("fewer than three peaks around the centre"));
            information.add(silent ? Measured.undefined("silent") : Measured.of(0.4 + 0.3 * uniform()));
            lags.add(silent ? new double[0] : autocorrelogram(map));
        }
        return new ReportData.Tuning(
                List.of(
                        new ReportData.Score(
                                "grid-score-60",
                                "g60",
                                "grid score, 60°",
                                "best over ten rings of mean r(60°, 120°) − mean r(30°, 90°, 150°) of the"
                                        + " autocorrelogram with itself turned",
                                scores,
                                nulls(4_000, 0.05, 0.33),
                                "rate maps recomputed after shifting each unit’s activity in time, 50 shifts a unit"),
                        new ReportData.Score(
                                "grid-score-90",
                                "g90",
                                "grid score, 90°",
                                "best over ten rings of r(90°) − mean r(45°, 135°) of the autocorrelogram with itself"
                                        + " turned",
                                square,
                                new double[0],
                                "not computed for this score")),
                spacings,
                List.of(new ReportData.UnitColumn("spatial information", "bits", 2, information)),
                new RateMaps(UNITS, BINS, BINS, -1.1, 1.1, -1.1, 1.1, rate, occupancy),
                lags,
                "a.u.",
                "mean activity over 400 000 positions of 20 000 simulated walks");
    }

    private double[] nulls(int n, double mean, double spread) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = mean + spread * gaussian();
        }
        return values;
    }

    private ReportData.Spectrum spectrum() {
        double[] re = new double[UNITS];
        double[] im = new double[UNITS];
        for (int i = 0; i < UNITS; i += 2) {
            double radius = 0.6 * StrictMath.sqrt(uniform());
            double angle = StrictMath.PI * uniform();
            re[i] = i < 12 ? 0.95 + 0.05 * gaussian() : radius * StrictMath.cos(angle);
            im[i] = i < 12 ? 0.15 * uniform() : radius * StrictMath.sin(angle);
            re[i + 1] = re[i];
            im[i + 1] = -im[i];
        }
        return new ReportData.Spectrum(
                re,
                im,
                "the recurrent weights J",
                List.of(WeightSpectrum.Circle.unit(), WeightSpectrum.Circle.leakyStability(0.7)));
    }

    static double[] autocorrelogram(double[] map) {
        int side = 2 * BINS - 1;
        double[] out = new double[side * side];
        for (int dy = 1 - BINS; dy < BINS; dy++) {
            for (int dx = 1 - BINS; dx < BINS; dx++) {
                double n = 0;
                double a = 0;
                double b = 0;
                double aa = 0;
                double bb = 0;
                double ab = 0;
                for (int y = Math.max(0, dy); y < Math.min(BINS, BINS + dy); y++) {
                    for (int x = Math.max(0, dx); x < Math.min(BINS, BINS + dx); x++) {
                        double u = map[y * BINS + x];
                        double v = map[(y - dy) * BINS + x - dx];
                        if (!Double.isNaN(u) && !Double.isNaN(v)) {
                            n++;
                            a += u;
                            b += v;
                            aa += u * u;
                            bb += v * v;
                            ab += u * v;
                        }
                    }
                }
                double spread = Math.sqrt((aa / n - a * a / n / n) * (bb / n - b * b / n / n));
                out[(dy + BINS - 1) * side + dx + BINS - 1] =
                        n < 16 || !(spread > 0) ? Double.NaN : (ab / n - a * b / n / n) / spread;
            }
        }
        return out;
    }

    private double uniform() {
        state += 0x9E3779B97F4A7C15L;
        long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1.0p-53;
    }

    private double gaussian() {
        return StrictMath.sqrt(-2 * StrictMath.log(1 - uniform())) * StrictMath.cos(2 * StrictMath.PI * uniform());
    }
}
