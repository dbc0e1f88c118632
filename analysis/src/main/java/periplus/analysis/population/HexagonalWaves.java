package periplus.analysis.population;

/**
 * The three plane waves, 60 degrees apart, whose sum is a hexagonal lattice.
 *
 * <pre>k_a = |k| (cos phi_a, sin phi_a),  phi_a = phi + a 60 deg, a = 0, 1, 2,  |k| = 4 pi / (sqrt(3) spacing)</pre>
 *
 * <p>The crests of each wave are spacing sqrt(3)/2 apart. A wave runs across the lattice's axes: a lattice whose
 * neighbours lie in direction theta has waves in direction theta + 30 degrees.
 *
 * @param spacingMetres distance of neighbouring fields
 * @param waveDirectionRadians phi, direction of the first wave, counter-clockwise from +x
 */
public record HexagonalWaves(double spacingMetres, double waveDirectionRadians) {
    public HexagonalWaves {
        if (!(spacingMetres > 0) || !Double.isFinite(spacingMetres) || !Double.isFinite(waveDirectionRadians)) {
            throw new IllegalArgumentException("waves of a lattice of spacing " + spacingMetres + " m in direction "
                    + waveDirectionRadians + ": expected a positive spacing and a finite direction");
        }
    }

    /** The waves of a lattice given by the direction of one of its axes, from a field to a neighbour. */
    public static HexagonalWaves ofLattice(double spacingMetres, double axisRadians) {
        return new HexagonalWaves(spacingMetres, axisRadians + Math.PI / 6);
    }

    /** x of k_a, in radians a metre. */
    public double kx(int a) {
        return size() * StrictMath.cos(waveDirectionRadians + a * Math.PI / 3);
    }

    /** y of k_a, in radians a metre. */
    public double ky(int a) {
        return size() * StrictMath.sin(waveDirectionRadians + a * Math.PI / 3);
    }

    private double size() {
        return 4 * Math.PI / (Math.sqrt(3) * spacingMetres);
    }
}
