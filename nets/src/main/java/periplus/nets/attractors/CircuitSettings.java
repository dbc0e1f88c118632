package periplus.nets.attractors;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * The band-to-grid circuit.
 *
 * @param dtSeconds Euler step; 0.005 s [P]
 * @param spacingsMetres lambda of each module; five, 2.5 + 0.3 i m [P], i from 0 [I]. Wave vectors are 2 pi/lambda long
 *     [I] (printed without the 2 pi), so grid spacings are 2/sqrt(3) lambda
 * @param orientationsRadians theta of the two band families of a module; 0 and 60 degrees [P]. Their wave vectors point
 *     along theta - 90 degrees [P]. Three families and no feedback [C] are the group's library, a simplification
 * @param band rings of band and conjunctive cells
 * @param grid sheets of grid cells
 * @param couplingStrength amplitude of band-to-grid and grid-to-band weights, of Gaussians of area 1; 0.1 [P], that the
 *     Gaussian is normalised like the recurrent one [I]
 * @param couplingWidthRadians their width in the matching phase; 2 pi/9 [P]
 * @param gridToBand whether the grid cells act back on the band cells; true [P], false [C]
 * @param noise standard deviation of the input noise of band and grid cells, white in time: a cell's u is moved by
 *     noise sqrt(dt/tau) times a standard normal number a step. The paper's amplitude is not stated; 0 here
 */
@Source(key = "chu2025", where = "neural-circuit model; table of parameters")
public record CircuitSettings(
        double dtSeconds,
        double[] spacingsMetres,
        double[] orientationsRadians,
        BandSettings band,
        GridSettings grid,
        double couplingStrength,
        double couplingWidthRadians,
        boolean gridToBand,
        double noise) {
    public CircuitSettings {
        positive("dtSeconds", dtSeconds);
        positive("couplingWidthRadians", couplingWidthRadians);
        if (!(couplingStrength >= 0) || !(noise >= 0) || !Double.isFinite(couplingStrength + noise)) {
            throw new BadInputException("a circuit's coupling is " + couplingStrength + " and its noise " + noise
                    + "; expected 0 or positive numbers");
        }
        double smallest = Math.min(band.conjunctiveSeconds(), Math.min(band.bandSeconds(), grid.seconds()));
        if (dtSeconds > smallest) {
            throw new BadInputException("a circuit's step of " + dtSeconds + " s is longer than its shortest time"
                    + " constant, " + smallest + " s; the Euler step would overshoot. Choose a shorter step");
        }
        if (spacingsMetres.length == 0) {
            throw new BadInputException("a circuit without a module; expected at least one spacing");
        }
        for (double spacing : spacingsMetres) {
            positive("spacingsMetres", spacing);
        }
        if (orientationsRadians.length != 2) {
            throw new BadInputException("a circuit with " + orientationsRadians.length
                    + " orientations; expected 2, for the two phases of a grid cell");
        }
        spacingsMetres = spacingsMetres.clone();
        orientationsRadians = orientationsRadians.clone();
    }

    /** The paper's values, with the shift as printed; calibrate it with {@link GainCalibration}. */
    public static CircuitSettings published() {
        return new CircuitSettings(
                0.005,
                new double[] {2.5, 2.8, 3.1, 3.4, 3.7},
                new double[] {0, Math.PI / 3},
                BandSettings.published(),
                GridSettings.published(),
                0.1,
                2 * Math.PI / 9,
                true,
                0);
    }

    /** The same with other band cells. */
    public CircuitSettings withBand(BandSettings other) {
        return new CircuitSettings(
                dtSeconds,
                spacingsMetres,
                orientationsRadians,
                other,
                grid,
                couplingStrength,
                couplingWidthRadians,
                gridToBand,
                noise);
    }

    /** The same with other sheets. */
    public CircuitSettings withGrid(GridSettings other) {
        return new CircuitSettings(
                dtSeconds,
                spacingsMetres,
                orientationsRadians,
                band,
                other,
                couplingStrength,
                couplingWidthRadians,
                gridToBand,
                noise);
    }

    /** The same in other Euler steps; the gain changes a little and wants calibrating anew. */
    public CircuitSettings withStep(double seconds) {
        return new CircuitSettings(
                seconds,
                spacingsMetres,
                orientationsRadians,
                band,
                grid,
                couplingStrength,
                couplingWidthRadians,
                gridToBand,
                noise);
    }

    /** The same with other spacings. */
    public CircuitSettings withSpacings(double... metres) {
        return new CircuitSettings(
                dtSeconds,
                metres,
                orientationsRadians,
                band,
                grid,
                couplingStrength,
                couplingWidthRadians,
                gridToBand,
                noise);
    }

    /** The same with or without the grid's action on the band cells. */
    public CircuitSettings withFeedback(boolean fromGrid) {
        return new CircuitSettings(
                dtSeconds,
                spacingsMetres,
                orientationsRadians,
                band,
                grid,
                couplingStrength,
                couplingWidthRadians,
                fromGrid,
                noise);
    }

    /** The same with this noise. */
    public CircuitSettings withNoise(double sd) {
        return new CircuitSettings(
                dtSeconds,
                spacingsMetres,
                orientationsRadians,
                band,
                grid,
                couplingStrength,
                couplingWidthRadians,
                gridToBand,
                sd);
    }

    /** The two wave vectors of a module in radians a metre: {k1x, k1y, k2x, k2y}, 2 pi/lambda along theta - 90 degrees. */
    public double[] waveVectors(int module) {
        double[] k = new double[4];
        for (int i = 0; i < 2; i++) {
            double size = 2 * Math.PI / spacingsMetres[module];
            // cos(theta - 90) = sin theta, sin(theta - 90) = -cos theta
            k[2 * i] = size * StrictMath.sin(orientationsRadians[i]);
            k[2 * i + 1] = -size * StrictMath.cos(orientationsRadians[i]);
        }
        return k;
    }

    /** The speed in m/s at which a path along a wave vector of this module silences one conjunctive ring. */
    public double largestSpeed(int module) {
        return band.drive() / BandSettings.TIME_UNIT_SECONDS * spacingsMetres[module] / (2 * Math.PI);
    }

    static void positive(String name, double value) {
        if (!(value > 0) || !Double.isFinite(value)) {
            throw new BadInputException("an attractor's " + name + " is " + value + "; expected a positive number");
        }
    }
}
