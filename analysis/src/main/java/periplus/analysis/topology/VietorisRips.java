package periplus.analysis.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Persistent cohomology of the Vietoris-Rips filtration: which holes a cloud of points has, and over which distances.
 *
 * <p>At distance t the complex holds every set of points with all pairs at most t apart. Simplices are ordered by
 * (diameter, then index): by their longest edge, where edges are ordered by length and then by index, then by their
 * other vertices as combinatorial numbers. A bar [birth, death) is a class that appears with one simplex and ends with
 * another; both are distances, in the units of the points (cosine distances have none).
 *
 * <p>Coefficients are Z/p, p prime below 2^15; births and deaths do not depend on p except where there is torsion.
 *
 * <p>The method is the published one: cohomology with clearing, coboundaries found from distances when needed, apparent
 * pairs, the enclosing radius as default threshold. We differ in how the working column is kept, see
 * {@link WorkingColumn}, and in numbering simplices by the rank of their longest edge, see {@link SimplexCode}.
 *
 * <p>Not to be confused with the Cech complex, whose simplices need a common ball and whose scale is a radius.
 */
@Source(key = "bauer2021", where = "sections 3 and 4: clearing, implicit coboundaries, apparent pairs")
@Source(key = "desilva2011", where = "cohomology instead of homology")
public final class VietorisRips {
    private VietorisRips() {}

    /** The barcode. */
    public static Barcode barcode(DistanceMatrix distances, RipsSettings settings, Workers workers) {
        return cohomology(distances, settings, workers).barcode();
    }

    /** The barcode with representative cocycles of the longest bars. */
    public static Cohomology cohomology(DistanceMatrix distances, RipsSettings settings, Workers workers) {
        return cohomology(distances, settings, WorkingColumn.MANY, workers);
    }

    /** The same with working columns of so many entries; more of them save time, none changes the result. */
    static Cohomology cohomology(DistanceMatrix distances, RipsSettings settings, int windowEntries, Workers workers) {
        double enclosing = distances.enclosingRadius();
        double threshold = Math.min(settings.maxDistance(), enclosing);
        EdgeOrder order = new EdgeOrder(distances, threshold);
        SimplexCode code = new SimplexCode(order, new PrimeField(settings.coefficients()), settings.maxDimension());
        Components components = new Components(order);
        List<List<Bar>> bars = new ArrayList<>();
        List<List<Cocycle>> cocycles = new ArrayList<>();
        bars.add(componentBars(order, components));
        cocycles.add(List.of());
        PivotTable cleared = components.joining;
        for (int dimension = 1; dimension <= settings.maxDimension(); dimension++) {
            LongList columns = ColumnsToReduce.find(code, dimension, cleared, workers);
            Reduction reduction = new Reduction(code, dimension, columns, windowEntries, workers);
            bars.add(reduction.found().stream().map(Reduction.Found::bar).toList());
            cocycles.add(longest(code, dimension, reduction, settings.cocycles()));
            cleared = reduction.pivots();
        }
        double reported = Double.isFinite(settings.maxDistance()) ? settings.maxDistance() : enclosing;
        Barcode barcode =
                new Barcode(settings.coefficients(), distances.metric(), reported, enclosing, distances.points(), bars);
        return new Cohomology(barcode, List.copyOf(cocycles));
    }

    private static List<Bar> componentBars(EdgeOrder order, Components components) {
        List<Bar> bars = new ArrayList<>();
        for (int rank : components.joiningRanks) {
            if (order.length[rank] > 0) {
                bars.add(new Bar(0, order.length[rank]));
            }
        }
        for (int i = components.joiningRanks.length; i < order.vertices; i++) {
            bars.add(new Bar(0, Double.POSITIVE_INFINITY));
        }
        return bars;
    }

    private static List<Cocycle> longest(SimplexCode code, int dimension, Reduction reduction, int count) {
        return reduction.found().stream()
                .sorted(Comparator.comparing(Reduction.Found::bar, Barcode.BY_PERSISTENCE))
                .limit(count)
                .map(found -> cocycle(code, dimension, found.bar(), reduction.chain(found.column())))
                .toList();
    }

    private static Cocycle cocycle(SimplexCode code, int dimension, Bar bar, long[] chain) {
        int[] simplices = new int[chain.length * (dimension + 1)];
        int[] coefficients = new int[chain.length];
        int[] vertices = new int[dimension + 1];
        for (int i = 0; i < chain.length; i++) {
            code.vertices(chain[i] >>> code.coefficientBits, dimension, vertices);
            Arrays.sort(vertices);
            System.arraycopy(vertices, 0, simplices, i * (dimension + 1), dimension + 1);
            coefficients[i] = code.coefficientBits == 0 ? 1 : (int) chain[i] & (1 << code.coefficientBits) - 1;
        }
        return new Cocycle(dimension, bar, simplices, coefficients);
    }
}
