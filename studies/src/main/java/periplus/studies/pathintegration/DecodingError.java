package periplus.studies.pathintegration;

/**
 * How well positions were decoded, in metres, over {@code trials} trials; see {@link DecodingMeasure}.
 *
 * @param meanMetres mean distance from decoded to true position, over time and trials
 * @param medianMetres its median
 * @param floorMetres the same mean where the true code itself is decoded
 * @param stayMetres mean error of never having left the start
 * @param centreMetres mean error of always naming the arena's centre
 * @param meanByStepMetres mean error at each time step
 * @param lowerQuartileByStepMetres first quartile over trials
 * @param upperQuartileByStepMetres third quartile over trials
 * @param floorByStepMetres mean floor at each time step
 * @param stayByStepMetres mean error of staying at the start, at each time step
 */
public record DecodingError(
        int trials,
        double meanMetres,
        double medianMetres,
        double floorMetres,
        double stayMetres,
        double centreMetres,
        double[] meanByStepMetres,
        double[] lowerQuartileByStepMetres,
        double[] upperQuartileByStepMetres,
        double[] floorByStepMetres,
        double[] stayByStepMetres) {}
