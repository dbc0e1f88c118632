package periplus.studies.degeneracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import periplus.analysis.similarity.AverageLinkage;
import periplus.analysis.similarity.Dispersion;
import periplus.analysis.similarity.EigenvalueDistance;
import periplus.analysis.similarity.LinearCka;
import periplus.analysis.similarity.PairwiseDistances;
import periplus.analysis.similarity.RepresentationalSimilarity;
import periplus.analysis.similarity.ShapeDistance;
import periplus.analysis.similarity.Svcca;
import periplus.analysis.similarity.VectorFieldProcrustes;
import periplus.analysis.similarity.WeightAlignment;
import periplus.analysis.similarity.WeightDistance;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.measure.Measured;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;
import periplus.studies.study.RunContext;
import periplus.studies.study.StudyResults;

/** All pairs of a group of networks that learnt their task: of one condition, or of all levels of an axis. */
final class GroupMeasures {
    private static final int MOST_GROUPS = 8;
    /** Steps of a descent: after 300 up to 0.007 rad were left of distances of 0 between flip-flop networks. */
    private static final int DESCENT = 1000;
    /** Networks of a level that are compared across levels; all pairs of 250 would take longer than the training. */
    static final int MOST_MAPPED = 20;

    private static final RepresentationalSimilarity RSA = RepresentationalSimilarity.EUCLIDEAN;
    private static final String TOO_FEW = "fewer than two networks learnt the task";

    private final RunContext context;
    private final VectorFieldProcrustes.Settings search;

    GroupMeasures(RunContext context) {
        this.context = context;
        this.search =
                new VectorFieldProcrustes.Settings(Sizes.of(context.scale()).starts(), DESCENT, 1);
    }

    /** The findings of the networks of a condition that learnt, by rising seed. */
    static List<Findings> members(StudyResults results, String condition) {
        List<Findings> members = new ArrayList<>();
        results.values(condition, DegeneracyMeasures.OOD_LOSS).forEach((seed, value) -> {
            Findings findings = results.findings(condition, seed);
            if (findings != null && value.isDefined() && findings.hasArray("operator")) {
                members.add(findings);
            }
        });
        return members;
    }

    /** All distances among the networks of one condition. */
    Findings condition(String condition) {
        StudyResults results = context.results();
        List<Findings> members = members(results, condition);
        int n = members.size();
        Findings found = new Findings()
                .put("networks", n)
                .put(
                        "notLearnt",
                        results.values(condition, DegeneracyMeasures.OOD_LOSS).size() - n);
        double[] losses = members.stream()
                .mapToDouble(m -> m.number(DegeneracyMeasures.OOD_LOSS).orNaN())
                .toArray();
        found.put("oodSpread", Dispersion.spread(losses));
        found.put(
                "oodMean",
                n == 0
                        ? Measured.undefined(TOO_FEW)
                        : Measured.of(Arrays.stream(losses).sum() / n));
        if (n < 2) {
            return found;
        }
        dynamics(members, found);
        weights(members, found);
        representations(members, found);
        return found;
    }

    /** The dynamics of the first networks of several conditions; level k's networks have the number k. */
    Findings axis(List<String> conditions) {
        List<Findings> members = new ArrayList<>();
        List<Double> level = new ArrayList<>();
        for (int k = 0; k < conditions.size(); k++) {
            List<Findings> all = members(context.results(), conditions.get(k));
            for (Findings member : all.subList(0, Math.min(MOST_MAPPED, all.size()))) {
                members.add(member);
                level.add((double) k);
            }
        }
        Findings found = new Findings().put("networks", members.size());
        if (members.size() < 3) {
            return found;
        }
        DistanceMatrix dsa = procrustes(members, "operator", "dynamics");
        keep(found, DegeneracyMeasures.DSA, dsa);
        found.array("level", level.stream().mapToDouble(l -> l).toArray(), level.size());
        groups(dsa, found);
        return found;
    }

    private void dynamics(List<Findings> members, Findings found) {
        DistanceMatrix dsa = procrustes(members, "operator", "dynamics");
        DistanceMatrix untrained = procrustes(members, "operator_start", "untrained dynamics");
        double[][][] operators = matrices(members, "operator");
        DistanceMatrix spectra =
                all("eigenvalues", members.size(), (i, j) -> EigenvalueDistance.distance(operators[i], operators[j]));
        keep(found, DegeneracyMeasures.DSA, dsa);
        keep(found, DegeneracyMeasures.UNTRAINED_DSA, untrained);
        keep(found, "wasserstein", spectra);
        found.put("dsaMean", PairwiseDistances.mean(dsa));
        found.put("untrainedDsaMean", PairwiseDistances.mean(untrained));
        found.put("wassersteinMean", PairwiseDistances.mean(spectra));
        found.put("selfResidual", VectorFieldProcrustes.selfResidual(operators[0], 4, search));
        groups(dsa, found);
    }

    private void weights(List<Findings> members, Findings found) {
        int n = members.size();
        double[][] unaligned = new double[n][n];
        double[][] overNorms = new double[n][n];
        int units = members.getFirst().array("recurrent").shape()[0];
        double entries = (double) units * units;
        double[][][] ends = matrices(members, "recurrent");
        double[][][] starts = matrices(members, "recurrent_start");
        DistanceMatrix aligned = all("weights", n, (i, j) -> {
            WeightDistance d = WeightDistance.of(ends[i], ends[j], WeightAlignment.Settings.STANDARD);
            unaligned[i][j] = d.unaligned();
            unaligned[j][i] = d.unaligned();
            overNorms[i][j] = d.overNorms().orNaN();
            overNorms[j][i] = overNorms[i][j];
            return Measured.of(d.aligned());
        });
        DistanceMatrix untrained = all(
                "untrained weights",
                n,
                (i, j) -> Measured.of(WeightAlignment.align(starts[i], starts[j], WeightAlignment.Settings.STANDARD)
                        .distance()));
        double start = PairwiseDistances.mean(untrained).orNaN();
        keep(found, DegeneracyMeasures.WEIGHTS, aligned);
        keep(found, DegeneracyMeasures.UNTRAINED_WEIGHTS, untrained);
        found.array(DegeneracyMeasures.WEIGHTS_PER_ENTRY, scaled(aligned, 1 / entries), n, n);
        found.array(DegeneracyMeasures.UNTRAINED_PER_ENTRY, scaled(untrained, 1 / entries), n, n);
        found.array(DegeneracyMeasures.OVER_UNTRAINED, scaled(aligned, 1 / start), n, n);
        found.array("weights_unaligned", flat(unaligned), n, n);
        found.put("weightsMean", PairwiseDistances.mean(aligned));
        found.put("unalignedMean", mean(unaligned));
        found.put("weightsPerEntryMean", PairwiseDistances.mean(aligned).map(d -> d / entries));
        found.put("weightsOverNormsMean", mean(overNorms));
        found.put("untrainedWeightsMean", PairwiseDistances.mean(untrained));
        found.put("weightsOverUntrainedMean", PairwiseDistances.mean(aligned).map(d -> d / start));
    }

    private void representations(List<Findings> members, Findings found) {
        int n = members.size();
        double[][][] activity = matrices(members, "activity");
        DistanceMatrix shape = all("shapes", n, (i, j) -> ShapeDistance.PROCRUSTES.angular(activity[i], activity[j]));
        keep(found, "shape", shape);
        found.put("shapeMean", PairwiseDistances.mean(shape));
        found.put("ckaMean", mean("CKA", n, (i, j) -> LinearCka.distance(activity[i], activity[j])));
        found.put("svccaMean", mean("SVCCA", n, (i, j) -> Svcca.STANDARD.distance(activity[i], activity[j])));
        found.put("rsaMean", mean("RSA", n, (i, j) -> RSA.distance(activity[i], activity[j])));
    }

    private Measured mean(String what, int n, PairwiseDistances.PairDistance distance) {
        return PairwiseDistances.mean(all(what, n, distance));
    }

    private static void groups(DistanceMatrix dsa, Findings found) {
        AverageLinkage groups = AverageLinkage.of(dsa, MOST_GROUPS);
        found.put("groups", groups.groups()).put("silhouette", groups.silhouette());
        double[] label = new double[groups.label().length];
        for (int i = 0; i < label.length; i++) {
            label[i] = groups.label()[i];
        }
        found.array("group", label, label.length);
    }

    private DistanceMatrix procrustes(List<Findings> members, String name, String what) {
        double[][][] operators = matrices(members, name);
        return all(
                what,
                members.size(),
                (i, j) -> Measured.of(VectorFieldProcrustes.align(operators[i], operators[j], search)
                        .angular()));
    }

    private DistanceMatrix all(String what, int n, PairwiseDistances.PairDistance distance) {
        context.stage(what);
        PairwiseDistances.PairDistance leaving = (i, j) -> {
            context.leaveIfStopped();
            return distance.between(i, j);
        };
        return PairwiseDistances.of(
                n,
                leaving,
                context.workers(),
                (done, pairs) -> context.stage(what + ", pair " + done + " of " + pairs));
    }

    /** One array of every member, read once. */
    private static double[][][] matrices(List<Findings> members, String name) {
        double[][][] matrices = new double[members.size()][][];
        for (int i = 0; i < matrices.length; i++) {
            NumberArray array = members.get(i).array(name);
            matrices[i] = new double[array.shape()[0]][];
            for (int k = 0; k < matrices[i].length; k++) {
                matrices[i][k] = array.row(k);
            }
        }
        return matrices;
    }

    private static void keep(Findings found, String name, DistanceMatrix distances) {
        found.array(name, scaled(distances, 1), distances.points(), distances.points());
    }

    private static double[] scaled(DistanceMatrix distances, double factor) {
        int n = distances.points();
        double[] flat = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                flat[i * n + j] = factor * distances.distance(i, j);
            }
        }
        return flat;
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }

    private static Measured mean(double[][] square) {
        int n = square.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                sum += square[i][j];
            }
        }
        return Measured.of(sum / (0.5 * n * (n - 1)), "weights that are all zero");
    }
}
