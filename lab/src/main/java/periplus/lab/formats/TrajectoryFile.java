package periplus.lab.formats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadInputException;

/**
 * Reads recorded paths from {@code .npz} or {@code .csv}.
 *
 * <p>npz: times {@code t} or {@code t_s} [time] in seconds; positions {@code pos} or {@code position_m}, [time][2], or
 * [path][time][2] as {@code periplus paths} writes them, in metres; optionally {@code heading_rad}. CSV: see
 * {@link TrajectoryCsv}. Refused: missing arrays, other shapes or types, NaN or infinity, times that do not increase.
 */
public final class TrajectoryFile {
    private static final List<String> TIMES = List.of("t_s", "t");
    private static final List<String> POSITIONS = List.of("position_m", "pos");
    private static final String HEADINGS = "heading_rad";

    private TrajectoryFile() {}

    /** Reads the one path of a file; several are refused. */
    public static RecordedPath read(Path file) {
        List<RecordedPath> paths = readAll(file);
        if (paths.size() != 1) {
            throw new BadInputException(file + " holds " + paths.size() + " paths; expected one. Save the one you mean:"
                    + " np.savez(file, t_s=z['t_s'], position_m=z['position_m'][0])");
        }
        return paths.getFirst();
    }

    /** Reads every path of a file; one recording gives a list of one. */
    public static List<RecordedPath> readAll(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".npz")) {
            try (Npz npz = Npz.open(file)) {
                return fromNpz(file, npz);
            }
        }
        if (name.endsWith(".csv")) {
            return List.of(TrajectoryCsv.read(file));
        }
        throw new BadInputException(file + ": a path must be a .npz (arrays t_s and position_m) or a .csv (columns t_s,"
                + " x_m, y_m). Convert it, for example np.savez(file, t_s=t, position_m=xy)");
    }

    private static List<RecordedPath> fromNpz(Path file, Npz npz) {
        String timesName = present(file, npz, TIMES, "times in seconds");
        String positionsName = present(file, npz, POSITIONS, "positions in metres");
        NpyArray times = real(file, npz, timesName);
        NpyArray positions = real(file, npz, positionsName);
        if (times.rank() != 1 || times.size() < 2) {
            throw wrongShape(file, timesName, times, "(time,) with at least 2 instants");
        }
        int instants = times.size();
        boolean several = positions.rank() == 3;
        int[] expected = several ? new int[] {positions.length(0), instants, 2} : new int[] {instants, 2};
        if (!Arrays.equals(positions.shape(), expected)) {
            throw wrongShape(
                    file,
                    positionsName,
                    positions,
                    "(" + instants + ", 2) or (path, " + instants + ", 2), as '" + timesName + "' has " + instants
                            + " instants");
        }
        int paths = several ? positions.length(0) : 1;
        double[] seconds = times.asDoubles();
        checkTimes(file, timesName, seconds);
        double[] metres = positions.asDoubles();
        checkFinite(file, positionsName, metres, positions.shape());
        double @Nullable [] headings = headings(file, npz, paths, instants);
        return IntStream.range(0, paths)
                .mapToObj(p -> new RecordedPath(
                        seconds,
                        Arrays.copyOfRange(metres, p * instants * 2, (p + 1) * instants * 2),
                        headings == null ? null : Arrays.copyOfRange(headings, p * instants, (p + 1) * instants)))
                .toList();
    }

    private static double @Nullable [] headings(Path file, Npz npz, int paths, int instants) {
        if (!npz.has(HEADINGS)) {
            return null;
        }
        NpyArray headings = real(file, npz, HEADINGS);
        // a path of T instants may come with the T - 1 headings between them; those are not needed to decode it
        if (headings.size() != paths * instants) {
            return null;
        }
        double[] radians = headings.asDoubles();
        checkFinite(file, HEADINGS, radians, headings.shape());
        return radians;
    }

    private static String present(Path file, Npz npz, List<String> names, String what) {
        for (String name : names) {
            if (npz.has(name)) {
                return name;
            }
        }
        throw new BadInputException(file + " has no array '" + names.getFirst() + "' (or '" + names.getLast()
                + "') of " + what + "; it holds " + npz.names() + ". Save it under that name: np.savez(file, t_s=t,"
                + " position_m=xy)");
    }

    private static NpyArray real(Path file, Npz npz, String name) {
        NpyArray array = npz.get(name);
        if (!array.isReal()) {
            throw new BadInputException(
                    file + ", array '" + name + "': dtype " + array.type().descr()
                            + "; expected <f8 or <f4. Convert it with .astype(np.float64), in metres and seconds");
        }
        return array;
    }

    private static BadInputException wrongShape(Path file, String name, NpyArray found, String expected) {
        return new BadInputException(file + ", array '" + name + "': shape " + NpyArray.shapeText(found.shape())
                + "; expected " + expected + ". Transpose or cut it before saving");
    }

    private static void checkTimes(Path file, String name, double[] seconds) {
        for (int k = 0; k < seconds.length; k++) {
            if (!Double.isFinite(seconds[k]) || k > 0 && !(seconds[k] > seconds[k - 1])) {
                throw new BadInputException(file + ", array '" + name + "': " + seconds[k] + " at index " + k
                        + (k > 0 ? " after " + seconds[k - 1] : "")
                        + "; expected finite, increasing seconds. Sort or cut the recording");
            }
        }
    }

    private static void checkFinite(Path file, String name, double[] values, int[] shape) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new BadInputException(file + ", array '" + name + "': " + values[i] + " at index "
                        + index(i, shape) + "; expected finite numbers. Cut the gap out or interpolate over it");
            }
        }
    }

    private static String index(int flat, int[] shape) {
        int[] at = new int[shape.length];
        int rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            at[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return Arrays.toString(at);
    }
}
