package periplus.studies.cuevawei;

import java.util.EnumSet;
import java.util.Set;
import periplus.analysis.tuning.BorderScore;
import periplus.analysis.tuning.RadialSpectrum;
import periplus.analysis.tuning.TuningColumn;
import periplus.analysis.tuning.TuningScores;
import periplus.analysis.tuning.TuningTable;
import periplus.core.carriers.RateMaps;
import periplus.core.measure.Measured;
import periplus.core.random.RandomStream;
import periplus.core.source.Source;
import periplus.core.workers.Workers;

/**
 * Which units are grid-like, band-like and border-like: each unit's scores against those of its own surrogate maps.
 *
 * <pre>
 *   lattice  larger of the 60-degree and the 90-degree score, best of rings, mean form
 *   band     the published band score
 *   border   larger border score of (map - its least value) and of (its greatest value - map); square arenas only
 * </pre>
 *
 * <p>A unit is of a kind where its score exceeds that of all its {@value #DRAWS} surrogates, which share its radial
 * spectrum and its values but no direction and no place: chance is 1 in {@code DRAWS + 1}. Surrogates pass through the same
 * lines as the data. A unit may be of several kinds: a strip along one wall is also a band. For colours it counts as border-like where
 * it is, otherwise as that in which it stands out most, in standard deviations of its null.
 *
 * <p>Rates are signed. Lattice and band scores do not change when a map changes sign or gains an offset; the border score
 * expects rates of 0 and more, hence the two shifted maps: a wall may be where a unit is high or where it is low.
 */
@Source(key = "cueva2018", where = "figure 2: types by eye; scores, nulls and the treatment of sign are ours")
record UnitTypes(
        double[] score60, double[] score90, double[][] null60, double[][] null90, boolean[][] kind, double[][] excess) {
    /** Surrogates a unit. */
    static final int DRAWS = 20;

    /** What a unit is of by chance, of each kind. */
    static final double CHANCE = 1.0 / (DRAWS + 1);

    static final int GRID = 0;
    static final int BAND = 1;
    static final int BORDER = 2;
    static final int NONE = 3;

    private static final int SCORES = 4;

    /**
     * Types the units of these maps.
     *
     * @param walls whether the box's sides are the arena's walls, so that there is a border score
     */
    static UnitTypes of(RateMaps maps, boolean walls, long seed, Workers workers) {
        return against(maps, maps, walls, seed, workers);
    }

    /**
     * Types one further surrogate of each map as if it were the map: exchangeable with the {@value #DRAWS} others, so that
     * a unit is of a kind by chance alone.
     */
    static UnitTypes ofSurrogates(RateMaps maps, boolean walls, long seed, Workers workers) {
        return against(surrogate(maps, seed, DRAWS, workers), maps, walls, seed, workers);
    }

    private static UnitTypes against(RateMaps judged, RateMaps maps, boolean walls, long seed, Workers workers) {
        int units = maps.units();
        double[][] own = scores(judged, walls, workers);
        double[][][] ofNull = new double[SCORES][units][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double[][] drawn = scores(surrogate(maps, seed, draw, workers), walls, workers);
            for (int s = 0; s < SCORES; s++) {
                for (int u = 0; u < units; u++) {
                    ofNull[s][u][draw] = drawn[s][u];
                }
            }
        }
        boolean[][] kind = new boolean[3][units];
        double[][] excess = new double[3][units];
        for (int u = 0; u < units; u++) {
            double[] lattice = new double[DRAWS];
            for (int d = 0; d < DRAWS; d++) {
                lattice[d] = larger(ofNull[0][u][d], ofNull[1][u][d]);
            }
            judge(kind, excess, GRID, u, larger(own[0][u], own[1][u]), lattice);
            judge(kind, excess, BAND, u, own[2][u], ofNull[2][u]);
            judge(kind, excess, BORDER, u, own[3][u], ofNull[3][u]);
        }
        return new UnitTypes(own[0], own[1], ofNull[0], ofNull[1], kind, excess);
    }

    /** One surrogate of each unit's map. */
    static RateMaps surrogate(RateMaps maps, long seed, int draw, Workers workers) {
        int bins = maps.binsY() * maps.binsX();
        double[] rate = new double[maps.rate().length];
        RadialSpectrum null_ = new RadialSpectrum();
        workers.run(maps.units(), (unit, worker) -> {
            double[] drawn = new double[bins];
            null_.draw(
                    maps.map(unit),
                    maps.binsY(),
                    maps.binsX(),
                    RandomStream.of(seed, "null/" + null_.name(), unit, draw),
                    drawn);
            System.arraycopy(drawn, 0, rate, unit * bins, bins);
        });
        return new RateMaps(
                maps.units(),
                maps.binsY(),
                maps.binsX(),
                maps.minXMetres(),
                maps.maxXMetres(),
                maps.minYMetres(),
                maps.maxYMetres(),
                rate,
                maps.occupancy());
    }

    /** [60, 90, band, border][unit], NaN where undefined. */
    private static double[][] scores(RateMaps maps, boolean walls, Workers workers) {
        Set<TuningColumn> wanted = EnumSet.of(TuningColumn.GRID_60, TuningColumn.GRID_90, TuningColumn.BAND);
        TuningTable table = TuningScores.of(maps, wanted, workers);
        double[] border = new double[maps.units()];
        workers.run(
                maps.units(),
                (unit, worker) -> border[unit] =
                        walls ? signedBorder(maps.map(unit), maps).orNaN() : Double.NaN);
        return new double[][] {
            table.column(TuningColumn.GRID_60),
            table.column(TuningColumn.GRID_90),
            table.column(TuningColumn.BAND),
            border
        };
    }

    /** The larger border score of the map above its least and below its greatest value. */
    static Measured signedBorder(double[] map, RateMaps maps) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double r : map) {
            if (!Double.isNaN(r)) {
                low = Math.min(low, r);
                high = Math.max(high, r);
            }
        }
        if (!(high > low)) {
            return Measured.undefined("constant map");
        }
        double[] up = new double[map.length];
        double[] down = new double[map.length];
        for (int i = 0; i < map.length; i++) {
            up[i] = map[i] - low;
            down[i] = high - map[i];
        }
        double larger = larger(border(up, maps), border(down, maps));
        return Measured.of(larger, "no field at a wall or elsewhere");
    }

    private static double border(double[] map, RateMaps maps) {
        return BorderScore.of(map, maps.binsY(), maps.binsX(), maps.binWidthYMetres(), maps.binWidthXMetres())
                .orNaN();
    }

    private static double larger(double a, double b) {
        return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
    }

    private static void judge(boolean[][] kind, double[][] excess, int k, int unit, double score, double[] ofNull) {
        double n = 0;
        double sum = 0;
        double squares = 0;
        boolean above = !Double.isNaN(score);
        for (double value : ofNull) {
            if (!Double.isNaN(value)) {
                n++;
                sum += value;
                squares += value * value;
                above &= score > value;
            }
        }
        double mean = sum / n;
        double sd = Math.sqrt(Math.max(0, squares / n - mean * mean));
        // fewer surrogates with a score would make it easier to exceed them all
        kind[k][unit] = above && n == ofNull.length;
        excess[k][unit] = (score - mean) / Math.max(sd, 1e-9);
    }

    int units() {
        return score60.length;
    }

    /** Share of all units that are of a kind. */
    double share(int k) {
        int count = 0;
        for (boolean is : kind[k]) {
            count += is ? 1 : 0;
        }
        return (double) count / units();
    }

    /** Border-like where it is; otherwise the kind in which the unit stands out most, or {@link #NONE}. */
    int main(int unit) {
        if (kind[BORDER][unit]) {
            return BORDER;
        }
        int best = NONE;
        for (int k = 0; k < 3; k++) {
            if (kind[k][unit] && (best == NONE || excess[k][unit] > excess[best][unit])) {
                best = k;
            }
        }
        return best;
    }

    /** {@link #main} of every unit. */
    double[] mains() {
        double[] mains = new double[units()];
        for (int u = 0; u < mains.length; u++) {
            mains[u] = main(u);
        }
        return mains;
    }

    /** How far the best tenth of units exceeds the best tenth of surrogates: 60 degrees. */
    Measured excess60() {
        return excess(score60, null60);
    }

    /** The same, 90 degrees. */
    Measured excess90() {
        return excess(score90, null90);
    }

    private static Measured excess(double[] own, double[][] ofNull) {
        double mean = 0;
        int draws = ofNull.length == 0 ? 0 : ofNull[0].length;
        for (int d = 0; d < draws; d++) {
            double[] column = new double[own.length];
            for (int u = 0; u < column.length; u++) {
                column[u] = ofNull[u][d];
            }
            mean += Numbers.topTenth(column) / draws;
        }
        return Measured.of(Numbers.topTenth(own) - mean, "no map or no surrogate has a lattice score");
    }
}
