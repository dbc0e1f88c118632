package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import periplus.analysis.pruning.Pruning;
import periplus.analysis.pruning.PruningCurve;
import periplus.analysis.pruning.PruningPlan;
import periplus.analysis.pruning.TaskError;
import periplus.analysis.pruning.UnitChoice;
import periplus.analysis.pruning.WeightMatrices;
import periplus.core.carriers.SequenceBatch;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;
import periplus.nets.network.Forward;
import periplus.nets.network.NoiseSource;
import periplus.nets.network.RecurrentNetwork;
import periplus.nets.parameters.Parameter;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;
import periplus.tasks.decoding.DecodingError;
import periplus.tasks.decoding.PositionDecoder;
import periplus.tasks.navigation.TrueWalks;

/**
 * What the decoding error becomes when velocity inputs, readouts, whole units or weights between types are taken out.
 *
 * <p>Every prune starts from the intact network. Levels are fractions of what the network has of a type; beside each type
 * stand as many random units and as many units matched in the norm of what is cut (rows of M, columns of D), where there
 * are others as strong. Subset s of
 * every curve is tested on batch s of fresh trials, so that increases are differences on the same trials.
 */
final class PruningProbe {
    private static final String M = "RNN.weight_ih_l0";
    private static final String J = "RNN.weight_hh_l0";
    private static final String D = "decoder.weight";
    private static final double[] FRACTIONS = {0, 0.25, 0.5, 0.75, 1};

    /** The operations on units, in the order of arrays. */
    static final List<String> OPERATIONS = List.of("velocity", "readout", "units");

    /** Of the mean norm of the units they stand for, what matched units must have to be a control. */
    private static final double LEAST_MATCH = 0.9;

    private static final String UNMATCHED = "more units of the type than others to match them";

    /** The curves of an operation on units, in the order of arrays. */
    static final List<String> CHOICES =
            List.of("band", "grid", "undefined", "random", "matched to band", "matched to grid");

    /** The curves of weights between types, in the order of arrays. */
    static final List<String> BETWEEN = List.of(
            "band to grid, outputs of band units",
            "band to grid, inputs of grid units",
            "random to random, as many",
            "grid to band, outputs of grid units",
            "grid to band, inputs of band units",
            "random to random, as many (grid to band)");

    /** Fewer units of a type say nothing about it. */
    static final int LEAST_UNITS = 8;

    private final PathIntegrator integrator;
    private final WeightMatrices weights;
    private final Workers workers;
    private final int subsets;
    private final int units;
    private final long seed;
    private final List<Trials> trials = new ArrayList<>();
    private final TaskError[] errors;

    private record Trials(SequenceBatch batch, TrueWalks walks) {}

    PruningProbe(PathIntegrator integrator, int subsets, int trialsOfSubset, Workers workers) {
        this.integrator = integrator;
        this.workers = workers;
        this.subsets = subsets;
        this.seed = integrator.recipe().seed();
        this.units = integrator.network().shape().units();
        SequencedMap<String, WeightMatrices.Matrix> matrices = new LinkedHashMap<>();
        for (String name : List.of(M, J, D)) {
            Parameter p = integrator.network().parameters().get(name);
            matrices.put(name, new WeightMatrices.Matrix(p.rows(), p.columns(), p.values()));
        }
        this.weights = new WeightMatrices(matrices);
        for (int s = 0; s < subsets; s++) {
            Trials one = new Trials(
                    integrator.task().newBatch(trialsOfSubset),
                    integrator.task().newTrueWalks(trialsOfSubset));
            integrator.task().fill(seed, "pruning", s, one.batch, one.walks);
            trials.add(one);
        }
        this.errors = new TaskError[workers.count()];
        for (int w = 0; w < errors.length; w++) {
            errors[w] = new PrunedNetwork();
        }
    }

    /** One worker's copy of the network. */
    private final class PrunedNetwork implements TaskError {
        private final RecurrentNetwork network;
        private final PositionDecoder decoder;
        private final Forward forward;

        PrunedNetwork() {
            Kernels serial = KernelProviders.choose(
                    integrator.network().kernels().provider().replaceFirst("-.*", ""), Workers.single());
            this.network = integrator.network().copy(serial);
            this.decoder = integrator.newDecoder(serial);
            SequenceBatch batch = trials.getFirst().batch;
            this.forward = network.newForward(batch.steps, batch.trials);
        }

        @Override
        public double of(WeightMatrices pruned, int repetition) {
            for (String name : List.of(M, J, D)) {
                float[] values = pruned.get(name).values();
                System.arraycopy(values, 0, network.parameters().get(name).values(), 0, values.length);
            }
            Trials own = trials.get(repetition % subsets);
            network.run(own.batch, NoiseSource.NONE, forward);
            return DecodingError.of(decoder, forward.output(), own.walks, integrator.arena())
                    .meanMetres()
                    .orNaN();
        }
    }

    /** Adds all numbers and arrays. */
    void measure(Findings findings, UnitCensus census) {
        int[][] types = {census.band(), census.grid(), census.undefined()};
        String few = types[0].length < LEAST_UNITS
                ? "fewer than " + LEAST_UNITS + " band units"
                : types[1].length < LEAST_UNITS ? "fewer than " + LEAST_UNITS + " grid units" : null;
        for (String operation : OPERATIONS) {
            units(findings, operation, types, few);
        }
        between(findings, types, few);
        double[] norms = weights.get(M).rowNorms();
        findings.put("velocityBandNormRatio", normRatio(norms, types[0]));
        findings.put("readoutGridNormRatio", normRatio(columnNorms(), types[1]));
    }

    private Measured normRatio(double[] norms, int[] members) {
        double own = 0;
        double all = 0;
        for (double norm : norms) {
            all += norm;
        }
        for (int u : members) {
            own += norms[u];
        }
        return members.length == 0 || members.length == norms.length
                ? Measured.undefined("no unit of the type, or no other")
                : Measured.of(own / members.length / ((all - own) / (norms.length - members.length)), "weights of 0");
    }

    private double[] columnNorms() {
        WeightMatrices.Matrix d = weights.get(D);
        double[] norms = new double[d.columns()];
        for (int i = 0; i < d.values().length; i++) {
            norms[i % d.columns()] += (double) d.values()[i] * d.values()[i];
        }
        Arrays.setAll(norms, u -> Math.sqrt(norms[u]));
        return norms;
    }

    private static Pruning operation(String name) {
        return switch (name) {
            case "velocity" -> new Pruning.Rows(M);
            case "readout" -> new Pruning.Columns(D);
            default -> new Pruning.Units(List.of(M, J), List.of(J, D));
        };
    }

    private void units(Findings findings, String name, int[][] types, @Nullable String few) {
        int band = types[0].length;
        int grid = types[1].length;
        int equal = Math.min(Math.min(band, grid), types[2].length);
        int[] levels = levels(band, grid, equal);
        double[] norms = name.equals("readout") ? columnNorms() : weights.get(M).rowNorms();
        UnitChoice.Among ofBand = new UnitChoice.Among("band", types[0]);
        UnitChoice.Among ofGrid = new UnitChoice.Among("grid", types[1]);
        List<UnitChoice> choices = List.of(
                ofBand,
                ofGrid,
                new UnitChoice.Among("undefined", types[2]),
                UnitChoice.Among.all(units),
                UnitChoice.Matched.toOthers(ofBand, norms),
                UnitChoice.Matched.toOthers(ofGrid, norms));
        int[] most = {band, grid, types[2].length, units, Math.min(band, units - band), Math.min(grid, units - grid)};
        PruningCurve[] curves = new PruningCurve[choices.size()];
        for (int c = 0; c < curves.length; c++) {
            int top = most[c];
            int[] own = Arrays.stream(levels).filter(level -> level <= top).toArray();
            curves[c] = PruningCurve.of(
                    weights,
                    operation(name),
                    choices.get(c),
                    new PruningPlan(own, subsets, PruningPlan.Order.INDEPENDENT, seed),
                    worker -> errors[worker],
                    workers);
        }
        findings.put(name + "BandIncreaseMetres", at(curves[0], band, few));
        findings.put(name + "BandRandomMetres", at(curves[3], band, few));
        findings.put(
                name + "BandMatchedMetres", matched(findings, name + "Band", curves[4], choices.get(4), band, few));
        findings.put(name + "GridIncreaseMetres", at(curves[1], grid, few));
        findings.put(name + "GridRandomMetres", at(curves[3], grid, few));
        findings.put(
                name + "GridMatchedMetres", matched(findings, name + "Grid", curves[5], choices.get(5), grid, few));
        findings.put(name + "EqualBandMetres", at(curves[0], equal, few));
        findings.put(name + "EqualGridMetres", at(curves[1], equal, few));
        findings.put(name + "EqualUndefinedMetres", at(curves[2], equal, few));
        findings.put(name + "EqualRandomMetres", at(curves[3], equal, few));
        if (few != null) {
            return;
        }
        double[] flat = new double[curves.length * levels.length * subsets];
        Arrays.fill(flat, Double.NaN);
        for (int c = 0; c < curves.length; c++) {
            for (int l = 0; l < curves[c].levels().length; l++) {
                System.arraycopy(curves[c].errors()[l], 0, flat, (c * levels.length + l) * subsets, subsets);
            }
        }
        findings.array("pruning_" + name, flat, curves.length, levels.length, subsets);
        findings.array(
                "pruning_" + name + "_levels",
                Arrays.stream(levels).asDoubleStream().toArray(),
                levels.length);
    }

    private static int[] levels(int band, int grid, int equal) {
        TreeSet<Integer> levels = new TreeSet<>();
        for (double fraction : FRACTIONS) {
            levels.add(part(fraction, band));
            levels.add(part(fraction, grid));
        }
        levels.add(equal);
        return levels.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int part(double fraction, int of) {
        return (int) StrictMath.rint(fraction * of);
    }

    private static Measured at(PruningCurve curve, int level, @Nullable String few) {
        if (few != null) {
            return Measured.undefined(few);
        }
        for (int l = 0; l < curve.levels().length; l++) {
            if (curve.levels()[l] == level) {
                return Measured.of(curve.increase(l), "an error is not finite");
            }
        }
        return Measured.undefined(UNMATCHED);
    }

    /** The increase of a matched control, which is none where no other units are nearly as strong; notes how strong. */
    private Measured matched(
            Findings findings, String name, PruningCurve curve, UnitChoice choice, int level, @Nullable String few) {
        PruningPlan plan = new PruningPlan(new int[] {level}, 1, PruningPlan.Order.INDEPENDENT, seed);
        Measured share = few != null
                ? Measured.undefined(few)
                : choice instanceof UnitChoice.Matched control && level <= control.pool().length
                        ? control.share(plan, level)
                        : Measured.undefined(UNMATCHED);
        findings.put(name + "MatchShare", share);
        return share instanceof Measured.Value(double of) && of < LEAST_MATCH
                ? Measured.undefined("no other units have weights as strong: a matched set has less than " + LEAST_MATCH
                        + " of their mean norm")
                : at(curve, level, few);
    }

    private void between(Findings findings, int[][] types, @Nullable String few) {
        double[] flat = new double[BETWEEN.size() * FRACTIONS.length * subsets];
        Arrays.fill(flat, Double.NaN);
        for (int direction = 0; direction < 2; direction++) {
            int[] from = types[direction];
            int[] to = types[1 - direction];
            String name = direction == 0 ? "bandToGrid" : "gridToBand";
            UnitChoice.Among sources = new UnitChoice.Among("from", from);
            UnitChoice.Among targets = new UnitChoice.Among("to", to);
            double[][] means = new double[3][FRACTIONS.length];
            int where = direction;
            workers.run(3 * FRACTIONS.length * subsets, (part, worker) -> {
                int curve = part / (FRACTIONS.length * subsets);
                int level = part / subsets % FRACTIONS.length;
                int subset = part % subsets;
                WeightMatrices pruned = switch (curve) {
                    case 0 ->
                        new Pruning.OutputsOf(J, to).apply(weights, some(sources, FRACTIONS[level], from, subset));
                    case 1 -> new Pruning.InputsOf(J, from).apply(weights, some(targets, FRACTIONS[level], to, subset));
                    default -> {
                        int[] randomTo = some(new UnitChoice.Among("random to", every()), 1, to, subset);
                        int[] randomFrom =
                                some(new UnitChoice.Among("random from", every()), FRACTIONS[level], from, subset);
                        yield new Pruning.OutputsOf(J, randomTo).apply(weights, randomFrom);
                    }
                };
                double error = errors[worker].of(pruned, subset);
                flat[((3 * where + curve) * FRACTIONS.length + level) * subsets + subset] = error;
            });
            for (int curve = 0; curve < 3; curve++) {
                for (int level = 0; level < FRACTIONS.length; level++) {
                    for (int s = 0; s < subsets; s++) {
                        means[curve][level] +=
                                flat[((3 * direction + curve) * FRACTIONS.length + level) * subsets + s] / subsets;
                    }
                }
            }
            findings.put(name + "IncreaseMetres", increase(means[0], FRACTIONS.length - 1, few));
            findings.put(name + "RandomMetres", increase(means[2], FRACTIONS.length - 1, few));
            findings.put(name + "HalfOutputsMetres", increase(means[0], 2, few));
            findings.put(name + "HalfInputsMetres", increase(means[1], 2, few));
        }
        if (few == null) {
            findings.array("pruning_between", flat, BETWEEN.size(), FRACTIONS.length, subsets);
        }
    }

    private static Measured increase(double[] means, int level, @Nullable String few) {
        return few != null ? Measured.undefined(few) : Measured.of(means[level] - means[0], "an error is not finite");
    }

    private int[] every() {
        int[] all = new int[units];
        Arrays.setAll(all, i -> i);
        return all;
    }

    /** A fraction of as many units as {@code like} has. */
    private int[] some(UnitChoice choice, double fraction, int[] like, int subset) {
        int count = part(fraction, like.length);
        PruningPlan plan = new PruningPlan(new int[] {count}, subsets, PruningPlan.Order.INDEPENDENT, seed);
        return choice.choose(plan, count, subset);
    }
}
