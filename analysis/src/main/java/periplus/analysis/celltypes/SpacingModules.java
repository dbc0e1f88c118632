package periplus.analysis.celltypes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.core.source.Source;

/**
 * Modules: groups of units that share spacing and orientation.
 *
 * <pre>
 * near(i, j)  |log spacing_i - log spacing_j| <= a  and  |orientation_i - orientation_j| mod period <= b
 * n_i         units near i, i among them
 * E_i         units within a in log spacing, times 2 b / period: what evenly spread orientations would give
 * inner unit  n_i >= minUnits,  n_i >= contrast E_i,  n_i >= E_i + deviations sqrt(E_i)
 * module      inner units linked by nearness, and the units near one of them (those of two go to the first in order)
 * </pre>
 *
 * <p>This is DBSCAN with a rectangular neighbourhood and a density that must stand out from the units of the same spacing,
 * so that a crowd of units of one spacing and any orientation (what a target code of one width makes of noise) is not
 * called a module. It follows that modules are told by orientation: a population of one common spacing whose
 * orientations are even has none. A linked group that spans half of the period or more is no module either; it counts
 * under {@code smeared}. No chance enters, and the order of the units matters only for a unit between two modules.
 *
 * <p>Source: modules as in Stensola et al. 2012, clustering after Ester et al. 1996; the even-orientation density is ours.
 */
@Source(key = "stensola2012", where = "modules of discrete spacing and common orientation")
@Source(key = "ester1996", where = "density-based clusters; here with a density relative to even orientations")
public final class SpacingModules {
    /**
     * One module.
     *
     * @param units their numbers, rising
     * @param medianSpacingMetres of these units
     * @param orientationRadians circular mean modulo the period, in [0, period)
     * @param orientationSpreadRadians root mean square distance from that mean
     */
    public record Module(
            int[] units, double medianSpacingMetres, double orientationRadians, double orientationSpreadRadians) {
        /** How many units it has. */
        public int count() {
            return units.length;
        }
    }

    /**
     * All modules by rising spacing.
     *
     * @param moduleOf the module of each unit, -1 for none
     * @param undefined units without spacing or orientation
     * @param smeared linked groups that span half of the period or more
     */
    public record Found(List<Module> modules, int[] moduleOf, int undefined, int smeared) {
        /** Spacing of each module over that of the one before: one fewer than modules. */
        public double[] spacingRatios() {
            double[] ratio = new double[Math.max(0, modules.size() - 1)];
            for (int m = 0; m < ratio.length; m++) {
                ratio[m] = modules.get(m + 1).medianSpacingMetres()
                        / modules.get(m).medianSpacingMetres();
            }
            return ratio;
        }
    }

    private SpacingModules() {}

    /** The modules of units with these spacings (metres) and orientations (radians); undefined ones belong nowhere. */
    public static Found of(Measured[] spacingMetres, Measured[] orientationRadians, ModuleSettings settings) {
        if (spacingMetres.length != orientationRadians.length) {
            throw new IllegalArgumentException(
                    spacingMetres.length + " spacings do not go with " + orientationRadians.length + " orientations");
        }
        int[] unit = new int[spacingMetres.length];
        int n = 0;
        for (int u = 0; u < spacingMetres.length; u++) {
            if (spacingMetres[u].orNaN() > 0 && orientationRadians[u].isDefined()) {
                unit[n++] = u;
            }
        }
        double[] logSpacing = new double[n];
        double[] angle = new double[n];
        for (int i = 0; i < n; i++) {
            logSpacing[i] = StrictMath.log(spacingMetres[unit[i]].orNaN());
            angle[i] = orientationRadians[unit[i]].orNaN();
        }
        boolean[] inner = inner(logSpacing, angle, settings);
        int[] group = link(logSpacing, angle, inner, settings);
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        List<Module> modules = new ArrayList<>();
        int smeared = 0;
        for (int g = 0; g < groups; g++) {
            int own = g;
            int[] member = java.util.stream.IntStream.range(0, n)
                    .filter(i -> group[i] == own)
                    .toArray();
            double[] angles = Arrays.stream(member).mapToDouble(i -> angle[i]).toArray();
            if (span(angles, settings.periodRadians()) >= settings.periodRadians() / 2) {
                smeared++;
            } else {
                modules.add(module(member, unit, spacingMetres, angles, settings.periodRadians()));
            }
        }
        modules.sort(Comparator.comparingDouble(Module::medianSpacingMetres).thenComparingInt(m -> m.units()[0]));
        int[] moduleOf = new int[spacingMetres.length];
        Arrays.fill(moduleOf, -1);
        for (int m = 0; m < modules.size(); m++) {
            for (int u : modules.get(m).units()) {
                moduleOf[u] = m;
            }
        }
        return new Found(modules, moduleOf, spacingMetres.length - n, smeared);
    }

    private static boolean[] inner(double[] logSpacing, double[] angle, ModuleSettings s) {
        boolean[] inner = new boolean[angle.length];
        for (int i = 0; i < inner.length; i++) {
            int near = 0;
            int alike = 0;
            for (int j = 0; j < inner.length; j++) {
                if (Math.abs(logSpacing[i] - logSpacing[j]) <= s.spacingTolerance()) {
                    alike++;
                    near += apart(angle[i], angle[j], s.periodRadians()) <= s.orientationTolerance() ? 1 : 0;
                }
            }
            double even = alike * 2 * s.orientationTolerance() / s.periodRadians();
            inner[i] = near >= s.minUnits()
                    && near >= s.contrast() * even
                    && near >= even + s.deviations() * Math.sqrt(even);
        }
        return inner;
    }

    private static int[] link(double[] logSpacing, double[] angle, boolean[] inner, ModuleSettings s) {
        int[] group = new int[inner.length];
        Arrays.fill(group, -1);
        int groups = 0;
        for (int seed = 0; seed < inner.length; seed++) {
            if (!inner[seed] || group[seed] >= 0) {
                continue;
            }
            ArrayDeque<Integer> open = new ArrayDeque<>(List.of(seed));
            group[seed] = groups;
            while (!open.isEmpty()) {
                int i = open.remove();
                for (int j = 0; j < inner.length; j++) {
                    boolean near = Math.abs(logSpacing[i] - logSpacing[j]) <= s.spacingTolerance()
                            && apart(angle[i], angle[j], s.periodRadians()) <= s.orientationTolerance();
                    if (near && group[j] < 0) {
                        group[j] = groups;
                        if (inner[j]) {
                            open.add(j);
                        }
                    }
                }
            }
            groups++;
        }
        return group;
    }

    private static Module module(int[] member, int[] unit, Measured[] spacing, double[] angles, double period) {
        int[] units = Arrays.stream(member).map(i -> unit[i]).toArray();
        double[] sorted = Arrays.stream(units)
                .mapToDouble(u -> spacing[u].orNaN())
                .sorted()
                .toArray();
        double cos = 0;
        double sin = 0;
        for (double a : angles) {
            cos += StrictMath.cos(2 * Math.PI * a / period);
            sin += StrictMath.sin(2 * Math.PI * a / period);
        }
        double mean = StrictMath.atan2(sin, cos) * period / (2 * Math.PI);
        mean = mean < 0 ? mean + period : mean;
        double squares = 0;
        for (double a : angles) {
            squares += apart(a, mean, period) * apart(a, mean, period) / angles.length;
        }
        return new Module(units, Quantile.ofSorted(sorted, 0.5), mean, Math.sqrt(squares));
    }

    /** The shortest arc that holds all angles. */
    private static double span(double[] angles, double period) {
        double[] sorted = Arrays.stream(angles)
                .map(a -> a - period * Math.floor(a / period))
                .sorted()
                .toArray();
        double gap = sorted[0] + period - sorted[sorted.length - 1];
        for (int i = 1; i < sorted.length; i++) {
            gap = Math.max(gap, sorted[i] - sorted[i - 1]);
        }
        return period - gap;
    }

    private static double apart(double a, double b, double period) {
        double d = a - b;
        return Math.abs(d - period * Math.rint(d / period));
    }
}
