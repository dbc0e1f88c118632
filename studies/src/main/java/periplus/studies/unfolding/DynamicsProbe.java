package periplus.studies.unfolding;

import java.util.Arrays;
import java.util.List;
import periplus.analysis.dynamics.JacobianSpectrum;
import periplus.analysis.dynamics.ManifoldResponse;
import periplus.analysis.dynamics.SearchSettings;
import periplus.analysis.dynamics.SearchStarts;
import periplus.analysis.dynamics.SlowPoint;
import periplus.analysis.dynamics.SlowPointSearch;
import periplus.analysis.dynamics.SlowPoints;
import periplus.analysis.weights.Spectrum;
import periplus.core.measure.Measured;
import periplus.core.measure.Quantile;
import periplus.core.workers.Workers;
import periplus.nets.sampling.AutonomousStep;
import periplus.studies.pathintegration.PathIntegrator;
import periplus.studies.study.Findings;
import periplus.tasks.codes.CellPopulation;

/**
 * The network left to itself at zero velocity: how it stands still where a position was told, and what noise does.
 *
 * <p>The manifold is that of positions: the states that the network reaches {@code SETTLING} steps after the place code of
 * a lattice point started it. Its tangents are differences of the states of neighbouring positions, 4 cm apart. Slow points
 * are searched from these states with noise of a tenth of their spread, among states of their mean length ({@link OnSphere}).
 */
final class DynamicsProbe {
    private static final int SETTLING = 20;
    private static final double HALF_STEP_METRES = 0.02;
    private static final int FOLLOWED = 10;
    private static final double NEAR_ONE = 0.05;

    private final PathIntegrator integrator;
    private final Workers workers;

    /** How much is computed: lattice points a side, pushes a point, starts of the search, spectra. */
    record Effort(int side, int pushes, int starts, int descentSteps, int polishSteps, int spectra) {}

    DynamicsProbe(PathIntegrator integrator, Workers workers) {
        this.integrator = integrator;
        this.workers = workers;
    }

    void measure(Findings findings, Effort effort) {
        AutonomousStep step = AutonomousStep.of(integrator.network());
        int side = effort.side();
        int n = side * side;
        double[][] points = new double[n][];
        double[][][] tangents = new double[n][2][];
        double width = integrator.arena().widthMetres();
        double height = integrator.arena().heightMetres();
        for (int p = 0; p < n; p++) {
            double x = integrator.arena().minX() + (p % side + 1) * width / (side + 1);
            int row = p / side;
            double y = integrator.arena().minY() + (row + 1) * height / (side + 1);
            points[p] = settled(step, x, y);
            tangents[p][0] = minus(settled(step, x + HALF_STEP_METRES, y), settled(step, x - HALF_STEP_METRES, y));
            tangents[p][1] = minus(settled(step, x, y + HALF_STEP_METRES), settled(step, x, y - HALF_STEP_METRES));
        }
        double spread = spread(points);
        response(findings, step, points, tangents, spread, effort);
        slowPoints(findings, step, points, spread, effort);
    }

    private double[] settled(AutonomousStep step, double x, double y) {
        CellPopulation code = integrator.placeCode();
        if (code == null) {
            throw new IllegalStateException("the study's networks have place cells");
        }
        float[] rates = new float[code.cells()];
        code.rates(x, y, 0, 0, rates, 0);
        float[] start = integrator.network().encode(rates, 1);
        double[] now = new double[start.length];
        double[] next = new double[start.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = start[i];
        }
        for (int t = 0; t < SETTLING; t++) {
            step.apply(now, next);
            double[] kept = now;
            now = next;
            next = kept;
        }
        return now;
    }

    /** Root mean square over points and units of the distance from the points' mean. */
    private static double spread(double[][] points) {
        int units = points[0].length;
        double squares = 0;
        for (int u = 0; u < units; u++) {
            double mean = 0;
            for (double[] point : points) {
                mean += point[u] / points.length;
            }
            for (double[] point : points) {
                squares += (point[u] - mean) * (point[u] - mean) / points.length / units;
            }
        }
        return Math.sqrt(squares);
    }

    private void response(
            Findings findings,
            AutonomousStep step,
            double[][] points,
            double[][][] tangents,
            double spread,
            Effort effort) {
        List<String> names = List.of("driftAlong", "driftAcross", "responseAlong", "responseAcross");
        boolean flat = !(spread > 0);
        for (double[][] pair : tangents) {
            flat |= !(norm(pair[0]) > 0) || !(norm(pair[1]) > 0);
        }
        if (flat) {
            names.forEach(
                    name -> findings.put(name, Measured.undefined("states of some neighbouring positions agree")));
            return;
        }
        ManifoldResponse.Settings settings = new ManifoldResponse.Settings(
                0.01 * spread, FOLLOWED, effort.pushes(), integrator.recipe().seed());
        ManifoldResponse response = ManifoldResponse.of(step, points, tangents, settings, workers);
        double scale = spread * Math.sqrt(points[0].length);
        findings.put("driftAlong", median(response.driftAlong(), scale));
        findings.put("driftAcross", median(response.driftAcross(), scale));
        findings.put("responseAlong", median(response.responseAlong(), 1));
        findings.put("responseAcross", median(response.responseAcross(), 1));
    }

    private static Measured median(double[] values, double unit) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return Measured.of(Quantile.ofSorted(sorted, 0.5) / unit, "not finite");
    }

    private void slowPoints(Findings findings, AutonomousStep step, double[][] points, double spread, Effort effort) {
        if (!(spread > 0)) {
            for (String name : List.of("slowPoints", "slowPointCoverage", "slowestSpeed", "nearOneDirections")) {
                findings.put(name, Measured.undefined("all positions settle in one state"));
            }
            return;
        }
        double radius = 0;
        for (double[] point : points) {
            radius += norm(point) / points.length;
        }
        OnSphere map = new OnSphere(step, radius);
        double[][] starts = SearchStarts.around(
                points, effort.starts(), 0.1 * spread, integrator.recipe().seed());
        double scale = spread * Math.sqrt(points[0].length);
        // q is in squared rates: bounds are shares of the states' own spread
        SearchSettings settings = new SearchSettings(
                1e-12 * scale * scale,
                1e-4 * scale * scale,
                0.01 * scale,
                10,
                effort.descentSteps(),
                effort.polishSteps(),
                1024);
        SlowPoints found = SlowPointSearch.find(map, starts, settings, workers);
        findings.put("slowPoints", found.points().size());
        findings.put("slowPointCoverage", found.coverage());
        List<SlowPoint> slowest =
                found.points().stream().limit(effort.spectra()).toList();
        double dt = integrator.recipe().task().dtSeconds();
        findings.array(
                "slow_point_accumulation",
                Arrays.stream(found.accumulation()).asDoubleStream().toArray(),
                found.starts());
        if (slowest.isEmpty()) {
            findings.put("slowestSpeed", Measured.undefined("no start ended at a slow point"));
            findings.put("nearOneDirections", Measured.undefined("no start ended at a slow point"));
            return;
        }
        findings.put("slowestSpeed", slowest.getFirst().speed() / scale);
        JacobianSpectrum[] spectra = new JacobianSpectrum[slowest.size()];
        workers.run(
                spectra.length,
                (i, worker) -> spectra[i] = spectrum(step, slowest.get(i).state(), dt));
        JacobianSpectrum first = spectra[0];
        findings.put(
                "nearOneDirections",
                first.radius() instanceof Measured.Undefined none ? none : Measured.of(first.marginal(NEAR_ONE)));
        for (int i = 0; i < spectra.length; i++) {
            int size = spectra[i].real().length;
            double[] flat = new double[2 * size];
            System.arraycopy(spectra[i].real(), 0, flat, 0, size);
            System.arraycopy(spectra[i].imaginary(), 0, flat, size, size);
            findings.array("jacobian_spectrum_" + i, flat, 2, size);
        }
    }

    /**
     * The step's spectrum at a state. A unit below its threshold has a row of the leak alone: its eigenvalue is 1 - alpha,
     * and the others are those of the matrix without it. Taking such units out first leaves a matrix on which the QR
     * iteration does not stall.
     */
    private static JacobianSpectrum spectrum(AutonomousStep step, double[] state, double dt) {
        int n = step.size();
        double[] whole = new double[n * n];
        step.jacobian(state, whole);
        int[] active = new int[n];
        double[] silent = new double[n];
        int m = 0;
        int alone = 0;
        for (int i = 0; i < n; i++) {
            boolean coupled = false;
            for (int j = 0; j < n; j++) {
                coupled |= j != i && whole[i * n + j] != 0;
            }
            if (coupled) {
                active[m++] = i;
            } else {
                silent[alone++] = whole[i * n + i];
            }
        }
        double[] part = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                part[i * m + j] = whole[active[i] * n + active[j]];
            }
        }
        Spectrum.Eigenvalues of = Spectrum.eigenvalues(m == 0 ? new double[1] : part, Math.max(1, m));
        int found = of.real().length;
        double[] real = Arrays.copyOf(of.real(), found + alone);
        double[] imaginary = Arrays.copyOf(of.imaginary(), found + alone);
        System.arraycopy(silent, 0, real, found, alone);
        return new JacobianSpectrum(real, imaginary, of.radius(), dt);
    }

    private static double norm(double[] a) {
        double sum = 0;
        for (double x : a) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private static double[] minus(double[] a, double[] b) {
        double[] out = new double[a.length];
        Arrays.setAll(out, i -> a[i] - b[i]);
        return out;
    }
}
