package periplus.analysis.celltypes;

import java.util.List;
import periplus.core.source.Source;

/**
 * From scores to cell types: one rule a type, and the percentile of the unit's own null that a score must exceed where
 * the null counts.
 *
 * <p>The thresholds of grid, band and border units are published (for 20 x 20, 50 x 50 and 20 x 20 bins of a 2.2 m box);
 * those of the other types are ours, chosen so that ideal units pass and a single central field (90-degree score 0.80)
 * does not. By score alone a unit without spatial tuning is a border unit (see {@code BorderScore}); with its null it is
 * not.
 */
@Source(key = "chu2025", where = "grid score above 0.88, band score above 5.8")
@Source(key = "solstad2008", where = "border score above 0.5")
public record CellTypeSettings(List<Rule> rules, double nullPercent) {
    /**
     * A unit is of this type if its score exceeds the threshold.
     *
     * @param origin where the threshold comes from
     */
    public record Rule(CellType type, CellScore score, double threshold, String origin) {}

    public CellTypeSettings {
        rules = List.copyOf(rules);
        if (rules.stream().map(Rule::type).distinct().count() != rules.size()) {
            throw new IllegalArgumentException("each cell type has one rule, got " + rules);
        }
        if (!(nullPercent >= 0 && nullPercent < 100)) {
            throw new IllegalArgumentException("nullPercent must lie in [0, 100), got " + nullPercent);
        }
    }

    /** For rates that are never negative. */
    public static CellTypeSettings ofRates() {
        return withHeading(new Rule(CellType.HEADING, CellScore.HEADING_MODULATION, 0.5, "inferred"));
    }

    /** For signed activity (tanh), whose modulation index means nothing: heading units by their share of variance. */
    public static CellTypeSettings ofSignedActivity() {
        return withHeading(new Rule(CellType.HEADING, CellScore.HEADING_SHARE, 0.1, "inferred"));
    }

    private static CellTypeSettings withHeading(Rule heading) {
        return new CellTypeSettings(
                List.of(
                        new Rule(CellType.GRID, CellScore.GRID_60, 0.88, "Chu et al. 2025"),
                        new Rule(CellType.SQUARE_GRID, CellScore.GRID_90, 1.0, "inferred"),
                        new Rule(CellType.BAND, CellScore.BAND, 5.8, "Chu et al. 2025"),
                        new Rule(
                                CellType.BAND_WIDENED,
                                CellScore.BAND_WIDENED,
                                5.8,
                                "Chu et al. 2025, for the published fit range"),
                        new Rule(CellType.BORDER, CellScore.BORDER, 0.5, "Solstad et al. 2008"),
                        heading,
                        new Rule(CellType.SPEED, CellScore.SPEED, 0.3, "inferred")),
                95);
    }
}
