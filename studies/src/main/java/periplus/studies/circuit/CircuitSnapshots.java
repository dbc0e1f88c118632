package periplus.studies.circuit;

import periplus.core.carriers.Trajectories;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.CircuitSettings;
import periplus.studies.study.Findings;

/** Activity of rings and sheets at a few instants of one simulated path, for the figure. */
@Source(key = "chu2025", where = "snapshots of the circuit")
final class CircuitSnapshots {
    static final int INSTANTS = 4;

    private CircuitSnapshots() {}

    static void measure(CircuitPlan plan, CircuitSettings calibrated, long seed, Findings out, Workers workers) {
        int steps = 4 * plan.pathSteps();
        Trajectories walk = plan.walks(seed, "circuit snapshots", 1, steps, true, workers);
        int substeps = (int) Math.round(walk.dtSeconds() / calibrated.dtSeconds());
        int modules = calibrated.spacingsMetres().length;
        int n = calibrated.band().units();
        int cells = calibrated.grid().side() * calibrated.grid().side();
        double[] bands = new double[INSTANTS * modules * 2 * n];
        double[] sheets = new double[INSTANTS * modules * cells];
        double[] seconds = new double[INSTANTS];
        BandGridCircuit circuit = new BandGridCircuit(calibrated, seed);
        circuit.start(walk.x(0, 0), walk.y(0, 0));
        int shot = 0;
        for (int t = 0; t < walk.times() && shot < INSTANTS; t++) {
            for (int s = 0; t > 0 && s < substeps; s++) {
                circuit.step(
                        (walk.x(0, t) - walk.x(0, t - 1)) / walk.dtSeconds(),
                        (walk.y(0, t) - walk.y(0, t - 1)) / walk.dtSeconds());
            }
            if (t == (int) ((long) shot * (walk.times() - 1) / (INSTANTS - 1))) {
                for (int m = 0; m < modules; m++) {
                    for (int b = 0; b < 2; b++) {
                        double[] ring = circuit.module(m).band(b).rates();
                        System.arraycopy(ring, 0, bands, ((shot * modules + m) * 2 + b) * n, n);
                    }
                    double[] sheet = circuit.module(m).grid().rates();
                    System.arraycopy(sheet, 0, sheets, (shot * modules + m) * cells, cells);
                }
                seconds[shot++] = t * walk.dtSeconds();
            }
        }
        int side = calibrated.grid().side();
        out.array("snapshot_bands", bands, INSTANTS, modules, 2, n);
        out.array("snapshot_sheets", sheets, INSTANTS, modules, side, side);
        out.array("snapshot_seconds", seconds, INSTANTS);
        out.array("circuit_spacings_m", calibrated.spacingsMetres(), modules);
    }
}
