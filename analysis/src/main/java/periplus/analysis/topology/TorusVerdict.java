package periplus.analysis.topology;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.measure.Measured;
import periplus.core.source.Source;

/**
 * Whether a barcode is a torus's: two long bars in dimension 1, one in dimension 2, and daylight below them.
 *
 * <p>loopRatio = second / third longest bar of dimension 1; voidRatio = longest / second longest of dimension 2. Both
 * are free of units. Undefined where there is no bar to compare with; then nothing competes and the test is passed.
 *
 * @param loopRatio second over third H1 bar
 * @param voidRatio first over second H2 bar
 * @param torus whether every test was passed
 * @param failed the tests that were not, in words; empty for a torus
 */
@Source(key = "sorscher2023", where = "two H1 bars and one H2 bar above the null; the ratios are ours")
public record TorusVerdict(Measured loopRatio, Measured voidRatio, boolean torus, List<String> failed) {
    /** The ratio that both must reach unless another is given. */
    public static final double USUAL_RATIO = 2;

    /** By ratios alone. */
    public static TorusVerdict of(Barcode barcode, double requiredRatio) {
        return judge(barcode, requiredRatio, null);
    }

    /** By ratios and by the shuffles: the second H1 bar and the first H2 bar longer than any shuffle's longest. */
    public static TorusVerdict of(ShuffleBarcodes shuffles, double requiredRatio) {
        return judge(shuffles.observed(), requiredRatio, shuffles);
    }

    private static TorusVerdict judge(Barcode barcode, double required, @Nullable ShuffleBarcodes shuffles) {
        if (barcode.dimensions().size() < 3) {
            throw new IllegalArgumentException("a torus shows in bars of dimensions 1 and 2, the barcode ends at "
                    + (barcode.dimensions().size() - 1));
        }
        List<String> failed = new ArrayList<>();
        Measured loops = ratio(barcode, 1, 1);
        Measured voids = ratio(barcode, 2, 0);
        test(failed, barcode, 1, 1, loops, required, shuffles);
        test(failed, barcode, 2, 0, voids, required, shuffles);
        return new TorusVerdict(loops, voids, failed.isEmpty(), List.copyOf(failed));
    }

    private static void test(
            List<String> failed,
            Barcode barcode,
            int dimension,
            int k,
            Measured ratio,
            double required,
            @Nullable ShuffleBarcodes shuffles) {
        String bar = "bar " + (k + 1) + " of dimension " + dimension;
        double length = barcode.persistence(dimension, k);
        if (length == 0) {
            failed.add("there is no " + bar);
            return;
        }
        if (ratio instanceof Measured.Value r && r.value() < required) {
            failed.add(bar + " is " + r.value() + " times the next, below " + required);
        }
        if (shuffles != null && length <= shuffles.longestOfAll(dimension)) {
            failed.add(bar + " is " + length + " long, no longer than a shuffle's " + shuffles.longestOfAll(dimension));
        }
    }

    private static Measured ratio(Barcode barcode, int dimension, int k) {
        double next = barcode.persistence(dimension, k + 1);
        return next == 0
                ? Measured.undefined("no bar " + (k + 2) + " in dimension " + dimension)
                : Measured.of(barcode.persistence(dimension, k) / next);
    }
}
