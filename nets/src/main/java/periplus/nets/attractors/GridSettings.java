package periplus.nets.attractors;

import periplus.core.errors.BadInputException;
import periplus.core.source.Source;

/**
 * A sheet of grid cells on a twisted torus.
 *
 * @param side N of N x N cells, phases -pi + 2 pi i/N each way; 20 [P]
 * @param seconds time constant tau_g; 0.01 s [P]
 * @param strength J_g0; 1 [P]
 * @param inhibition k_g of the divisive normalisation; 5e-3 [P]
 * @param widthRadians sigma_g of the recurrent weights; pi/9 [P]. They are divided by sqrt(2 pi) sigma_g [C]
 */
@Source(key = "chu2025", where = "neural-circuit model, grid cells; table of parameters")
public record GridSettings(int side, double seconds, double strength, double inhibition, double widthRadians) {
    public GridSettings {
        if (side < 6) {
            throw new BadInputException("a grid sheet of side " + side + "; expected at least 6");
        }
        CircuitSettings.positive("seconds", seconds);
        CircuitSettings.positive("strength", strength);
        CircuitSettings.positive("inhibition", inhibition);
        CircuitSettings.positive("widthRadians", widthRadians);
    }

    /** The paper's values. */
    public static GridSettings published() {
        return new GridSettings(20, 0.01, 1, 5e-3, Math.PI / 9);
    }
}
