package periplus.analysis.similarity;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import periplus.analysis.similarity.SimilarityMeasure.Needs;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.errors.FailedWorkException;
import periplus.core.measure.Measured;
import periplus.core.workers.Workers;

/**
 * Every pair of several systems by several distances.
 *
 * <p>Dynamics: each system's trials on the components with 99 % of its variance, delays, one linear operator a system at a
 * rank that is the same for all. The rank, where it is not given, is the largest that a system's forecasts of held-out
 * trials ask for. Representations: the same trials and steps of all systems, evenly thinned. A distance that cannot be
 * had (a system without weights, other numbers of units) is a reason, and the others are measured.
 *
 * @param rank of the operators; 0 where no dynamics were compared
 * @param residual what the search leaves of a distance that is 0: the largest angle between the first system's operator
 *     and rotated copies of it; undefined without dynamics
 * @param outcomes by measure, in the order of the enum
 */
public record PairwiseSimilarity(int rank, Measured residual, Map<SimilarityMeasure, Outcome> outcomes) {
    private static final int[] RANKS = {2, 3, 4, 6, 8, 10, 12, 16, 20};
    private static final double WITHIN = 0.05;
    private static final double RIDGE = 1e-8;
    private static final int RESIDUAL_PAIRS = 4;

    /** The distances by one measure, or why there are none. */
    public sealed interface Outcome {
        /** Of all pairs. */
        record Distances(DistanceMatrix matrix) implements Outcome {}

        /** None, for this reason. */
        record None(String reason) implements Outcome {}
    }

    /** Hears how far a measure's pairs are; called from several threads. */
    @FunctionalInterface
    public interface Listener {
        /** {@code done} of {@code pairs} pairs are measured. */
        void pairs(SimilarityMeasure measure, int done, int pairs);
    }

    /**
     * How systems are compared.
     *
     * @param delays states in a row of the delay embedding
     * @param rank of the operators; 0: chosen
     * @param variance share that the components before the delays hold
     * @param components at most
     * @param samples states that representations are compared by, at most
     * @param procrustes search over orthogonal matrices
     * @param alignment search over permutations
     */
    public record Settings(
            int delays,
            int rank,
            double variance,
            int components,
            int samples,
            VectorFieldProcrustes.Settings procrustes,
            WeightAlignment.Settings alignment) {
        /** 10 delays, chosen rank, 99 % of variance in at most 20 components, 500 states. */
        public static final Settings STANDARD = new Settings(
                10, 0, 0.99, 20, 500, VectorFieldProcrustes.Settings.STANDARD, WeightAlignment.Settings.STANDARD);

        public Settings {
            if (delays < 1 || rank < 0 || !(variance > 0 && variance <= 1) || components < 1 || samples < 2) {
                throw new IllegalArgumentException(
                        "at least 1 delay, rank 0 or more, a share in (0, 1], 1 component and"
                                + " 2 samples, got " + delays + ", " + rank + ", " + variance + ", " + components + ", "
                                + samples);
            }
        }

        /** The same with other delays and rank. */
        public Settings withDelays(int newDelays, int newRank) {
            return new Settings(newDelays, newRank, variance, components, samples, procrustes, alignment);
        }
    }

    /** Measures all pairs of at least two systems. */
    public static PairwiseSimilarity of(
            List<ComparedSystem> systems,
            List<SimilarityMeasure> measures,
            Settings settings,
            Workers workers,
            Listener listener) {
        if (systems.size() < 2) {
            throw new IllegalArgumentException("pairs of " + systems.size() + " systems: expected at least 2");
        }
        Map<SimilarityMeasure, Outcome> outcomes = new EnumMap<>(SimilarityMeasure.class);
        int rank = 0;
        Measured residual = Measured.undefined("no dynamics were compared");
        Map<Needs, String> reasons = new EnumMap<>(Needs.class);
        List<double[][]> operators = new ArrayList<>();
        if (needed(measures, Needs.DYNAMICS)) {
            try {
                List<double[][][]> states = reduced(systems, settings, workers);
                rank = rank(states, settings);
                for (double[][][] of : states) {
                    operators.add(DelayOperator.of(of, delays(settings), rank));
                }
                residual = Measured.of(VectorFieldProcrustes.selfResidual(
                        operators.getFirst(), RESIDUAL_PAIRS, settings.procrustes()));
            } catch (IllegalArgumentException e) {
                reasons.put(Needs.DYNAMICS, String.valueOf(e.getMessage()));
            }
        }
        List<double[][]> samples = new ArrayList<>();
        if (needed(measures, Needs.SAMPLES)) {
            reasonAgainst(Needs.SAMPLES, reasons, sampled(systems, settings.samples(), samples));
        }
        if (needed(measures, Needs.WEIGHTS)) {
            reasonAgainst(Needs.WEIGHTS, reasons, weightsDiffer(systems));
        }
        for (SimilarityMeasure measure : measures) {
            String reason = reasons.get(measure.needs());
            outcomes.put(
                    measure,
                    reason != null
                            ? new Outcome.None(reason)
                            : all(measure, systems, operators, samples, settings, workers, listener));
        }
        return new PairwiseSimilarity(rank, residual, outcomes);
    }

    private static Outcome all(
            SimilarityMeasure measure,
            List<ComparedSystem> systems,
            List<double[][]> operators,
            List<double[][]> samples,
            Settings settings,
            Workers workers,
            Listener listener) {
        PairwiseDistances.PairDistance distance = switch (measure) {
            case DSA ->
                (i, j) -> Measured.of(
                        VectorFieldProcrustes.align(operators.get(i), operators.get(j), settings.procrustes())
                                .angular());
            case DSA_EIGENVALUES -> (i, j) -> EigenvalueDistance.distance(operators.get(i), operators.get(j));
            case SHAPE -> (i, j) -> ShapeDistance.PROCRUSTES.angular(samples.get(i), samples.get(j));
            case CKA -> (i, j) -> LinearCka.distance(samples.get(i), samples.get(j));
            case RSA -> (i, j) -> RepresentationalSimilarity.EUCLIDEAN.distance(samples.get(i), samples.get(j));
            case SVCCA -> (i, j) -> Svcca.STANDARD.distance(samples.get(i), samples.get(j));
            case WEIGHTS ->
                (i, j) -> Measured.of(WeightAlignment.align(
                                systems.get(i).recurrent(), systems.get(j).recurrent(), settings.alignment())
                        .distance());
            case WEIGHTS_UNMATCHED ->
                (i, j) -> Measured.of(Dense.distance(
                        Dense.flat(systems.get(i).recurrent()),
                        Dense.flat(systems.get(j).recurrent())));
        };
        try {
            return new Outcome.Distances(PairwiseDistances.of(
                    systems.size(), distance, workers, (done, pairs) -> listener.pairs(measure, done, pairs)));
        } catch (FailedWorkException | IllegalArgumentException e) {
            return new Outcome.None(String.valueOf(e.getMessage()));
        }
    }

    private static boolean needed(List<SimilarityMeasure> measures, Needs needs) {
        return measures.stream().anyMatch(measure -> measure.needs() == needs);
    }

    private static void reasonAgainst(Needs needs, Map<Needs, String> reasons, String reason) {
        if (!reason.isEmpty()) {
            reasons.put(needs, reason);
        }
    }

    private static DelaySettings delays(Settings settings) {
        return new DelaySettings(settings.delays(), 1, RIDGE, DelaySettings.Regression.PRINCIPAL_COMPONENTS);
    }

    /** Each system's trials that are long enough, on their components. */
    private static List<double[][][]> reduced(List<ComparedSystem> systems, Settings settings, Workers workers) {
        List<double[][][]> reduced = new ArrayList<>();
        for (ComparedSystem system : systems) {
            double[][][] longEnough = java.util.Arrays.stream(system.trials())
                    .filter(trial -> trial.length >= settings.delays() + 2)
                    .toArray(double[][][]::new);
            if (longEnough.length == 0) {
                throw new IllegalArgumentException(system.name() + " has no trial of " + (settings.delays() + 2)
                        + " steps, which " + settings.delays() + " delays need");
            }
            reduced.add(StateReduction.of(longEnough, settings.variance(), settings.components(), workers));
        }
        return reduced;
    }

    private static int rank(List<double[][][]> states, Settings settings) {
        if (settings.rank() > 0) {
            return settings.rank();
        }
        int rank = 0;
        for (double[][][] of : states) {
            rank = Math.max(rank, DelayOperator.rank(of, delays(settings), RANKS, WITHIN));
        }
        return rank;
    }

    /** States of the same trials and steps, evenly thinned to at most {@code most}; why not, or "". */
    private static String sampled(List<ComparedSystem> systems, int most, List<double[][]> samples) {
        ComparedSystem first = systems.getFirst();
        for (ComparedSystem system : systems) {
            if (system.trials().length == 0) {
                return system.name() + " has no activity";
            }
            boolean same = system.trials().length == first.trials().length;
            for (int k = 0; same && k < system.trials().length; k++) {
                same = system.trials()[k].length == first.trials()[k].length;
            }
            if (!same) {
                return system.name() + " and " + first.name()
                        + " have other trials or steps: representations are compared on the same ones";
            }
        }
        int all = first.steps();
        int kept = Math.min(most, all);
        for (ComparedSystem system : systems) {
            double[][] states = new double[kept][];
            int seen = 0;
            int next = 0;
            for (double[][] trial : system.trials()) {
                for (double[] state : trial) {
                    if (next < kept && (long) seen * kept / all >= next) {
                        states[next++] = state;
                    }
                    seen++;
                }
            }
            samples.add(states);
        }
        return kept < 2 ? "fewer than two states" : "";
    }

    private static String weightsDiffer(List<ComparedSystem> systems) {
        int units = systems.getFirst().recurrent().length;
        for (ComparedSystem system : systems) {
            if (system.recurrent().length == 0) {
                return system.name() + " has no recurrent weights";
            }
            if (system.recurrent().length != units) {
                return system.name() + " has " + system.recurrent().length + " units, "
                        + systems.getFirst().name() + " has " + units;
            }
        }
        return "";
    }
}
