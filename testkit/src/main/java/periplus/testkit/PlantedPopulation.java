package periplus.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import periplus.testkit.PlantedUnit.Kind;

/**
 * Units of known kinds in one square box: the planted truth that a classifier, a clustering or a figure is held against.
 *
 * <p>Chance comes from outside, as a source of uniform numbers in (0, 1): {@code RandomStream.of(...)::nextUniform}. The
 * same numbers give the same population. {@code new PlantedPopulation(2.2).module(HEXAGONAL, 60, 0.5, 0.1, 0, uniform)
 * .scattered(NOISE, 50, uniform).maps(20, 0.05, uniform)}.
 */
public final class PlantedPopulation {
    private static final int NOISE_WAVES = 24;

    private final double boxMetres;
    private final List<PlantedUnit> units = new ArrayList<>();

    /** Nobody in a square box centred on 0. */
    public PlantedPopulation(double boxMetres) {
        this.boxMetres = boxMetres;
    }

    /**
     * Adds a module: spacing spread by {@code jitter} (relative, even) about its value, orientation by {@code jitter} rad,
     * phases anywhere.
     */
    public PlantedPopulation module(
            Kind kind,
            int count,
            double spacingMetres,
            double orientationRadians,
            double jitter,
            DoubleSupplier uniform) {
        for (int i = 0; i < count; i++) {
            double spacing = spacingMetres * (1 + jitter * (2 * uniform.getAsDouble() - 1));
            add(kind, spacing, orientationRadians + jitter * (2 * uniform.getAsDouble() - 1), uniform);
        }
        return this;
    }

    /** Adds units of one kind with spacings from 0.5 to 0.9 m and all orientations. */
    public PlantedPopulation scattered(Kind kind, int count, DoubleSupplier uniform) {
        for (int i = 0; i < count; i++) {
            double spacing = 0.5 + 0.4 * uniform.getAsDouble();
            add(kind, spacing, 2 * Math.PI * uniform.getAsDouble(), uniform);
        }
        return this;
    }

    private void add(Kind kind, double spacing, double orientation, DoubleSupplier uniform) {
        double phaseX = spacing * uniform.getAsDouble();
        double phaseY = spacing * uniform.getAsDouble();
        double[] waves = new double[kind == Kind.NOISE ? 3 * NOISE_WAVES : 0];
        for (int w = 0; w < waves.length; w += 3) {
            // an even density of wave vectors over the disc
            double cycles = Math.sqrt(uniform.getAsDouble()) / spacing;
            double direction = 2 * Math.PI * uniform.getAsDouble();
            waves[w] = cycles * StrictMath.cos(direction);
            waves[w + 1] = cycles * StrictMath.sin(direction);
            waves[w + 2] = uniform.getAsDouble();
        }
        units.add(new PlantedUnit(kind, boxMetres, spacing, orientation, phaseX, phaseY, waves));
    }

    /** The units in the order in which they were added. */
    public List<PlantedUnit> units() {
        return List.copyOf(units);
    }

    /** Side of the box. */
    public double boxMetres() {
        return boxMetres;
    }

    /** Maps {@code [(unit * bins + y) * bins + x]} with even noise of up to {@code noise} added to each bin. */
    public double[] maps(int bins, double noise, DoubleSupplier uniform) {
        double[] rate = new double[units.size() * bins * bins];
        for (int u = 0; u < units.size(); u++) {
            double[] map = units.get(u).map(bins);
            for (int b = 0; b < map.length; b++) {
                rate[u * map.length + b] = map[b] + noise * uniform.getAsDouble();
            }
        }
        return rate;
    }

    /**
     * What a recording of this population gives.
     *
     * @param positionMetres x and y of sample s at 2 s and 2 s + 1
     * @param activity of unit u in sample s at s * units + u
     */
    public record Recording(
            int samples,
            double[] positionMetres,
            double[] headingRadians,
            double[] speedMetresPerSecond,
            float[] activity) {}

    /**
     * The units' activity along a walk of {@code samples} instants 0.1 s apart: speeds up to 1 m/s that change slowly,
     * turning as slowly, and turning back inwards at walls.
     */
    public Recording walk(int samples, DoubleSupplier uniform) {
        double[] position = new double[2 * samples];
        double[] heading = new double[samples];
        double[] speed = new double[samples];
        float[] activity = new float[samples * units.size()];
        double half = boxMetres / 2;
        double x = boxMetres * (uniform.getAsDouble() - 0.5);
        double y = boxMetres * (uniform.getAsDouble() - 0.5);
        double direction = 2 * Math.PI * uniform.getAsDouble() - Math.PI;
        double pace = uniform.getAsDouble();
        for (int s = 0; s < samples; s++) {
            direction = wrapped(direction + 1.2 * (uniform.getAsDouble() - 0.5));
            pace = 0.9 * pace + 0.1 * uniform.getAsDouble() + 0.3 * (uniform.getAsDouble() - 0.5);
            pace = Math.max(0, Math.min(1, pace));
            double nextX = x + 0.1 * pace * StrictMath.cos(direction);
            double nextY = y + 0.1 * pace * StrictMath.sin(direction);
            if (Math.abs(nextX) > half || Math.abs(nextY) > half) {
                direction = StrictMath.atan2(-y, -x);
                nextX = x;
                nextY = y;
            }
            x = nextX;
            y = nextY;
            position[2 * s] = x;
            position[2 * s + 1] = y;
            heading[s] = direction;
            speed[s] = pace;
            for (int u = 0; u < units.size(); u++) {
                activity[s * units.size() + u] = (float) units.get(u).rate(x, y, direction, pace);
            }
        }
        return new Recording(samples, position, heading, speed, activity);
    }

    private static double wrapped(double angle) {
        return angle - 2 * Math.PI * Math.rint(angle / (2 * Math.PI));
    }
}
