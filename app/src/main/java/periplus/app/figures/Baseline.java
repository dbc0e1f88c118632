package periplus.app.figures;

/** An error that a trivial strategy makes, in metres, and the name of the strategy: "stay at start". */
public record Baseline(String label, double metres) {
    public Baseline {
        if (!Double.isFinite(metres)) {
            throw new IllegalArgumentException("the baseline '" + label + "' must be finite, got " + metres);
        }
    }

    double centimetres() {
        return 100 * metres;
    }
}
