package periplus.studies.circuit;

import org.jspecify.annotations.Nullable;
import periplus.core.carriers.Trajectories;
import periplus.core.measure.Measured;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.BandSettings;
import periplus.nets.attractors.CircuitSettings;
import periplus.nets.attractors.PhaseDecoder;
import periplus.nets.attractors.PureGridCircuit;
import periplus.nets.attractors.PureGridSettings;
import periplus.nets.attractors.VelocityIntegrator;
import periplus.studies.study.Findings;

/**
 * What noise does: bumps at rest diffuse, and several modules read together wander less than each alone.
 *
 * <pre>
 *   msd(t)       = mean over runs and both phases of (phase(t) - phase(0))^2, one module at rest
 *   diffusion    = sum t msd / sum t^2, rad^2/s (twice the diffusion constant); over noise^2 the same at all small levels
 *   together     place of best agreement of all modules;   alone: of one module, the image nearest the true place
 *   disagreement = rms distance between the places that single modules tell
 * </pre>
 *
 * <p>Noise is the same number for all cells, whatever their inputs; over the height of the bump that is pushed about it is
 * relative, and so are the figures of that name. Modules have independent noise and do not hold each other: with it they come to disagree, without it they do not.
 */
@Source(
        key = "chu2025",
        where = "noise-driven drift and several modules; the measures are ours, its amplitude not stated")
final class CircuitNoise {
    private static final int SAMPLED_EVERY = 10;

    private CircuitNoise() {}

    static void diffusion(
            CircuitPlan plan,
            CircuitSettings calibrated,
            PureGridSettings pure,
            long seed,
            Findings out,
            Workers workers) {
        double[] levels = plan.noiseLevels();
        int samples = plan.noiseSteps() / SAMPLED_EVERY;
        double[][] msd = new double[2][levels.length * samples];
        double[] ratios = new double[2 * levels.length];
        for (int kind = 0; kind < 2; kind++) {
            for (int level = 0; level < levels.length; level++) {
                double[] of = meanSquares(plan, calibrated, kind == 0 ? null : pure, levels[level], seed, workers);
                System.arraycopy(of, 0, msd[kind], level * samples, samples);
                ratios[kind * levels.length + level] =
                        slope(of, SAMPLED_EVERY * calibrated.dtSeconds()) / (levels[level] * levels[level]);
            }
        }
        int last = levels.length - 1;
        out.put("diffusionOverNoiseSquared", ratios[0]);
        out.put("diffusionOverNoiseSquaredPureGrid", ratios[levels.length]);
        double height = out.number("bumpHeight.circuit").orNaN();
        double pureHeight = out.number("bumpHeight.pure").orNaN();
        out.put("diffusionOverNoiseSquaredPredicted", predicted(calibrated.band(), height));
        out.put("diffusionOverRelativeNoiseSquared", ratios[0] * height * height);
        out.put("diffusionOverRelativeNoiseSquaredPureGrid", ratios[levels.length] * pureHeight * pureHeight);
        out.put(
                "diffusionRatioLargestToSmallestNoise",
                Measured.of(ratios[last] / ratios[0], "no diffusion at the smallest noise"));
        out.array("noise_levels", levels, levels.length);
        out.array("noise_msd", msd[0], levels.length, samples);
        out.array("noise_msd_pure", msd[1], levels.length, samples);
        out.array("diffusion_over_noise_squared", ratios, 2, levels.length);
        double[] seconds = new double[samples];
        for (int i = 0; i < samples; i++) {
            seconds[i] = (i + 1) * SAMPLED_EVERY * calibrated.dtSeconds();
        }
        out.array("noise_seconds", seconds, samples);
    }

    /**
     * The diffusion of a ring by itself under weak noise of sd 1, for a Gaussian bump of height u0.
     *
     * <pre>1/tau_b  27 a / (8 sqrt(pi) rho u0^2)  / (1 + f tau_c/tau_b)^2,   f = 2 g0 w / (J + 2 g0 w)</pre>
     *
     * From the left null vector r'(u) du/dphi of the dynamics linearised around the bump; f is the conjunctive cells'
     * share of the input, which remembers where the bump was. [I]: ours.
     */
    static double predicted(BandSettings band, double height) {
        double density = band.units() / (2 * Math.PI);
        double pushed = 2 * band.drive() * band.toConjunctive() * band.fromConjunctive();
        double slowed =
                1 + pushed / (band.recurrentStrength() + pushed) * band.conjunctiveSeconds() / band.bandSeconds();
        return 27
                * band.widthRadians()
                / (8 * Math.sqrt(Math.PI) * density * height * height * band.bandSeconds() * slowed * slowed);
    }

    /** The mean squared displacement of one module's phases at rest. */
    static double[] meanSquares(
            CircuitPlan plan,
            CircuitSettings calibrated,
            @Nullable PureGridSettings pure,
            double level,
            long seed,
            Workers workers) {
        CircuitSettings one =
                calibrated.withSpacings(calibrated.spacingsMetres()[0]).withNoise(level);
        int samples = plan.noiseSteps() / SAMPLED_EVERY;
        int runs = plan.noiseRuns();
        double[] squares = new double[runs * samples];
        workers.run(runs, (run, _) -> {
            VelocityIntegrator circuit = pure == null
                    ? new BandGridCircuit(one, seed, run)
                    : new PureGridCircuit(
                            pure.withCommon(one.withGrid(pure.common().grid())), seed, run);
            circuit.start(0, 0);
            double[] from = circuit.gridPhases()[0];
            double[] before = from.clone();
            double[] gone = new double[2];
            for (int i = 0; i < samples; i++) {
                for (int t = 0; t < SAMPLED_EVERY; t++) {
                    circuit.step(0, 0);
                }
                double[] now = circuit.gridPhases()[0];
                for (int d = 0; d < 2; d++) {
                    gone[d] += CircuitGains.difference(now[d], before[d]);
                    before[d] = now[d];
                }
                squares[run * samples + i] = (gone[0] * gone[0] + gone[1] * gone[1]) / 2;
            }
        });
        double[] mean = new double[samples];
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < samples; i++) {
                mean[i] += squares[run * samples + i] / runs;
            }
        }
        return mean;
    }

    /** Several modules read together against each alone, at the end of noisy paths. */
    static void modules(CircuitPlan plan, CircuitSettings calibrated, long seed, Findings out, Workers workers) {
        Trajectories walks = plan.walks(seed, "circuit paths", plan.noiseRuns(), plan.pathSteps(), false, workers);
        int n = calibrated.spacingsMetres().length;
        int runs = walks.paths();
        double[] quiet = new double[n + 2];
        double[] noisy = new double[n + 2];
        for (int kind = 0; kind < 2; kind++) {
            double level = kind == 0 ? 0 : plan.pathNoise();
            int counted = kind == 0 ? 1 : runs;
            double[][] each = new double[counted][];
            workers.run(counted, (run, _) -> each[run] = squaredErrors(calibrated.withNoise(level), walks, run, seed));
            double[] into = kind == 0 ? quiet : noisy;
            for (double[] squares : each) {
                for (int i = 0; i < into.length; i++) {
                    into[i] += squares[i] / counted;
                }
            }
            for (int i = 0; i < into.length; i++) {
                into[i] = Math.sqrt(into[i]);
            }
        }
        double best = Double.POSITIVE_INFINITY;
        for (int m = 0; m < n; m++) {
            best = Math.min(best, noisy[m]);
        }
        out.put("togetherRmsErrorMetres", noisy[n]);
        out.put("bestSingleModuleRmsErrorMetres", best);
        out.put("moduleDisagreementMetres", noisy[n + 1]);
        out.put("moduleDisagreementMetresNoiseFree", quiet[n + 1]);
        double cell = calibrated.spacingsMetres()[0] * calibrated.spacingsMetres()[0] * 2 / Math.sqrt(3);
        out.put("placesOfOneModuleInTheArena", plan.arenaMetres() * plan.arenaMetres() / cell);
        out.array("module_rms_error_m", noisy, n + 2);
    }

    /** Squared errors of each module, of all together, and the mean squared distance between modules. */
    private static double[] squaredErrors(CircuitSettings settings, Trajectories walks, int run, long seed) {
        BandGridCircuit circuit = new BandGridCircuit(settings, seed, run);
        circuit.start(walks.x(run, 0), walks.y(run, 0));
        int substeps = (int) Math.round(walks.dtSeconds() / settings.dtSeconds());
        for (int t = 1; t < walks.times(); t++) {
            double vx = (walks.x(run, t) - walks.x(run, t - 1)) / walks.dtSeconds();
            double vy = (walks.y(run, t) - walks.y(run, t - 1)) / walks.dtSeconds();
            for (int s = 0; s < substeps; s++) {
                circuit.step(vx, vy);
            }
        }
        double[] truth = {walks.x(run, walks.times() - 1), walks.y(run, walks.times() - 1)};
        double[][] phases = circuit.gridPhases();
        int n = phases.length;
        double[] out = new double[n + 2];
        double[][] places = new double[n][];
        for (int m = 0; m < n; m++) {
            CircuitSettings one = settings.withSpacings(settings.spacingsMetres()[m]);
            places[m] = new PhaseDecoder(one, 1).refine(new double[][] {phases[m]}, truth);
            out[m] = squared(places[m], truth);
        }
        out[n] = squared(CircuitPaths.decoder(settings, walks).place(phases), truth);
        int pairs = 0;
        for (int m = 0; m < n; m++) {
            for (int other = 0; other < m; other++) {
                out[n + 1] += squared(places[m], places[other]);
                pairs++;
            }
        }
        out[n + 1] /= Math.max(1, pairs);
        return out;
    }

    private static double slope(double[] msd, double every) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < msd.length; i++) {
            double t = (i + 1) * every;
            above += t * msd[i];
            below += t * t;
        }
        return above / below;
    }

    private static double squared(double[] a, double[] b) {
        return (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]);
    }
}
