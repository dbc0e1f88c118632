package periplus.studies.degeneracy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import periplus.core.measure.Measured;
import periplus.studies.degeneracy.DegeneracyArms.Arm;
import periplus.studies.degeneracy.DegeneracyArms.Axis;
import periplus.studies.study.PlannedRun;
import periplus.studies.study.RunKey;
import periplus.studies.study.Scale;
import periplus.studies.study.StudyResults;

/**
 * Which runs, in this order: one validation network a task, which fixes the rank of its operators; the judged networks; once
 * a condition's networks have ended, all pairs of them; once an axis's have, the dynamics of all its networks together.
 */
final class DegeneracyPlan {
    static final long VALIDATION_SEED = 1001;

    private static final String VERSION = "degeneracy-2";
    /** What is measured on pairs may change without the networks. */
    private static final String GROUPS_VERSION = "pairs-2";

    private static final String PAIRS = "pairs-";
    private static final String MAP = "map-";
    private static final long GROUP = 0;

    /** The levels of one factor in one task, in rising order; the first may be the unvaried condition. */
    record Series(Family family, Axis axis, List<Arm> arms) {
        /** "flip-flop, channels". */
        String label() {
            return family.label + ", "
                    + switch (axis) {
                        case CHANNELS -> family == Family.PATH ? "dimensions" : "channels";
                        case DELAY -> "delay";
                        case HEAD -> "further output";
                        case GAMMA -> "gamma";
                        case WIDTH -> "width";
                        case NUCLEAR -> "nuclear norm";
                        case L1 -> "L1 norm";
                    };
        }

        String id() {
            return family.id + "-" + axis.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private DegeneracyPlan() {}

    /** The condition of the run over all pairs of a condition's networks. */
    static String pairs(String condition) {
        return PAIRS + condition;
    }

    /** The condition of the run over all networks of a series. */
    static String map(Series series) {
        return MAP + series.id();
    }

    static boolean isPairs(String condition) {
        return condition.startsWith(PAIRS);
    }

    static String ofPairs(String condition) {
        return condition.substring(PAIRS.length());
    }

    static boolean isMap(String condition) {
        return condition.startsWith(MAP);
    }

    static Series ofMap(Scale scale, String condition) {
        return series(scale).stream()
                .filter(s -> map(s).equals(condition))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no axis '" + condition + "' at this scale"));
    }

    /** Every series with at least two levels. */
    static List<Series> series(Scale scale) {
        List<Arm> arms = DegeneracyArms.arms(scale);
        List<Series> all = new ArrayList<>();
        for (Family family : Sizes.of(scale).families()) {
            for (Axis axis : Axis.values()) {
                List<Arm> of = new ArrayList<>();
                for (Arm arm : arms) {
                    boolean member = arm.family() == family && arm.axis() == axis;
                    boolean shared = switch (axis) {
                        case DELAY, HEAD, NUCLEAR, L1 -> arm.id().equals(DegeneracyArms.base(family));
                        case WIDTH -> arm.id().equals(DegeneracyArms.gamma(family, 1));
                        case CHANNELS, GAMMA -> false;
                    };
                    if (member || shared) {
                        of.add(arm);
                    }
                }
                of.sort(java.util.Comparator.comparingDouble(arm -> level(axis, arm)));
                if (of.stream().anyMatch(arm -> arm.axis() == axis) && of.size() > 1) {
                    all.add(new Series(family, axis, List.copyOf(of)));
                }
            }
        }
        return all;
    }

    /** The level of a condition on an axis, its own or one that it is the unvaried condition of. */
    static double level(Axis axis, Arm arm) {
        if (arm.axis() == axis) {
            return arm.level();
        }
        return switch (axis) {
            case DELAY, WIDTH -> 1;
            case HEAD, NUCLEAR, L1 -> 0;
            case CHANNELS, GAMMA -> throw new IllegalArgumentException(arm.id() + " has no level on " + axis);
        };
    }

    static List<PlannedRun> plan(Scale scale, List<Long> seeds, StudyResults soFar) {
        List<PlannedRun> plan = new ArrayList<>();
        boolean chosen = true;
        for (Family family : Sizes.of(scale).families()) {
            RunKey key = choice(family);
            Arm base = DegeneracyArms.find(scale, DegeneracyArms.base(family));
            plan.add(new PlannedRun(key, null, DegeneracyArms.recipe(scale, base, VALIDATION_SEED), VERSION));
            chosen &= soFar.outcome(key) != null;
        }
        if (!chosen) {
            return plan;
        }
        List<Arm> arms = DegeneracyArms.arms(scale);
        for (Arm arm : arms) {
            String version = version(arm.family(), soFar);
            seeds.forEach(seed -> plan.add(new PlannedRun(
                    new RunKey(arm.id(), seed, RunKey.Role.JUDGED),
                    null,
                    DegeneracyArms.recipe(scale, arm, seed),
                    version)));
        }
        for (Arm arm : arms) {
            group(plan, pairs(arm.id()), List.of(arm), seeds, soFar);
        }
        for (Series series : series(scale)) {
            group(plan, map(series), series.arms(), seeds, soFar);
        }
        return plan;
    }

    /** The rank of a task's operators, by its validation network. */
    static int rank(Family family, StudyResults results) {
        int least = Operators.RANKS[0];
        int most = Operators.RANKS[Operators.RANKS.length - 1];
        return results.values(DegeneracyArms.base(family), DegeneracyMeasures.RANK, RunKey.Role.VALIDATION)
                                .get(VALIDATION_SEED)
                        instanceof Measured.Value(double rank)
                ? Math.clamp(Math.round(rank), least, most)
                : least;
    }

    private static RunKey choice(Family family) {
        return new RunKey(DegeneracyArms.base(family), VALIDATION_SEED, RunKey.Role.VALIDATION);
    }

    private static String version(Family family, StudyResults soFar) {
        return VERSION + ", rank " + rank(family, soFar);
    }

    private static void group(
            List<PlannedRun> plan, String condition, List<Arm> arms, List<Long> seeds, StudyResults soFar) {
        StringBuilder members = new StringBuilder();
        for (Arm arm : arms) {
            var values = soFar.values(arm.id(), DegeneracyMeasures.OOD_LOSS);
            if (!values.keySet().containsAll(seeds)) {
                return;
            }
            members.append("; ").append(arm.id()).append(": ");
            members.append(values.entrySet().stream()
                    .map(e -> e.getKey() + (e.getValue().isDefined() ? "" : " not"))
                    .collect(Collectors.joining(" ")));
        }
        plan.add(new PlannedRun(
                new RunKey(condition, GROUP, RunKey.Role.JUDGED),
                null,
                GROUPS_VERSION + ", " + version(arms.getFirst().family(), soFar) + members));
    }
}
