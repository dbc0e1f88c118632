package periplus.app.report;

import java.util.ArrayList;
import java.util.List;
import periplus.app.figures.ArenaOutline;
import periplus.app.figures.Baseline;
import periplus.app.figures.PathPair;
import periplus.app.figures.TrajectoryOverview;
import periplus.core.measure.Measured;
import periplus.studies.pathintegration.DecodingTest;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.tasks.space.Arena;

/** A decoded recording as the trajectory figure draws it: windows in order, separated by NaN. */
public final class RecordedFigure {
    private static final double STRETCH_SECONDS = 60;

    private RecordedFigure() {}

    /** The figure's data. */
    public static TrajectoryOverview.Data data(String recording, DecodingTest test, PathIntegrator integrator) {
        int steps = test.walks().steps;
        int windows = test.walks().trials;
        double dt = integrator.recipe().task().dtSeconds();
        double[] truth = new double[2 * windows * (steps + 1)];
        double[] decoded = new double[truth.length];
        double[] times = new double[windows];
        double[] errors = new double[windows];
        for (int w = 0; w < windows; w++) {
            double sum = 0;
            for (int t = 0; t < steps; t++) {
                int from = 2 * (t * windows + w);
                int to = 2 * (w * (steps + 1) + t);
                for (int axis = 0; axis < 2; axis++) {
                    truth[to + axis] = test.walks().targetMetres[from + axis];
                    decoded[to + axis] = test.decodedMetres()[from + axis];
                }
                double dx = truth[to] - decoded[to];
                double dy = truth[to + 1] - decoded[to + 1];
                sum += Math.sqrt(dx * dx + dy * dy);
            }
            int gap = 2 * (w * (steps + 1) + steps);
            for (int axis = 0; axis < 2; axis++) {
                truth[gap + axis] = Double.NaN;
                decoded[gap + axis] = Double.NaN;
            }
            times[w] = (w + 0.5) * steps * dt;
            errors[w] = sum / steps;
        }
        Arena arena = integrator.arena();
        int shown = Math.min(truth.length / 2, ((int) (STRETCH_SECONDS / dt)) * (steps + 1) / steps);
        List<Baseline> baselines = new ArrayList<>();
        add(baselines, "stay at start", test.stay().meanMetres());
        add(baselines, "arena centre", test.centre().meanMetres());
        return new TrajectoryOverview.Data(
                recording,
                new ArenaOutline(arena.outlineMetres(), arena.innerOutlinesMetres()),
                new PathPair(truth, decoded),
                dt,
                0,
                shown,
                times,
                errors,
                test.floor().meanMetres(),
                baselines);
    }

    private static void add(List<Baseline> baselines, String label, Measured error) {
        if (error instanceof Measured.Value(double metres)) {
            baselines.add(new Baseline(label, metres));
        }
    }
}
