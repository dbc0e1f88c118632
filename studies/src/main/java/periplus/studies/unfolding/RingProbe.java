package periplus.studies.unfolding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import periplus.analysis.population.Isomap;
import periplus.analysis.population.PrincipalComponents;
import periplus.analysis.population.ZScores;
import periplus.analysis.topology.Bar;
import periplus.analysis.topology.CircularCoordinates;
import periplus.analysis.topology.Cohomology;
import periplus.analysis.topology.DistanceMatrix;
import periplus.analysis.topology.MaxMinLandmarks;
import periplus.analysis.topology.RipsSettings;
import periplus.analysis.topology.ShuffleBarcodes;
import periplus.analysis.topology.VietorisRips;
import periplus.analysis.tuning.WavePhase;
import periplus.analysis.weights.WeightsByPhase;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;

/**
 * Whether band units of one wave move round a ring, and whether their weights are those of a ring attractor.
 *
 * <p>Points are population vectors at steps of fresh trials, the first five steps left out; units z-scored, 15 principal
 * components, as published. The ring is asked of the barcode (one long bar in dimension 1, longer than any shuffle's and
 * twice the next), its coordinate is held against the animal's phase along their wave, and Isomap (k = 8, three
 * dimensions) makes the picture.
 */
@Source(key = "chu2025", where = "rings of band modules: z-scores, 15 components, Isomap")
final class RingProbe {
    private static final int COMPONENTS = 15;
    private static final int LANDMARKS = 160;
    private static final int PRIME = 47;
    private static final int SKIPPED_STEPS = 5;
    private static final int SAMPLED_EVERY = 5;
    private static final int PICTURE_POINTS = 500;
    private static final int KEPT_BARS = 60;
    private static final double RATIO = 2;
    private static final List<String> NAMES = List.of("Ratio", "OverNull", "Found", "PhaseAgreement");

    private final PathIntegrator integrator;
    private final Workers workers;
    private final int trials;
    private final int shuffles;
    private final long seed;

    RingProbe(PathIntegrator integrator, int trials, int shuffles, Workers workers) {
        this.integrator = integrator;
        this.workers = workers;
        this.trials = trials;
        this.shuffles = shuffles;
        this.seed = integrator.recipe().seed();
    }

    /** Adds ring, control and weights of the densest group of band units. */
    void measure(Findings findings, UnitCensus census) {
        DensestGroup group = census.densestBands();
        if (group == null) {
            String reason = "fewer than " + DensestGroup.LEAST_UNITS + " band units of one wave";
            none(findings, "ring", reason);
            none(findings, "ringControl", reason);
            for (String name : List.of("ringUnits", "weightDecline", "weightOddShare", "weightDeclineShuffled")) {
                findings.put(name, Measured.undefined(reason));
            }
            return;
        }
        int[] members = group.units();
        findings.put("ringUnits", members.length);
        double kx = 2 * Math.PI / group.spacingMetres() * StrictMath.cos(group.angleRadians());
        double ky = 2 * Math.PI / group.spacingMetres() * StrictMath.sin(group.angleRadians());
        Cloud cloud = cloud(members, kx, ky);
        ring(findings, "ring", cloud, true);
        int[] control = some(census.undefined(), members.length);
        if (control.length < members.length) {
            none(findings, "ringControl", "fewer undefined units than the group has");
        } else {
            ring(findings, "ringControl", cloud(control, kx, ky), false);
        }
        weights(findings, census.fine(), members, kx, ky);
    }

    /** {@code count} of these units at random, or all where there are fewer. */
    int[] some(int[] units, int count) {
        int[] shuffled = units.clone();
        RandomStream random = RandomStream.of(seed, "attractor control");
        int n = Math.min(count, shuffled.length);
        for (int i = 0; i < n; i++) {
            int j = i + random.nextBelow(shuffled.length - i);
            int kept = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = kept;
        }
        int[] chosen = Arrays.copyOf(shuffled, n);
        Arrays.sort(chosen);
        return chosen;
    }

    private static void none(Findings findings, String prefix, String reason) {
        for (String name : NAMES) {
            findings.put(prefix + name, Measured.undefined(reason));
        }
    }

    /** Samples of some units with the animal's phase along a wave. */
    private record Cloud(double[][] vectors, double[] phase) {}

    private Cloud cloud(int[] members, double kx, double ky) {
        Walk walk = new Walk(integrator.network(), integrator.task(), seed, "ring");
        List<double[]> vectors = new ArrayList<>();
        List<Double> phases = new ArrayList<>();
        int units = walk.units();
        walk.run(trials, (first, t, count, positions, heading, speed, activity) -> {
            if (t < SKIPPED_STEPS || t % SAMPLED_EVERY != 0) {
                return;
            }
            for (int b = 0; b < count; b++) {
                double[] vector = new double[members.length];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = activity[b * units + members[i]];
                }
                vectors.add(vector);
                double phase = kx * positions[2 * b] + ky * positions[2 * b + 1];
                phases.add(phase - 2 * Math.PI * Math.floor(phase / (2 * Math.PI)));
            }
        });
        return new Cloud(
                vectors.toArray(double[][]::new),
                phases.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private double[][] components(double[][] vectors) {
        double[][] z = ZScores.of(vectors).values();
        int components = Math.min(COMPONENTS, Math.min(z[0].length, z.length - 1));
        return PrincipalComponents.of(z, components, workers).project(z);
    }

    private void ring(Findings findings, String prefix, Cloud cloud, boolean kept) {
        if (ZScores.of(cloud.vectors).kept().length < 3) {
            none(findings, prefix, "fewer than 3 units that vary");
            return;
        }
        double[][] points = components(cloud.vectors);
        DistanceMatrix all = DistanceMatrix.euclidean(points);
        MaxMinLandmarks landmarks = MaxMinLandmarks.choose(all, Math.min(LANDMARKS, points.length), 0);
        DistanceMatrix distances = landmarks.of(all);
        RipsSettings settings = RipsSettings.upTo(1).withCoefficients(PRIME).withCocycles(1);
        Cohomology cohomology = VietorisRips.cohomology(distances, settings, workers);
        ShuffleBarcodes null_ = ShuffleBarcodes.run(
                cloud.vectors,
                population -> {
                    DistanceMatrix shuffled = DistanceMatrix.euclidean(components(population));
                    return VietorisRips.barcode(
                            MaxMinLandmarks.choose(shuffled, Math.min(LANDMARKS, population.length), 0)
                                    .of(shuffled),
                            RipsSettings.upTo(1).withCoefficients(PRIME),
                            workers);
                },
                shuffles,
                seed);
        double longest = cohomology.barcode().persistence(1, 0);
        double next = cohomology.barcode().persistence(1, 1);
        findings.put(prefix + "Ratio", Measured.of(longest / next, "fewer than two loops"));
        findings.put(prefix + "OverNull", Measured.of(longest / null_.longestOfAll(1), "no loop in any shuffle"));
        findings.put(prefix + "Found", longest >= RATIO * next && longest > null_.longestOfAll(1) ? 1 : 0);
        Measured agreement = Measured.undefined("no loop");
        if (longest > 0) {
            CircularCoordinates turns = CircularCoordinates.of(distances, cohomology, 0);
            double[] phase = Arrays.stream(landmarks.indices())
                    .mapToDouble(i -> cloud.phase[i])
                    .toArray();
            agreement = Measured.of(agreement(turns.turns(), phase));
        }
        findings.put(prefix + "PhaseAgreement", agreement);
        if (kept) {
            bars(findings, cohomology, null_);
            picture(findings, points, cloud.phase);
        }
    }

    /** Length of the mean of exp(i (coordinate -+ phase)), the better of the two directions: 1 where one follows the other. */
    static double agreement(double[] turns, double[] phaseRadians) {
        double best = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            double re = 0;
            double im = 0;
            for (int i = 0; i < turns.length; i++) {
                double angle = 2 * Math.PI * turns[i] + sign * phaseRadians[i];
                re += StrictMath.cos(angle) / turns.length;
                im += StrictMath.sin(angle) / turns.length;
            }
            best = Math.max(best, Math.sqrt(re * re + im * im));
        }
        return best;
    }

    private static void bars(Findings findings, Cohomology cohomology, ShuffleBarcodes null_) {
        for (int dimension = 0; dimension <= 1; dimension++) {
            List<Bar> bars = cohomology.barcode().bars(dimension).stream()
                    .limit(KEPT_BARS)
                    .toList();
            double[] flat = new double[2 * bars.size()];
            for (int i = 0; i < bars.size(); i++) {
                flat[2 * i] = bars.get(i).birth();
                flat[2 * i + 1] = bars.get(i).death();
            }
            findings.array("ring_bars_" + dimension, flat, bars.size(), 2);
        }
        findings.array("ring_null_longest", new double[] {null_.longestOfAll(0), null_.longestOfAll(1)}, 2);
    }

    private void picture(Findings findings, double[][] points, double[] phase) {
        int n = Math.min(PICTURE_POINTS, points.length);
        double[][] some = IntStream.range(0, n)
                .mapToObj(i -> points[i * points.length / n])
                .toArray(double[][]::new);
        int dimensions = Math.min(3, n - 1);
        if (n < 10) {
            return;
        }
        Isomap isomap =
                Isomap.of(DistanceMatrix.euclidean(some), 8, dimensions, Isomap.Disconnected.LARGEST_PIECE, workers);
        int shown = isomap.embedding().points();
        double[] flat = new double[4 * shown];
        for (int i = 0; i < shown; i++) {
            double[] at = isomap.embedding().coordinates()[i];
            for (int d = 0; d < dimensions; d++) {
                flat[4 * i + d] = at[d];
            }
            flat[4 * i + 3] = phase[isomap.points()[i] * points.length / n];
        }
        findings.array("ring_isomap", flat, shown, 4);
    }

    private void weights(Findings findings, RateMaps maps, int[] members, double kx, double ky) {
        double cyclesX = kx / (2 * Math.PI) * maps.binWidthXMetres();
        double cyclesY = ky / (2 * Math.PI) * maps.binWidthYMetres();
        List<Integer> units = new ArrayList<>();
        List<Double> phases = new ArrayList<>();
        for (int u : members) {
            Measured phase = WavePhase.of(maps.map(u), maps.binsY(), maps.binsX(), cyclesX, cyclesY);
            if (phase instanceof Measured.Value(double value)) {
                units.add(u);
                phases.add(value);
            }
        }
        int[] with = units.stream().mapToInt(Integer::intValue).toArray();
        double[] phase = phases.stream().mapToDouble(Double::doubleValue).toArray();
        float[] j = integrator.network().parameters().get("RNN.weight_hh_l0").values();
        int all = integrator.network().shape().units();
        int bins = with.length >= 60 ? WeightsByPhase.PUBLISHED_BINS : 12;
        WeightsByPhase curve = WeightsByPhase.of(j, all, with, phase, bins);
        findings.put("weightDecline", curve.decline());
        findings.put("weightOddShare", curve.oddShare());
        double[] dealt = phase.clone();
        RandomStream random = RandomStream.of(seed, "phase control");
        for (int i = dealt.length - 1; i > 0; i--) {
            int other = random.nextBelow(i + 1);
            double kept = dealt[i];
            dealt[i] = dealt[other];
            dealt[other] = kept;
        }
        WeightsByPhase shuffled = WeightsByPhase.of(j, all, with, dealt, bins);
        findings.put("weightDeclineShuffled", shuffled.decline());
        double[] flat = new double[3 * bins];
        for (int b = 0; b < bins; b++) {
            flat[b] = curve.differenceRadians()[b];
            flat[bins + b] = curve.mean()[b].orNaN();
            flat[2 * bins + b] = shuffled.mean()[b].orNaN();
        }
        findings.array("weights_by_phase", flat, 3, bins);
    }
}
