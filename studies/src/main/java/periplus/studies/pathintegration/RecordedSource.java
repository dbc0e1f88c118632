package periplus.studies.pathintegration;

/** Where a recipe's recorded paths come from; {@code lab} reads the files. */
@FunctionalInterface
public interface RecordedSource {
    /** The path stored in this file. */
    Recording read(String file);

    /** A recorded path: times {@code [k]} in seconds and positions {@code [k * 2 + axis]} in metres. */
    record Recording(double[] tSeconds, double[] positionMetres) {}
}
