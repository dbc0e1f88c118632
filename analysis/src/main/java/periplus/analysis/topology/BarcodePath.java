package periplus.analysis.topology;

/** All that happens between a population's activity and its barcode: projection, landmarks, distances, reduction. */
@FunctionalInterface
public interface BarcodePath {
    /** The barcode of {@code population[point][unit]}, which may not be written to. */
    Barcode barcode(double[][] population);
}
