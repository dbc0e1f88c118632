package periplus.studies.degeneracy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import periplus.studies.recipe.MathProvider;
import periplus.studies.study.Condition;
import periplus.studies.study.Scale;
import periplus.studies.tasktraining.LearningSettings;
import periplus.studies.tasktraining.ProbeSettings;
import periplus.studies.tasktraining.TaskTrainingRecipe;
import periplus.studies.tasktraining.TrainedNetworkSettings;
import periplus.studies.tasktraining.TrainedNetworkSettings.Parameterisation;

/**
 * The conditions and their recipes; at paper scale 68.
 *
 * <pre>
 *   channels        flip-flop 2 to 5, discrimination and sines 1 to 4, path integration in 2 and 3 dimensions       14
 *   delay, head     discrimination: delays 2, 3, 4 times as long; the difference as a further output                  4
 *   gamma           0.25, 0.5, 1, 2, 4 in each task, maximal-update parameterisation                                 20
 *   width           1/4, 1/2, 2, 4 times the units in each task, gamma 1 (which is the level 1)                      16
 *   penalties       discrimination: 4 strengths of the nuclear norm and of L1; the other tasks: one of each          14
 * </pre>
 */
final class DegeneracyArms {
    /** Shares of the threshold that a penalty has at the start. */
    static final List<Double> LADDER = List.of(0.01, 0.03, 0.1, 0.3);

    private static final double SINGLE = 0.3;

    /** Mean singular value and mean size times sqrt(n) of entries uniform within 1/sqrt(n). */
    private static final double NUCLEAR_A_UNIT = 0.49;

    private static final double SIZE = 0.5;

    private static final double RATE = 1e-3;
    /** Fewer halve the rate of slow learners (discrimination at gamma 0.25) before they have learnt. */
    private static final int PLATEAU_EPOCHS = 10;

    /** Before gamma and the width's factors, which make it smaller: 1e-3 leaves flip-flops unlearnt. */
    private static final double MU_RATE = 1e-2;

    /** One level of one factor. */
    record Arm(
            Condition condition,
            Family family,
            Axis axis,
            double level,
            int channels,
            int delay,
            boolean head,
            double width,
            double gamma,
            double nuclear,
            double l1) {
        String id() {
            return condition.id();
        }

        /** Units of its networks. */
        int units(Sizes sizes) {
            return (int) Math.rint(width * sizes.units());
        }
    }

    /** What is varied. */
    enum Axis {
        CHANNELS,
        DELAY,
        HEAD,
        GAMMA,
        WIDTH,
        NUCLEAR,
        L1
    }

    private DegeneracyArms() {}

    static String channels(Family family, int channels) {
        return family.id + (family == Family.PATH ? "-dimensions-" : "-channels-") + channels;
    }

    static String gamma(Family family, double gamma) {
        return family.id + "-gamma-" + number(gamma);
    }

    static String width(Family family, double width) {
        return family.id + "-width-" + number(width);
    }

    static String penalty(Family family, Axis axis, double share) {
        return family.id + (axis == Axis.NUCLEAR ? "-nuclear-" : "-l1-") + number(share);
    }

    static String delay(int factor) {
        return "discrimination-delay-" + factor;
    }

    static final String HEAD = "discrimination-head";

    static String base(Family family) {
        return channels(family, family.baseChannels);
    }

    /** Channels of the axis, from the easiest. */
    static List<Integer> channelLevels(Family family, int most) {
        return switch (family) {
            case FLIP_FLOP -> IntStream.range(2, 2 + most).boxed().toList();
            case DISCRIMINATION, SINE -> IntStream.range(1, 1 + most).boxed().toList();
            case PATH -> List.of(2, 3);
        };
    }

    /** Every condition of a scale. */
    static List<Arm> arms(Scale scale) {
        Sizes sizes = Sizes.of(scale);
        List<Arm> arms = new ArrayList<>();
        for (Family f : sizes.families()) {
            for (int c : channelLevels(f, sizes.channels())) {
                String what = f == Family.PATH ? c + " dimensions" : c + (c == 1 ? " channel" : " channels");
                arms.add(arm(channels(f, c), f, what, Axis.CHANNELS, c, c, 1, false, 1, 0, 0, 0));
            }
            if (sizes.everything() && f == Family.DISCRIMINATION) {
                for (int d = 2; d <= 4; d++) {
                    arms.add(arm(delay(d), f, "delays times " + d, Axis.DELAY, d, 1, d, false, 1, 0, 0, 0));
                }
                arms.add(arm(HEAD, f, "and the difference", Axis.HEAD, 1, 1, 1, true, 1, 0, 0, 0));
            }
            for (double g : sizes.gammas()) {
                arms.add(plain(gamma(f, g), f, "gamma " + number(g), Axis.GAMMA, g, 1, g, 0, 0));
            }
            for (double w : sizes.widths()) {
                arms.add(plain(width(f, w), f, "width times " + number(w), Axis.WIDTH, w, w, 1, 0, 0));
            }
            for (double share : shares(f, sizes)) {
                arms.add(plain(
                        penalty(f, Axis.NUCLEAR, share),
                        f,
                        "nuclear norm " + number(share),
                        Axis.NUCLEAR,
                        share,
                        1,
                        0,
                        share,
                        0));
            }
            for (double share : shares(f, sizes)) {
                arms.add(plain(penalty(f, Axis.L1, share), f, "L1 " + number(share), Axis.L1, share, 1, 0, 0, share));
            }
        }
        return arms;
    }

    /** The strengths of a penalty in a task, at paper scale. */
    static List<Double> ladder(Family family) {
        return family == Family.DISCRIMINATION ? LADDER : List.of(SINGLE);
    }

    private static List<Double> shares(Family family, Sizes sizes) {
        return sizes.everything() ? ladder(family) : List.of(SINGLE);
    }

    private static Arm plain(
            String id,
            Family f,
            String what,
            Axis axis,
            double level,
            double width,
            double gamma,
            double nuc,
            double l1) {
        return arm(id, f, what, axis, level, f.baseChannels, 1, false, width, gamma, nuc, l1);
    }

    private static Arm arm(
            String id,
            Family f,
            String what,
            Axis axis,
            double level,
            int channels,
            int delay,
            boolean head,
            double width,
            double gamma,
            double nuclear,
            double l1) {
        Condition condition = new Condition(id, f.label + ", " + what, f.label + " with " + what);
        return new Arm(condition, f, axis, level, channels, delay, head, width, gamma, nuclear, l1);
    }

    /** The arm of a condition. */
    static Arm find(Scale scale, String condition) {
        return arms(scale).stream()
                .filter(arm -> arm.id().equals(condition))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no condition '" + condition + "' at this scale"));
    }

    /** What a network of an arm is trained by. */
    static TaskTrainingRecipe recipe(Scale scale, Arm arm, long seed) {
        Sizes sizes = Sizes.of(scale);
        Family f = arm.family();
        int units = arm.units(sizes);
        double threshold = f.threshold * sizes.thresholdFactor();
        Parameterisation parameterisation = arm.gamma() > 0
                ? new Parameterisation.Mu(arm.gamma(), f.leak, f.inputScale)
                : new Parameterisation.Standard();
        LearningSettings learning = new LearningSettings(
                threshold,
                scale == Scale.SMOKE ? 0 : 3,
                LearningSettings.Patience.FURTHER,
                sizes.maxEpochs(),
                sizes.stepsPerEpoch(),
                sizes.batch(),
                arm.gamma() > 0 ? MU_RATE : RATE,
                0.5,
                PLATEAU_EPOCHS,
                1.0,
                arm.l1() * threshold / (SIZE * units * Math.sqrt(units)),
                arm.nuclear() * threshold / (NUCLEAR_A_UNIT * units));
        ProbeSettings probe = new ProbeSettings(
                1_000_003, scale == Scale.SMOKE ? 8 : 64, scale == Scale.SMOKE ? 32 : 512, 2, kernel(scale));
        return new TaskTrainingRecipe(
                arm.id(),
                "",
                List.of("huang2025"),
                seed,
                MathProvider.PORTABLE,
                f.task(sizes, arm.channels(), arm.delay(), arm.head()),
                new TrainedNetworkSettings(units, parameterisation),
                learning,
                probe);
    }

    private static int kernel(Scale scale) {
        return scale == Scale.SMOKE ? 4 : scale == Scale.LAPTOP ? 16 : 32;
    }

    /** 0.25, 1, 4: a number in an id. */
    static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((int) value) : String.valueOf(value);
    }
}
