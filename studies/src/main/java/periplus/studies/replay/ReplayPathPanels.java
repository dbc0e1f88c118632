package periplus.studies.replay;

import java.util.ArrayList;
import java.util.List;
import periplus.analysis.replay.Polyline;
import periplus.studies.panels.Panel;
import periplus.studies.study.Findings;
import periplus.studies.study.StudyResults;

/** Replays as paths: decoded places over the arena, standing and moving. */
final class ReplayPathPanels {
    private ReplayPathPanels() {}

    /** Decoded replays over the arena, coloured by time: one figure a task. */
    static void replays(StudyResults results, List<Panel> all) {
        for (String condition : ReplayPanels.LEAKY) {
            Findings first = results.first(condition);
            if (first == null || !first.hasArray("paths_plain")) {
                continue;
            }
            List<Panel.ColouredPoints.Cloud> clouds = new ArrayList<>();
            clouds.add(cloud("awake", first, "paths_awake"));
            for (String suffix :
                    List.of(ReplayMode.PLAIN, ReplayMode.MOMENTUM_05, ReplayMode.ADAPTATION, ReplayMode.BOTH)) {
                if (first.hasArray(ReplayPanels.array("paths", suffix))) {
                    clouds.add(cloud(ReplayPanels.label(suffix), first, ReplayPanels.array("paths", suffix)));
                }
            }
            all.add(new Panel.ColouredPoints(
                    "replays-" + ReplayTask.of(condition).id(),
                    "Decoded replays: " + ReplayPanels.title(condition),
                    "Decoded places of " + clouds.size()
                            + " modes in metres, coloured by time in steps: six awake trials, and"
                            + " three replays from near the first goal, up to 240 steps. Leaky network of the first seed.",
                    clouds,
                    "step",
                    false));
        }
    }

    /** One replay of each of two modes over the track as it goes. */
    static void moving(StudyResults results, List<Panel> all) {
        for (String condition : List.of(ReplayArms.TRIANGLE, ReplayArms.CELLS)) {
            Findings first = results.first(condition);
            ReplayTask task = ReplayTask.of(condition);
            Polyline ideal = task.ideal();
            if (first == null || ideal == null || !first.hasArray("paths_plain") || !first.hasArray("paths_both")) {
                continue;
            }
            List<Panel.AnimatedPaths.Outline> outlines = new ArrayList<>();
            for (double[] s : ideal.segments()) {
                outlines.add(new Panel.AnimatedPaths.Outline(new double[] {s[0], s[2]}, new double[] {s[1], s[3]}));
            }
            all.add(new Panel.AnimatedPaths(
                    "moving-replay-" + task.id(),
                    "A replay as it goes: " + ReplayPanels.title(condition),
                    "Decoded place over " + first.array("paths_plain").shape()[1]
                            + " steps without input from near the first goal, same start and same noise: plain, and with"
                            + " adaptation and momentum. Beneath, the middle of the track. Leaky network of the first seed.",
                    "x (m)",
                    "y (m)",
                    outlines,
                    List.of(track("plain", first, "paths_plain"), track("both", first, "paths_both")),
                    Double.NaN));
        }
    }

    private static Panel.AnimatedPaths.Track track(String label, Findings findings, String name) {
        var array = findings.array(name);
        int times = array.shape()[1];
        double[] x = new double[times];
        double[] y = new double[times];
        for (int t = 0; t < times; t++) {
            x[t] = array.values()[2 * t];
            y[t] = array.values()[2 * t + 1];
        }
        return new Panel.AnimatedPaths.Track(label, x, y, false);
    }

    private static Panel.ColouredPoints.Cloud cloud(String label, Findings findings, String name) {
        var array = findings.array(name);
        int paths = Math.min(name.equals("paths_awake") ? 6 : 3, array.shape()[0]);
        int times = array.shape()[1];
        double[] x = new double[paths * times];
        double[] y = new double[x.length];
        double[] colour = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = array.values()[2 * i];
            y[i] = array.values()[2 * i + 1];
            colour[i] = i % times;
        }
        return new Panel.ColouredPoints.Cloud(label, "x (m)", "y (m)", x, y, colour);
    }
}
