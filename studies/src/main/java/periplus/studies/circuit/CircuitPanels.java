package periplus.studies.circuit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.NumberArray;

/** The figures of the circuit, from one seed's findings; a figure whose arrays are missing is left out. */
public final class CircuitPanels {
    private static final double SHOWN_SECONDS = 60;
    private static final int RING_BINS = 45;
    private static final int RING_HEIGHT = 9;

    private CircuitPanels() {}

    /** All figures of these findings. */
    public static List<Panel> of(Findings findings) {
        List<Panel> panels = new ArrayList<>();
        if (findings.hasArray("gain_by_heading")) {
            panels.add(gains(findings));
        }
        for (String kind : List.of("simulated", "recorded")) {
            if (findings.hasArray(kind + "_true_m")) {
                panels.add(moving(findings, kind));
                panels.add(errors(findings, kind));
            }
        }
        if (findings.hasArray("recorded_whole_true_m")) {
            panels.add(whole(
                    findings.array("recorded_whole_true_m").values(),
                    findings.array("recorded_whole_decoded_m").values(),
                    findings.number("recordedWholeSeconds").orNaN(),
                    "The circuit without noise, started at the true place and told the velocity alone."));
        }
        if (findings.hasArray("noise_msd")) {
            panels.add(diffusion(findings));
        }
        if (findings.hasArray("circuit_maps")) {
            panels.add(maps(findings));
        }
        if (findings.hasArray("snapshot_sheets")) {
            panels.add(snapshots(findings));
        }
        return panels;
    }

    /**
     * A path, true and decoded, as it is walked: its first {@value #SHOWN_SECONDS} s, beyond which a path is too long to
     * be looked at. Positions {@code [2 t + axis]} in metres.
     */
    public static Panel.AnimatedPaths whole(double[] truth, double[] decoded, double seconds, String caption) {
        int instants = truth.length / 2;
        boolean cut = seconds > SHOWN_SECONDS;
        int shown = cut ? (int) Math.round((instants - 1) * SHOWN_SECONDS / seconds) + 1 : instants;
        String beginning =
                cut ? caption + " The first " + brief(SHOWN_SECONDS) + " of " + brief(seconds) + " s." : caption;
        return new Panel.AnimatedPaths(
                "circuit-path-moving",
                "A path integrated by the circuit",
                beginning,
                "x (m)",
                "y (m)",
                List.of(),
                List.of(
                        track("true path", Arrays.copyOf(truth, 2 * shown), true),
                        track("decoded", Arrays.copyOf(decoded, 2 * shown), false)),
                cut ? SHOWN_SECONDS : seconds);
    }

    private static Panel gains(Findings f) {
        double[] speed = f.array("gain_speed_rad_per_s").values();
        return new Panel.Curves(
                "circuit-gain",
                "Gain of the calibrated circuit by speed",
                "Phase gained over k.v time along the first wave vector, one module; largest |gain - 1| over a full turn"
                        + " at all headings: circuit " + percent(f, "largestGainError") + ", grid cells alone "
                        + percent(f, "largestGainErrorPureGrid")
                        + ". Beyond the vertical line one conjunctive population is silent.",
                new Panel.Curves.Axis("phase velocity (rad/s)", false),
                new Panel.Curves.Axis("gain (1)", false),
                List.of(
                        curve(
                                "band-to-grid circuit",
                                speed,
                                f.array("gain_by_speed").values()),
                        curve(
                                "grid cells alone",
                                speed,
                                f.array("gain_by_speed_pure").values())),
                List.of(new Panel.Line("exact", 1)),
                List.of(new Panel.Line("g0", 2)));
    }

    private static Panel moving(Findings f, String kind) {
        double[] truth = f.array(kind + "_true_m").values();
        double step = f.array(kind + "_step_seconds").values()[0];
        List<Panel.AnimatedPaths.Track> tracks = new ArrayList<>();
        tracks.add(track("true path", truth, true));
        tracks.add(track("circuit", f.array(kind + "_decoded_m_circuit").values(), false));
        tracks.add(track(
                "circuit with noise", f.array(kind + "_decoded_m_circuit_noisy").values(), false));
        tracks.add(track(
                "grid cells alone with noise",
                f.array(kind + "_decoded_m_pure_noisy").values(),
                false));
        return new Panel.AnimatedPaths(
                "circuit-" + kind + "-path",
                kind.equals("recorded")
                        ? "A recorded path, decoded while it is walked"
                        : "A simulated path, decoded while it is walked",
                "The place read from the grid bumps of all modules; circuits start at the true place and are told the"
                        + " velocity alone. One path.",
                "x (m)",
                "y (m)",
                List.of(),
                tracks,
                step * (truth.length / 2.0 - 1));
    }

    private static Panel errors(Findings f, String kind) {
        double step = f.array(kind + "_step_seconds").values()[0];
        String[][] arms = {
            {"circuit", "band-to-grid circuit"},
            {"uncalibrated", "circuit, printed shift"},
            {"pure", "grid cells alone"},
            {"pure_matched", "grid cells alone, as many cells"},
            {"pure_fast", "grid cells alone, fast"},
            {"circuit_noisy", "circuit with noise"},
            {"pure_noisy", "grid cells alone with noise"},
            {"pure_matched_noisy", "grid cells alone, as many cells, with noise"},
            {"pure_fast_noisy", "grid cells alone, fast, with noise"}
        };
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (String[] arm : arms) {
            double[] error = f.array(kind + "_error_m_" + arm[0]).values().clone();
            double[] seconds = new double[error.length];
            for (int t = 0; t < error.length; t++) {
                error[t] *= 100;
                seconds[t] = t * step;
            }
            curves.add(curve(arm[1], seconds, error));
        }
        return new Panel.Curves(
                "circuit-" + kind + "-error",
                "Error of " + kind + " paths over time",
                "Distance of the place read from the grid bumps to the true one, mean over paths.",
                new Panel.Curves.Axis("time (s)", false),
                new Panel.Curves.Axis("error (cm)", false),
                curves,
                List.of(new Panel.Line("2 cm", 2)),
                List.of());
    }

    private static Panel diffusion(Findings f) {
        double[] seconds = f.array("noise_seconds").values();
        double[] levels = f.array("noise_levels").values();
        List<Panel.Curves.Curve> curves = new ArrayList<>();
        for (int kind = 0; kind < 2; kind++) {
            NumberArray msd = f.array(kind == 0 ? "noise_msd" : "noise_msd_pure");
            for (int level = 0; level < levels.length; level++) {
                curves.add(new Panel.Curves.Curve(
                        (kind == 0 ? "circuit" : "grid cells alone") + ", noise " + brief(levels[level]),
                        seconds,
                        msd.row(level),
                        null,
                        null,
                        kind == 1));
            }
        }
        return new Panel.Curves(
                "circuit-noise-drift",
                "Noise makes the bumps diffuse",
                "Mean squared displacement of the grid phases of one module at rest, over runs and both phases. The"
                        + " paper does not state its noise; units are those of the cells' inputs.",
                new Panel.Curves.Axis("time (s)", true),
                new Panel.Curves.Axis("squared displacement (rad²)", true),
                curves,
                List.of(),
                List.of());
    }

    private static Panel maps(Findings f) {
        NumberArray maps = f.array("circuit_maps");
        double[] band = f.array("circuit_band_score").values();
        double[] grid = f.array("circuit_grid_score").values();
        double[] spacings = f.array("circuit_spacings_m").values();
        int perModule = 2 * CircuitMaps.BANDS + CircuitMaps.GRIDS;
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (int m = 0; m < spacings.length; m++) {
            List<double[]> drawn = new ArrayList<>();
            List<String> titles = new ArrayList<>();
            for (int u = m * perModule; u < (m + 1) * perModule; u++) {
                boolean isBand = u % perModule < 2 * CircuitMaps.BANDS;
                drawn.add(maps.row(u));
                titles.add(isBand ? "band " + brief(band[u]) : "grid " + brief(grid[u]));
            }
            rows.add(new Panel.Maps.Row(
                    "module " + (m + 1) + ", wavelength " + brief(spacings[m]) + " m",
                    CircuitMaps.SCORE_BINS,
                    CircuitMaps.SCORE_BINS,
                    drawn,
                    titles));
        }
        return new Panel.Maps(
                "circuit-maps",
                "Rate maps of the circuit's own cells",
                "Band cells with their band score (widened fit), grid cells with their grid score (best of rings, mean"
                        + " form, 20 x 20 bins); " + brief(f.number("mapSteps").orNaN()) + " steps of the circuit.",
                rows,
                false);
    }

    private static Panel snapshots(Findings f) {
        NumberArray bands = f.array("snapshot_bands");
        NumberArray sheets = f.array("snapshot_sheets");
        double[] seconds = f.array("snapshot_seconds").values();
        double[] spacings = f.array("circuit_spacings_m").values();
        int modules = spacings.length;
        int n = bands.shape()[3];
        int side = sheets.shape()[2];
        List<Panel.Maps.Row> rows = new ArrayList<>();
        for (int shot = 0; shot < seconds.length; shot++) {
            List<double[]> rings = new ArrayList<>();
            List<String> ringTitles = new ArrayList<>();
            List<double[]> drawn = new ArrayList<>();
            List<String> titles = new ArrayList<>();
            for (int m = 0; m < modules; m++) {
                for (int b = 0; b < 2; b++) {
                    rings.add(ring(bands.values(), ((shot * modules + m) * 2 + b) * n, n));
                    ringTitles.add("ring " + (b + 1) + ", " + brief(spacings[m]) + " m");
                }
                double[] sheet = new double[side * side];
                // the first phase runs along x, the second along y
                for (int i = 0; i < side; i++) {
                    for (int j = 0; j < side; j++) {
                        sheet[j * side + i] = sheets.values()[((shot * modules + m) * side + i) * side + j];
                    }
                }
                drawn.add(sheet);
                titles.add("sheet, " + brief(spacings[m]) + " m");
            }
            String at = brief(seconds[shot]) + " s";
            rows.add(new Panel.Maps.Row("band cells at " + at, RING_HEIGHT, RING_BINS, rings, ringTitles));
            rows.add(new Panel.Maps.Row("grid cells at " + at, side, side, drawn, titles));
        }
        return new Panel.Maps(
                "circuit-snapshots",
                "Activity of the circuit at four instants",
                "Rings by phase from left to right, sheets by their two phases; one simulated path, no noise.",
                rows,
                false);
    }

    /** A ring as a low strip: means over neighbouring cells. */
    private static double[] ring(double[] rates, int from, int n) {
        double[] strip = new double[RING_HEIGHT * RING_BINS];
        for (int x = 0; x < RING_BINS; x++) {
            int low = from + x * n / RING_BINS;
            int high = Math.max(low + 1, from + (x + 1) * n / RING_BINS);
            double sum = 0;
            for (int i = low; i < high; i++) {
                sum += rates[i];
            }
            for (int y = 0; y < RING_HEIGHT; y++) {
                strip[y * RING_BINS + x] = sum / (high - low);
            }
        }
        return strip;
    }

    private static Panel.AnimatedPaths.Track track(String label, double[] xy, boolean truth) {
        double[] x = new double[xy.length / 2];
        double[] y = new double[xy.length / 2];
        for (int t = 0; t < x.length; t++) {
            x[t] = xy[2 * t];
            y[t] = xy[2 * t + 1];
        }
        return new Panel.AnimatedPaths.Track(label, x, y, truth);
    }

    private static Panel.Curves.Curve curve(String label, double[] x, double[] y) {
        return new Panel.Curves.Curve(label, x, y, null, null, false);
    }

    private static String percent(Findings f, String name) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * f.number(name).orNaN());
    }

    private static String brief(double value) {
        if (Double.isNaN(value)) {
            return "undefined";
        }
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
