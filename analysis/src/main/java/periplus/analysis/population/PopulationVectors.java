package periplus.analysis.population;

import periplus.core.carriers.RateMaps;
import periplus.core.errors.BadInputException;

/**
 * The population's rates at each visited place: the columns of a stack of rate maps.
 *
 * @param rates [place][unit]
 * @param bin the bin y * binsX + x of each place, rising
 * @param xMetres middle of each place's bin
 * @param yMetres middle of each place's bin
 */
public record PopulationVectors(double[][] rates, int[] bin, double[] xMetres, double[] yMetres) {
    /** One vector for each bin that every unit has a rate in. */
    public static PopulationVectors of(RateMaps maps) {
        int bins = maps.binsY() * maps.binsX();
        int[] visited = new int[bins];
        int count = 0;
        for (int b = 0; b < bins; b++) {
            boolean all = true;
            for (int u = 0; u < maps.units(); u++) {
                all &= !Double.isNaN(maps.rate()[u * bins + b]);
            }
            if (all) {
                visited[count++] = b;
            }
        }
        if (count == 0) {
            throw new BadInputException(
                    "rate maps without a visited bin: expected at least one; record longer, or use" + " larger bins");
        }
        double[][] rates = new double[count][maps.units()];
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            int b = visited[i];
            x[i] = maps.minXMetres() + (b % maps.binsX() + 0.5) * maps.binWidthXMetres();
            int row = b / maps.binsX();
            y[i] = maps.minYMetres() + (row + 0.5) * maps.binWidthYMetres();
            for (int u = 0; u < maps.units(); u++) {
                rates[i][u] = maps.rate()[u * bins + b];
            }
        }
        return new PopulationVectors(rates, java.util.Arrays.copyOf(visited, count), x, y);
    }
}
