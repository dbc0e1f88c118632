package periplus.analysis.population;

import java.util.stream.IntStream;
import periplus.analysis.topology.DistanceMatrix;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Isomap: classical scaling of the distances along a neighbour graph, which unrolls a curved sheet.
 *
 * <pre>
 *   graph     i and j joined where either is among the other's k nearest
 *   geodesic  the shortest path in the graph
 *   residual variance = 1 - r^2,  r = correlation of geodesic and embedded distances over pairs
 * </pre>
 *
 * <p>A graph in several pieces has no distances between them. {@link Disconnected#REFUSE} then gives no embedding and
 * the reason; {@link Disconnected#LARGEST_PIECE} embeds the largest piece alone, the first among equals, and
 * {@code points} says which points those are. Edges are never invented to join pieces.
 *
 * <p>Source: Tenenbaum, de Silva and Langford 2000, the k form; Chu et al. 2025 use k = 8 and three dimensions on 15
 * principal components for a ring of band cells.
 *
 * @param embedding the places; without points where there is no embedding
 * @param points the index of each embedded point
 * @param pieces how many pieces the graph has
 * @param residualVariance 0 for geodesics that are Euclidean distances; the reason where there is no embedding
 */
@Source(key = "tenenbaum2000", where = "k-Isomap")
@Source(key = "chu2025", where = "k = 8, 3 dimensions")
public record Isomap(Embedding embedding, int[] points, int pieces, Measured residualVariance) {
    /** What to do with a graph in several pieces. */
    public enum Disconnected {
        /** No embedding, and the reason. */
        REFUSE,
        /** The largest piece alone. */
        LARGEST_PIECE
    }

    /**
     * Embeds the points.
     *
     * @param neighbours k, 1 to points - 1
     * @param dimensions 1 to points - 1
     */
    public static Isomap of(
            DistanceMatrix distances, int neighbours, int dimensions, Disconnected disconnected, Workers workers) {
        int n = distances.points();
        PointCheck.checkDimensions("neighbours among " + n + " points", neighbours, n - 1);
        PointCheck.checkDimensions("dimensions for " + n + " points", dimensions, n - 1);
        NeighbourGraph graph = NeighbourGraph.nearest(distances, neighbours, workers);
        int[] component = graph.components();
        int pieces = IntStream.of(component).max().orElse(0) + 1;
        int[] size = new int[pieces];
        for (int c : component) {
            size[c]++;
        }
        int largest = 0;
        for (int c = 1; c < pieces; c++) {
            largest = size[c] > size[largest] ? c : largest;
        }
        if (pieces > 1 && disconnected == Disconnected.REFUSE) {
            return none(
                    pieces,
                    "the graph of " + neighbours + " neighbours is in " + pieces + " pieces, the largest of "
                            + size[largest] + " of " + n + " points");
        }
        int piece = largest;
        int[] points = IntStream.range(0, n).filter(i -> component[i] == piece).toArray();
        if (points.length <= dimensions) {
            return none(
                    pieces,
                    "the largest piece has " + points.length + " points, too few for " + dimensions + " dimensions");
        }
        DistanceMatrix geodesics = geodesics(graph, points, workers);
        Embedding embedding = ClassicalScaling.embed(geodesics, dimensions, workers);
        return new Isomap(embedding, points, pieces, residualVariance(geodesics, embedding));
    }

    /** Whether the points were embedded. */
    public boolean isDefined() {
        return points.length > 0;
    }

    private static Isomap none(int pieces, String reason) {
        return new Isomap(
                new Embedding(new double[0][], new double[0], 0), new int[0], pieces, Measured.undefined(reason));
    }

    private static DistanceMatrix geodesics(NeighbourGraph graph, int[] points, Workers workers) {
        int m = points.length;
        double[][] path = new double[m][m];
        workers.run(m, (i, worker) -> {
            double[] from = graph.shortestPaths(points[i]);
            for (int j = 0; j < m; j++) {
                path[i][j] = from[points[j]];
            }
        });
        // there and back differ by rounding: the way from the lower index counts
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                path[i][j] = path[j][i];
            }
        }
        return DistanceMatrix.of(path);
    }

    private static Measured residualVariance(DistanceMatrix geodesics, Embedding embedding) {
        int n = geodesics.points();
        double pairs = n * (n - 1.0) / 2;
        double meanA = 0;
        double meanB = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                meanA += geodesics.distance(i, j) / pairs;
                meanB += distance(embedding, i, j) / pairs;
            }
        }
        double aa = 0;
        double bb = 0;
        double ab = 0;
        for (int i = 1; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double a = geodesics.distance(i, j) - meanA;
                double b = distance(embedding, i, j) - meanB;
                aa += a * a;
                bb += b * b;
                ab += a * b;
            }
        }
        return aa > 0 && bb > 0
                ? Measured.of(Math.max(0, 1 - ab / aa * (ab / bb)))
                : Measured.undefined("all distances are equal");
    }

    private static double distance(Embedding embedding, int i, int j) {
        double sum = 0;
        double[] a = embedding.coordinates()[i];
        double[] b = embedding.coordinates()[j];
        for (int d = 0; d < a.length; d++) {
            sum += (a[d] - b[d]) * (a[d] - b[d]);
        }
        return Math.sqrt(sum);
    }
}
