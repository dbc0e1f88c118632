package periplus.analysis.topology;

import java.util.Locale;
import periplus.core.errors.BadInputException;

/**
 * What a barcode will take, before it is started.
 *
 * <p>Simplices and columns are counted at the longest edges of a sample, spread evenly over the filtration, and scaled
 * up. Bytes follow from these counts. Seconds are of one core and rough, within a factor of about five: a class that
 * lives long can cost as much as all other columns together, and whether there is one is the question asked.
 *
 * @param points how many
 * @param edges up to the threshold
 * @param simplices estimate, dimensions 1 to the highest of the bars
 * @param columns estimate of those that need a reduction
 * @param bytes estimate of the memory at its peak
 * @param seconds estimate of one core's time
 */
public record TopologyPreflight(int points, long edges, double simplices, double columns, long bytes, double seconds) {
    private static final int SAMPLED_EDGES = 1 << 10;
    private static final double MOST_SAMPLED_SIMPLICES = 3e7;
    private static final long BYTES_PER_PAIR = 24;
    private static final long BYTES_PER_COLUMN = 120;
    private static final long BYTES_OF_SCRATCH = 96L << 20;

    /** The memory for distances and ranks alone, from the number of points: a first check before any is computed. */
    public static long bytesForPoints(int points) {
        return BYTES_OF_SCRATCH + BYTES_PER_PAIR * points * points;
    }

    /** The estimate for these distances. */
    public static TopologyPreflight of(DistanceMatrix distances, RipsSettings settings) {
        double threshold = Math.min(settings.maxDistance(), distances.enclosingRadius());
        EdgeOrder order = new EdgeOrder(distances, threshold);
        SimplexCode code = new SimplexCode(order, new PrimeField(settings.coefficients()), settings.maxDimension());
        double simplices = 0;
        double columns = 0;
        for (int dimension = 1; dimension <= settings.maxDimension(); dimension++) {
            Sample sample = sample(code, dimension);
            simplices += sample.simplices;
            columns += sample.columns;
        }
        int n = distances.points();
        double bytes = bytesForPoints(n) + BYTES_PER_COLUMN * columns;
        double nanos =
                2.0 * n * n * n + 3.0 * order.edges * n * settings.maxDimension() + 4 * simplices + 50.0 * n * columns;
        return new TopologyPreflight(n, order.edges, simplices, columns, (long) bytes, nanos * 1e-9);
    }

    /** Refuses what exceeds a budget, with the estimate and what would fit. */
    public TopologyPreflight requireWithin(long bytesAllowed, double secondsAllowed) {
        if (bytes > bytesAllowed || seconds > secondsAllowed) {
            throw new BadInputException(summary() + ": expected at most " + gibibytes(bytesAllowed) + " and "
                    + rounded(secondsAllowed) + " s; choose about " + landmarksWithin(bytesAllowed, secondsAllowed)
                    + " landmarks, a smaller largest distance, or bars of a lower dimension");
        }
        return this;
    }

    /** Refuses a number of points whose distances alone exceed the memory allowed, before they are computed. */
    public static void requirePointsWithin(int points, long bytesAllowed) {
        if (bytesForPoints(points) > bytesAllowed) {
            long left = Math.max(0, bytesAllowed - BYTES_OF_SCRATCH);
            throw new BadInputException("a barcode of " + points + " points takes at least "
                    + gibibytes(bytesForPoints(points)) + ": expected at most " + gibibytes(bytesAllowed)
                    + "; choose at most " + (long) Math.sqrt((double) left / BYTES_PER_PAIR) + " landmarks");
        }
    }

    /** One line for people. */
    public String summary() {
        return "a barcode of " + points + " points, about " + rounded(simplices) + " simplices and " + rounded(columns)
                + " columns, takes about " + gibibytes(bytes) + " and " + rounded(seconds) + " s";
    }

    private long landmarksWithin(long bytesAllowed, double secondsAllowed) {
        double byMemory = Math.sqrt(Math.max(0, bytesAllowed - BYTES_OF_SCRATCH) / (double) bytes);
        double byTime = StrictMath.cbrt(secondsAllowed / seconds);
        return Math.max(1, (long) (points * Math.min(1, Math.min(byMemory, byTime))));
    }

    private record Sample(double simplices, double columns) {}

    private static Sample sample(SimplexCode code, int dimension) {
        int edges = code.order.edges;
        int count = Math.min(edges, SAMPLED_EDGES);
        ColumnsToReduce.Search search = new ColumnsToReduce.Search(code, dimension, new PivotTable(0));
        LongList out = new LongList(64);
        int looked = 0;
        double columns = 0;
        while (looked < count && search.cliques() < MOST_SAMPLED_SIMPLICES) {
            // bits reversed, so that any beginning of the sample is spread over all ranks
            long spread = Integer.toUnsignedLong(Integer.reverse(looked));
            out.clear();
            search.edge(count < SAMPLED_EDGES ? looked : (int) (spread * edges >>> 32), out);
            columns += out.size();
            looked++;
        }
        double scale = looked == 0 ? 0 : (double) edges / looked;
        return new Sample(search.cliques() * scale, columns * scale);
    }

    private static String gibibytes(long bytes) {
        return String.format(Locale.ROOT, "%.2f GiB", bytes / (double) (1L << 30));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, value < 1e4 ? "%.3g" : "%.1e", value);
    }
}
