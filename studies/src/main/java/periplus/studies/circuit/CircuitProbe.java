package periplus.studies.circuit;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import periplus.core.carriers.Trajectories;
import periplus.core.source.Source;
import periplus.core.workers.Workers;
import periplus.nets.attractors.BandGridCircuit;
import periplus.nets.attractors.CircuitSettings;
import periplus.nets.attractors.GainCalibration;
import periplus.nets.attractors.GridSettings;
import periplus.nets.attractors.PureGridCircuit;
import periplus.nets.attractors.PureGridSettings;
import periplus.studies.circuit.CircuitPaths.Arm;
import periplus.studies.study.Findings;

/**
 * Everything that is measured on the band-to-grid circuit, as numbers and arrays; {@link CircuitPanels} draws them.
 *
 * <p>Calibrates first, both the circuit and the integrators of grid cells that it is compared with: those with the same
 * sheets, and those with as many cells. Names of numbers are those of the methods that put them.
 */
@Source(key = "chu2025", where = "neural-circuit model")
public final class CircuitProbe {
    private CircuitProbe() {}

    /**
     * Measures a circuit.
     *
     * @param seed of the simulated paths and of all noise
     * @param recorded an animal's path in metres around the arena's centre, its step a whole multiple of the circuit's;
     *     or null
     */
    public static Findings measure(long seed, CircuitPlan plan, @Nullable Trajectories recorded, Workers workers) {
        Findings out = new Findings();
        GainCalibration found = GainCalibration.of(plan.circuit());
        CircuitSettings calibrated = found.applyTo(plan.circuit());
        PureGridSettings pure = calibrated(PureGridSettings.like(calibrated));
        PureGridSettings matched = calibrated(PureGridSettings.like(withSide(calibrated, matchedSide(calibrated))));
        PureGridSettings fast = calibrated(PureGridSettings.fast(calibrated));
        out.put("shiftRadians", found.shiftRadians());
        out.put("printedShiftGain", found.printedGain());
        out.put("firstOrderGain", plan.circuit().band().firstOrderGain());
        out.put("criticalStrength", plan.circuit().band().criticalStrength());
        out.put("pureGridShiftRadians", pure.shiftRadians());
        out.put(
                "bumpHeight.circuit",
                largest(circuitAt(calibrated).module(0).band(0).inputs()));
        out.put("bumpHeight.pure", largest(pureAt(pure).module(0).inputs()));
        out.put("bumpHeight.pure_fast", largest(pureAt(fast).module(0).inputs()));
        out.put("neurons.circuit", BandGridCircuit.neurons(calibrated));
        out.put("neurons.pure", BandGridCircuit.neuronsOfPureGrids(pure.common()));
        out.put("neurons.pure_matched", BandGridCircuit.neuronsOfPureGrids(matched.common()));
        CircuitGains.measure(plan, calibrated, pure, out, workers);
        List<Arm> arms = arms(plan, calibrated, pure, matched, fast);
        CircuitPaths.simulated(plan, arms, seed, out, workers);
        CircuitPaths.placeCells(plan, calibrated, seed, out, workers);
        if (recorded != null) {
            CircuitPaths.recorded(plan, arms, recorded, seed, out, workers);
        }
        CircuitNoise.diffusion(plan, calibrated, pure, seed, out, workers);
        CircuitNoise.modules(plan, calibrated, seed, out, workers);
        CircuitMaps.measure(plan, calibrated, seed, out, workers);
        CircuitSnapshots.measure(plan, calibrated, seed, out, workers);
        return out;
    }

    /** The settings with the shift that makes the gain one. */
    public static CircuitSettings calibrated(CircuitSettings settings) {
        return GainCalibration.of(settings).applyTo(settings);
    }

    private static PureGridSettings calibrated(PureGridSettings settings) {
        return GainCalibration.of(settings).applyTo(settings);
    }

    private static BandGridCircuit circuitAt(CircuitSettings settings) {
        BandGridCircuit circuit = new BandGridCircuit(settings, 0);
        circuit.start(0, 0);
        return circuit;
    }

    private static PureGridCircuit pureAt(PureGridSettings settings) {
        PureGridCircuit circuit = new PureGridCircuit(settings, 0, 0);
        circuit.start(0, 0);
        return circuit;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }

    /** Side of the sheets with which integrators of grid cells have about as many cells as the circuit. */
    static int matchedSide(CircuitSettings circuit) {
        int cells = BandGridCircuit.neurons(circuit) / circuit.spacingsMetres().length;
        return Math.max(6, (int) Math.round(Math.sqrt(cells / 5.0)));
    }

    private static CircuitSettings withSide(CircuitSettings settings, int side) {
        GridSettings g = settings.grid();
        // the sum over cells keeps its size: weights by the area that a cell stands for
        double area = (double) g.side() * g.side() / ((double) side * side);
        return settings.withGrid(
                new GridSettings(side, g.seconds(), g.strength() * area, g.inhibition() * area, g.widthRadians()));
    }

    private static List<Arm> arms(
            CircuitPlan plan,
            CircuitSettings calibrated,
            PureGridSettings pure,
            PureGridSettings matched,
            PureGridSettings fast) {
        double noise = plan.pathNoise();
        return List.of(
                new Arm("circuit", "band-to-grid circuit", calibrated, null),
                new Arm("uncalibrated", "circuit, printed shift", plan.circuit(), null),
                new Arm("pure", "grid cells alone", null, pure),
                new Arm("pure_matched", "grid cells alone, as many cells", null, matched),
                new Arm("pure_fast", "grid cells alone, fast", null, fast),
                new Arm("circuit_noisy", "circuit with noise", calibrated.withNoise(noise), null),
                new Arm("pure_noisy", "grid cells alone with noise", null, noisy(pure, noise)),
                new Arm(
                        "pure_matched_noisy",
                        "grid cells alone, as many cells, with noise",
                        null,
                        noisy(matched, noise)),
                new Arm("pure_fast_noisy", "grid cells alone, fast, with noise", null, noisy(fast, noise)));
    }

    private static PureGridSettings noisy(PureGridSettings settings, double noise) {
        return settings.withCommon(settings.common().withNoise(noise));
    }
}
