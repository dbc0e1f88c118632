package periplus.tasks.navigation;

import periplus.core.errors.BadInputException;
import periplus.tasks.space.Arena;
import periplus.tasks.space.WallContact;

/**
 * An animal's recorded positions over time, checked.
 *
 * <p>Times in seconds, strictly rising; positions in metres; at least two samples; every value finite. The label names
 * the recording in messages.
 */
public final class RecordedPath {
    /** A sample on the wall itself may come out this far outside after recentring. */
    private static final double ROUNDING_METRES = 1e-9;

    private final String label;
    private final double[] tSeconds;
    private final double[] xyMetres;

    private RecordedPath(String label, double[] tSeconds, double[] xyMetres) {
        this.label = label;
        this.tSeconds = tSeconds;
        this.xyMetres = xyMetres;
    }

    /**
     * Checks and copies a recording.
     *
     * @param label what messages call it, usually the file's name
     * @param tSeconds the sample times
     * @param xyMetres positions x0, y0, x1, y1, ...
     */
    public static RecordedPath of(String label, double[] tSeconds, double[] xyMetres) {
        int n = tSeconds.length;
        if (n < 2) {
            throw new BadInputException(label + ": the path has " + n + " samples; at least 2 are needed");
        }
        if (xyMetres.length != 2 * n) {
            throw new BadInputException(label + ": " + n + " times but " + xyMetres.length
                    + " position numbers; expected x and y for each time, " + 2 * n + " numbers");
        }
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(tSeconds[i])) {
                throw new BadInputException(label + ": the time of sample " + i + " is " + tSeconds[i]
                        + "; expected finite seconds. Remove the sample or repair its time");
            }
            if (!Double.isFinite(xyMetres[2 * i]) || !Double.isFinite(xyMetres[2 * i + 1])) {
                throw new BadInputException(label + ": sample " + i + " (t = " + tSeconds[i] + " s) is at ("
                        + xyMetres[2 * i] + ", " + xyMetres[2 * i + 1]
                        + "); expected finite metres. Remove samples in which the animal was not tracked: gaps are "
                        + "bridged or cut by the gap rule");
            }
            if (i > 0 && !(tSeconds[i] > tSeconds[i - 1])) {
                throw new BadInputException(
                        label + ": time does not rise from sample " + (i - 1) + " (" + tSeconds[i - 1]
                                + " s) to sample " + i + " (" + tSeconds[i]
                                + " s); sort the samples by time and keep each time once");
            }
        }
        return new RecordedPath(label, tSeconds.clone(), xyMetres.clone());
    }

    /** What messages call this recording. */
    public String label() {
        return label;
    }

    /** Number of samples. */
    public int samples() {
        return tSeconds.length;
    }

    /** Time of a sample. */
    public double tSeconds(int sample) {
        return tSeconds[sample];
    }

    /** x of a sample. */
    public double x(int sample) {
        return xyMetres[2 * sample];
    }

    /** y of a sample. */
    public double y(int sample) {
        return xyMetres[2 * sample + 1];
    }

    /** Least and greatest x, least and greatest y. */
    public double[] extentMetres() {
        double[] e = {x(0), x(0), y(0), y(0)};
        for (int i = 1; i < samples(); i++) {
            e[0] = Math.min(e[0], x(i));
            e[1] = Math.max(e[1], x(i));
            e[2] = Math.min(e[2], y(i));
            e[3] = Math.max(e[3], y(i));
        }
        return e;
    }

    /** The smallest box around all samples, centred on 0. */
    public Arena extentArena() {
        double[] e = extentMetres();
        if (!(e[1] > e[0]) || !(e[3] > e[2])) {
            throw new BadInputException(label + ": the path covers x " + e[0] + " to " + e[1] + " and y " + e[2]
                    + " to " + e[3] + " m, which spans no box; give the arena's size");
        }
        return Arena.rectangle(e[1] - e[0], e[3] - e[2]);
    }

    /** The same path with everything moved. */
    public RecordedPath movedBy(double dx, double dy) {
        double[] moved = xyMetres.clone();
        for (int i = 0; i < moved.length; i += 2) {
            moved[i] += dx;
            moved[i + 1] += dy;
        }
        return new RecordedPath(label, tSeconds, moved);
    }

    /** Refuses a path of which a sample lies farther outside the arena than the tolerance; names the first one. */
    public void requireInside(Arena arena, double toleranceMetres) {
        WallContact contact = new WallContact();
        int outside = 0;
        int first = -1;
        double firstDistance = 0;
        for (int i = 0; i < samples(); i++) {
            if (!arena.contains(x(i), y(i))) {
                arena.nearestWall(x(i), y(i), contact);
                double distance = Math.abs(contact.distanceMetres());
                if (distance > Math.max(toleranceMetres, ROUNDING_METRES)) {
                    outside++;
                    if (first < 0) {
                        first = i;
                        firstDistance = distance;
                    }
                }
            }
        }
        if (first >= 0) {
            double[] e = extentMetres();
            throw new BadInputException(
                    label + ": sample " + first + " (t = " + tSeconds[first] + " s) is at (" + x(first)
                            + ", " + y(first) + ") m, " + firstDistance + " m outside the arena (" + arena.describe()
                            + ", tolerance " + toleranceMetres + " m); " + outside + " of " + samples()
                            + " samples are outside. The path covers x " + e[0] + " to " + e[1] + " and y " + e[2]
                            + " to " + e[3]
                            + " m around the arena's centre: give the arena and centre in which it was recorded, or take the "
                            + "arena from the path's extent");
        }
    }
}
