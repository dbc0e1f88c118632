package periplus.app.report;

import java.util.List;
import periplus.app.figures.ArenaOutline;
import periplus.app.figures.Baseline;
import periplus.app.figures.PathPair;
import periplus.app.figures.TrajectoryOverview;
import periplus.app.figures.WeightSpectrum;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;

/**
 * Everything that a report says, as plain numbers and text. Lengths are in metres; a part that a run does not have is
 * {@link Part.Absent} with its reason.
 *
 * @param runName the run's name, from its recipe or folder
 * @param what one sentence: what was trained on what
 * @param recorded a recorded path decoded by the network
 * @param recipeYaml the resolved recipe
 * @param files the run's output files, in the order listed
 * @param warnings what a reader must know before trusting the numbers
 */
public record ReportData(
        String runName,
        String what,
        Setup setup,
        Part<Training> training,
        Part<Decoding> decoding,
        Part<Recorded> recorded,
        Part<Tuning> tuning,
        Part<Spectrum> spectrum,
        Provenance provenance,
        String recipeYaml,
        List<OutputFile> files,
        List<Citation> references,
        List<String> warnings) {
    public ReportData {
        files = List.copyOf(files);
        references = List.copyOf(references);
        warnings = List.copyOf(warnings);
    }

    /** A label and its value. */
    public record Fact(String label, String value) {}

    /**
     * The size of the experiment.
     *
     * @param more further settings that belong among the first things one reads
     */
    public record Setup(int units, long steps, long seed, double boxWidthMetres, List<Fact> more) {
        public Setup {
            more = List.copyOf(more);
        }
    }

    /**
     * How training went.
     *
     * @param lossName "cross-entropy"; {@code lossUnit} "nats"
     * @param targetEntropy the smallest possible loss, or why it has none
     * @param uniformLoss the loss of knowing nothing, or why it is not given
     * @param finalLoss the loss at the end, on fresh trials and without penalties
     * @param lossSteps training steps, rising, beside {@code losses}
     * @param errorSteps training steps, rising, beside {@code errorsMetres}
     */
    public record Training(
            String lossName,
            String lossUnit,
            Measured targetEntropy,
            Measured uniformLoss,
            Measured finalLoss,
            double[] lossSteps,
            double[] losses,
            double[] errorSteps,
            double[] errorsMetres) {}

    /**
     * How well the trained network integrates paths.
     *
     * @param floorMetres error of decoding the true target, or why there is none
     * @param decoder in words: "mean of the centres of the 3 largest outputs"
     * @param meanByStepMetres mean error at each time step, over {@code trials}
     * @param stayAtStartByStepMetres mean distance from the start; may be empty
     * @param trainedSteps length of the training sequences
     * @param paths test paths, in order; the first eight are drawn
     */
    public record Decoding(
            Measured meanErrorMetres,
            Measured floorMetres,
            List<Baseline> baselines,
            String decoder,
            int trials,
            double dtSeconds,
            double[] meanByStepMetres,
            double[] lowerQuartileByStepMetres,
            double[] upperQuartileByStepMetres,
            double[] stayAtStartByStepMetres,
            int trainedSteps,
            ArenaOutline arena,
            List<PathPair> paths) {
        public Decoding {
            baselines = List.copyOf(baselines);
            paths = List.copyOf(paths);
        }
    }

    /** A recorded path and its decoding error. */
    public record Recorded(Measured meanErrorMetres, Measured medianErrorMetres, TrajectoryOverview.Data path) {}

    /**
     * What the units code.
     *
     * @param scores tuning scores; the first one orders the sheet and the table
     * @param spacingMetres spacing of each unit's fields
     * @param columns further numbers for each unit
     * @param maps rate maps of all units
     * @param autocorrelograms one a unit; empty arrays for those that were not computed
     * @param sample what the maps average over: "400 000 positions of 1 000 trials"
     */
    public record Tuning(
            List<Score> scores,
            List<Measured> spacingMetres,
            List<UnitColumn> columns,
            RateMaps maps,
            List<double[]> autocorrelograms,
            String rateUnit,
            String sample) {
        public Tuning {
            scores = List.copyOf(scores);
            spacingMetres = List.copyOf(spacingMetres);
            columns = List.copyOf(columns);
            autocorrelograms = List.copyOf(autocorrelograms);
            if (scores.isEmpty()) {
                throw new IllegalArgumentException("tuning needs at least one score, by which units are ordered");
            }
            require(spacingMetres.size(), maps.units(), "spacings");
            require(autocorrelograms.size(), maps.units(), "autocorrelograms");
            scores.forEach(s -> require(s.perUnit().size(), maps.units(), s.symbol()));
            columns.forEach(c -> require(c.perUnit().size(), maps.units(), c.title()));
        }

        private static void require(int found, int units, String what) {
            if (found != units) {
                throw new IllegalArgumentException(what + " for " + found + " units beside maps of " + units);
            }
        }
    }

    /**
     * A tuning score of every unit, with what chance gives.
     *
     * @param key file-name form: "grid-score-60"
     * @param symbol short form: "g60"
     * @param name in words: "grid score, 60°"
     * @param definition how it is computed, without a full stop
     * @param nullScores scores of shuffled maps; may be empty
     * @param nullDefinition how the null was made, or why there is none
     */
    public record Score(
            String key,
            String symbol,
            String name,
            String definition,
            List<Measured> perUnit,
            double[] nullScores,
            String nullDefinition) {
        public Score {
            perUnit = List.copyOf(perUnit);
        }
    }

    /** A further number for each unit: heading, unit ("bits"; empty if none), decimals to print. */
    public record UnitColumn(String title, String unit, int decimals, List<Measured> perUnit) {
        public UnitColumn {
            perUnit = List.copyOf(perUnit);
        }
    }

    /** The eigenvalues of the recurrent weights. */
    public record Spectrum(double[] real, double[] imaginary, String matrixName, List<WeightSpectrum.Circle> circles) {
        public Spectrum {
            circles = List.copyOf(circles);
        }
    }

    /**
     * Where the numbers come from.
     *
     * @param facts the same in every run of one recipe and seed: version, recipe hash, provider
     * @param circumstances what differs between such runs: times, machine. Left empty, the report has the same bytes
     *     in all of them and points to the manifest instead
     */
    public record Provenance(List<Fact> facts, List<Fact> circumstances) {
        public Provenance {
            facts = List.copyOf(facts);
            circumstances = List.copyOf(circumstances);
        }
    }

    /**
     * A file beside the report.
     *
     * @param path relative to the report, with forward slashes
     * @param what what it holds, with shape and unit
     * @param python one line that reads it; may be empty
     * @param figures ids of the figures whose numbers it holds: "rate-map-sheet"
     */
    public record OutputFile(String path, String what, String python, List<String> figures) {
        public OutputFile {
            figures = List.copyOf(figures);
            if (!path.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")) {
                throw new IllegalArgumentException("an output file's path is relative and stays in the run's folder,"
                        + " made of letters, digits, '_', '.', '-' and '/': got '" + path + "'");
            }
        }
    }

    /** A reference behind the methods: its key, its entry as printed, and its address or nothing. */
    public record Citation(String key, String entry, String url) {}
}
