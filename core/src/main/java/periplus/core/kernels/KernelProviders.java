package periplus.core.kernels;

import periplus.core.errors.BadCallException;
import periplus.core.workers.Workers;

/**
 * Chooses between the plain and the SIMD twin, and says why in one sentence.
 *
 * <p>Both give the same bits, so the choice is one of speed. {@code auto} takes SIMD wherever it can be fast: the
 * incubating vector module is loaded and the optimising compiler runs (interpreted, vectors are far slower than loops).
 * {@code -Dperiplus.simd=off} overrules every wish; {@code -Dperiplus.simd.bits=128|256|512} narrows the vectors.
 */
public final class KernelProviders {
    /** What was chosen and why, for the run's manifest. */
    public record Choice(Kernels kernels, String reason) {}

    private static final String MODULE = "jdk.incubator.vector";
    private static final String SWITCH_PROPERTY = "periplus.simd";

    private KernelProviders() {}

    /** Kernels for the wish "auto", "simd" or "plain". */
    public static Kernels choose(String math, Workers workers) {
        return explain(math, workers).kernels();
    }

    /** Kernels for the wish "auto", "simd" or "plain", with the reason. */
    public static Choice explain(String math, Workers workers) {
        return switch (math) {
            case "plain" -> plain("asked for", workers);
            case "simd" -> simdUnless(impossible(), workers);
            case "auto" -> {
                String impossible = impossible();
                yield simdUnless(impossible.isEmpty() ? unwise() : impossible, workers);
            }
            default ->
                throw new BadCallException(
                        "unknown kernels \"" + math + "\"; expected \"auto\", \"simd\" or \"plain\"");
        };
    }

    /** The twin of {@link RunFunctions} that "auto" takes. */
    static RunFunctions runFunctions() {
        return Runs.FASTEST;
    }

    private static Choice simdUnless(String obstacle, Workers workers) {
        return obstacle.isEmpty() ? Simd.choice(workers) : plain(obstacle, workers);
    }

    private static Choice plain(String why, Workers workers) {
        return new Choice(new Kernels(new PlainKernels(), workers), "plain: " + why);
    }

    private static String impossible() {
        if ("off".equals(System.getProperty(SWITCH_PROPERTY))) {
            return SWITCH_PROPERTY + " is off";
        }
        boolean loaded = ModuleLayer.boot().findModule(MODULE).isPresent();
        return loaded ? "" : "the vector module is not loaded (java --add-modules=" + MODULE + ")";
    }

    private static String unwise() {
        String mode = System.getProperty("java.vm.info", "");
        if (mode.contains("interpreted")) {
            return "the code is interpreted, where vectors are slow";
        }
        boolean client = mode.contains("emulated-client")
                || System.getProperty("java.vm.name", "").contains("Client");
        return client ? "the optimising compiler is off, without which vectors are slow" : "";
    }

    private static final class Runs {
        static final RunFunctions FASTEST = impossible().isEmpty() && unwise().isEmpty() ? simd() : new PlainRuns();

        private static RunFunctions simd() {
            try {
                return Simd.runFunctions();
            } catch (BadCallException e) {
                // a width that this CPU lacks: choosing kernels refuses it, in words that reach the user
                return new PlainRuns();
            }
        }
    }

    /** Apart, so that nothing of the vector module is touched before it is known to be there. */
    private static final class Simd {
        static Choice choice(Workers workers) {
            SimdWidth.bits();
            Kernels kernels = new Kernels(new SimdKernels(), workers);
            return new Choice(kernels, "simd, " + SimdLanes.COUNT + " float lanes");
        }

        static RunFunctions runFunctions() {
            SimdWidth.bits();
            return new SimdRuns();
        }
    }
}
