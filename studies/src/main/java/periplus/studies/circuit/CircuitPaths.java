package periplus.studies.circuit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.Trajectories;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.CircuitPath;
import periplus.nets.attractors.CircuitSettings;
import periplus.nets.attractors.PhaseDecoder;
import periplus.nets.attractors.PlaceReadout;
import periplus.nets.attractors.PureGridCircuit;
import periplus.nets.attractors.PureGridSettings;
import periplus.nets.attractors.VelocityIntegrator;
import periplus.studies.study.Findings;

/**
 * Paths integrated by several circuits side by side, each started at the true place and told the velocity alone.
 *
 * <p>Error = distance of the place that the grid bumps tell to the true one, mean over all instants but the first and
 * over paths. The recorded path is cut into windows of as many steps as the simulated ones have, evenly spread over it,
 * and is followed as a whole once.
 */
@Source(key = "chu2025", where = "decoded paths; the arms and the comparison are ours")
final class CircuitPaths {
    /**
     * One way of integrating.
     *
     * @param name as in array names
     * @param label for readers
     * @param settings a circuit with bands, or null
     * @param pure an integrator of grid cells alone, or null
     */
    record Arm(
            String name,
            String label,
            @Nullable CircuitSettings settings,
            @Nullable PureGridSettings pure) {
        VelocityIntegrator circuit(long seed, int run) {
            if (pure != null) {
                return new PureGridCircuit(pure, seed, run);
            }
            if (settings == null) {
                throw new IllegalArgumentException(name + " names no circuit");
            }
            return new BandGridCircuit(settings, seed, run);
        }
    }

    private CircuitPaths() {}

    /** Errors of every arm on the same paths; the first path is kept for the figure. */
    static void simulated(CircuitPlan plan, List<Arm> arms, long seed, Findings out, Workers workers) {
        Trajectories walks = plan.walks(seed, "circuit paths", plan.paths(), plan.pathSteps(), false, workers);
        measure("simulated", plan, arms, walks, seed, out, workers);
    }

    /** The same on windows of a recorded path, and the first arm on the whole of it. */
    static void recorded(
            CircuitPlan plan, List<Arm> arms, Trajectories path, long seed, Findings out, Workers workers) {
        int ratio = (int) Math.round(path.dtSeconds() / plan.circuit().dtSeconds());
        int instants = Math.min(path.times(), 1 + Math.max(2, plan.pathSteps() / Math.max(1, ratio)));
        int windows = Math.max(1, Math.min(plan.paths(), (path.times() - 1) / (instants - 1)));
        Trajectories cut = Trajectories.allocate(windows, instants, path.dtSeconds());
        for (int w = 0; w < windows; w++) {
            int from = windows == 1 ? 0 : (int) ((long) w * (path.times() - instants) / (windows - 1));
            System.arraycopy(path.positionMetres(), 2 * from, cut.positionMetres(), 2 * w * instants, 2 * instants);
            System.arraycopy(path.headingRadians(), from, cut.headingRadians(), w * instants, instants);
        }
        measure("recorded", plan, arms, cut, seed, out, workers);
        Arm first = arms.getFirst();
        CircuitPath whole = CircuitPath.follow(
                first.circuit(seed, 0), path, 0, decoder(first.circuit(seed, 0).settings(), path));
        out.put("recordedWholeErrorMetres", whole.meanErrorMetres());
        out.put("recordedWholeSeconds", (path.times() - 1) * path.dtSeconds());
        out.put("recordedWholeLastErrorMetres", whole.errorMetres()[path.times() - 1]);
        out.put("recordedWholeSilencedShare", whole.silencedShare());
        out.array("recorded_whole_error_m", whole.errorMetres(), path.times());
        out.array("recorded_whole_true_m", path.positionMetres(), path.times(), 2);
        out.array("recorded_whole_decoded_m", whole.decodedMetres(), path.times(), 2);
    }

    private static void measure(
            String kind,
            CircuitPlan plan,
            List<Arm> arms,
            Trajectories paths,
            long seed,
            Findings out,
            Workers workers) {
        int n = paths.paths();
        CircuitPath[] followed = new CircuitPath[arms.size() * n];
        PhaseDecoder decoder = decoder(plan.circuit(), paths);
        workers.run(
                followed.length,
                (part, _) -> followed[part] =
                        CircuitPath.follow(arms.get(part / n).circuit(seed, part % n), paths, part % n, decoder));
        int times = paths.times();
        for (int a = 0; a < arms.size(); a++) {
            String name = arms.get(a).name();
            double sum = 0;
            double[] byTime = new double[times];
            double worst = 0;
            double silenced = 0;
            for (int p = 0; p < n; p++) {
                CircuitPath path = followed[a * n + p];
                sum += path.meanErrorMetres();
                silenced += path.silencedShare();
                for (int t = 0; t < times; t++) {
                    byTime[t] += path.errorMetres()[t] / n;
                    worst = Math.max(worst, path.errorMetres()[t]);
                }
            }
            out.put(kind + "ErrorMetres." + name, sum / n);
            out.put(kind + "LargestErrorMetres." + name, worst);
            out.array(kind + "_error_m_" + name, byTime, times);
            out.array(kind + "_decoded_m_" + name, followed[a * n].decodedMetres(), times, 2);
            if (a == 0) {
                out.put(kind + "SilencedShare", silenced / n);
            }
        }
        out.array(kind + "_true_m", Arrays.copyOf(paths.positionMetres(), 2 * times), times, 2);
        out.array(kind + "_step_seconds", new double[] {paths.dtSeconds()}, 1);
    }

    /** The error of the paper's own readout, place cells on a lattice, at the end of each simulated path. */
    static void placeCells(CircuitPlan plan, CircuitSettings calibrated, long seed, Findings out, Workers workers) {
        Trajectories walks = plan.walks(seed, "circuit paths", plan.paths(), plan.pathSteps(), false, workers);
        // fields of the published circuit are 0.7 m in radius: so much more than the arena
        double beyond = 0.3 * calibrated.spacingsMetres()[0];
        PlaceReadout readout = new PlaceReadout(calibrated, plan.arenaMetres() / 2 + beyond, 0.2);
        int substeps = (int) Math.round(walks.dtSeconds() / calibrated.dtSeconds());
        double[] errors = new double[walks.paths()];
        workers.run(walks.paths(), (p, _) -> {
            BandGridCircuit circuit = new BandGridCircuit(calibrated, seed, p);
            circuit.start(walks.x(p, 0), walks.y(p, 0));
            for (int t = 1; t < walks.times(); t++) {
                for (int s = 0; s < substeps; s++) {
                    circuit.step(
                            (walks.x(p, t) - walks.x(p, t - 1)) / walks.dtSeconds(),
                            (walks.y(p, t) - walks.y(p, t - 1)) / walks.dtSeconds());
                }
            }
            var place = readout.place(readout.rates(circuit));
            double dx = place[0].orNaN() - walks.x(p, walks.times() - 1);
            double dy = place[1].orNaN() - walks.y(p, walks.times() - 1);
            errors[p] = Math.sqrt(dx * dx + dy * dy);
        });
        double sum = 0;
        for (double error : errors) {
            sum += error;
        }
        out.put("placeCellErrorMetres", Measured.of(sum / errors.length, "the place cells of a path tell no place"));
    }

    /** Looks for places as far out as the paths go, and a little more. */
    static PhaseDecoder decoder(CircuitSettings settings, Trajectories paths) {
        double farthest = 0;
        for (double x : paths.positionMetres()) {
            farthest = Math.max(farthest, Math.abs(x));
        }
        return new PhaseDecoder(settings, 1.1 * farthest + 0.1 * settings.spacingsMetres()[0]);
    }
}
