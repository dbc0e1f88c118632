package periplus.core.kernels;

import java.util.Optional;
import periplus.core.errors.BadCallException;
import periplus.core.kernels.nativeblas.BlasIdentity;
import periplus.core.kernels.nativeblas.BlasLibrary;
import periplus.core.kernels.nativeblas.BlasSearch;
import periplus.core.workers.Workers;

/**
 * Chooses between the plain twin, the SIMD twin and a native BLAS, and says why in one sentence.
 *
 * <p>"plain" and "simd" give the same bits, so between them the choice is one of speed. "portable" takes SIMD wherever it
 * can be fast: the incubating vector module is loaded and the optimising compiler runs (interpreted, vectors are far
 * slower than loops). {@code -Dperiplus.simd=off} overrules that wish; {@code -Dperiplus.simd.bits=128|256|512} narrows
 * the vectors.
 *
 * <p>"native" gives other bits, so it is never chosen unasked: "auto" is "portable", whatever is installed. A choice by a
 * measurement at start-up would make results depend on how busy the machine was. Where "native" cannot be had, that is
 * an error and not another provider.
 */
public final class KernelProviders {
    /**
     * What was chosen and why, for the run's manifest.
     *
     * @param library the native library behind the kernels; empty where the numbers are portable
     */
    public record Choice(Kernels kernels, String reason, Optional<BlasIdentity> library) {}

    private static final String MODULE = "jdk.incubator.vector";
    private static final String SWITCH_PROPERTY = "periplus.simd";

    private KernelProviders() {}

    /** Kernels for the wish "auto", "portable", "native", "simd" or "plain". */
    public static Kernels choose(String math, Workers workers) {
        return explain(math, workers).kernels();
    }

    /** Kernels for the wish "auto", "portable", "native", "simd" or "plain", with the reason. */
    public static Choice explain(String math, Workers workers) {
        return switch (math) {
            case "plain" -> plain("asked for", workers);
            case "simd" -> simdUnless(impossible(), workers);
            case "auto", "portable" -> portable(workers);
            case "native" -> ofBlas(BlasSearch.find(), workers);
            default ->
                throw new BadCallException("unknown kernels \"" + math
                        + "\"; expected \"auto\", \"portable\", \"native\", \"simd\" or \"plain\"");
        };
    }

    /** The twin of {@link RunFunctions} that "auto" takes. */
    static RunFunctions runFunctions() {
        return Runs.FASTEST;
    }

    /** The twin of {@link RadialFunctions} that "auto" takes. */
    static RadialFunctions radialFunctions() {
        return Runs.RADIAL;
    }

    /** The twin of {@link DrawFunctions} that "auto" takes. */
    static DrawFunctions drawFunctions() {
        return Runs.DRAWS;
    }

    /** The twin of {@link MapFunctions} that "auto" takes. */
    static MapFunctions mapFunctions() {
        return Runs.MAPS;
    }

    /** The twin of {@link ConvolutionFunctions} that "auto" takes. */
    static ConvolutionFunctions convolutionFunctions() {
        return Runs.CONVOLUTION;
    }

    /** The twin of {@link MatrixFunctions} that "auto" takes. */
    static MatrixFunctions matrixFunctions() {
        return Runs.MATRICES;
    }

    private static Choice portable(Workers workers) {
        String impossible = impossible();
        return simdUnless(impossible.isEmpty() ? unwise() : impossible, workers);
    }

    private static Choice ofBlas(BlasLibrary blas, Workers workers) {
        Choice rest = portable(workers);
        Kernels kernels = new Kernels(new NativeKernels(blas, rest.kernels().support()), workers);
        BlasIdentity library = blas.identity();
        String reason = "native: " + library.version() + " from " + library.path() + ", for large products; the rest "
                + rest.reason();
        return new Choice(kernels, reason, Optional.of(library));
    }

    private static Choice simdUnless(String obstacle, Workers workers) {
        return obstacle.isEmpty() ? Simd.choice(workers) : plain(obstacle, workers);
    }

    private static Choice plain(String why, Workers workers) {
        return new Choice(new Kernels(new PlainKernels(), workers), "plain: " + why, Optional.empty());
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
        private static final boolean VECTORS = impossible().isEmpty() && unwise().isEmpty() && widthIsThere();
        static final RunFunctions FASTEST = VECTORS ? Simd.runFunctions() : new PlainRuns();
        static final RadialFunctions RADIAL = VECTORS ? Simd.radialFunctions() : new PlainRadial();
        static final DrawFunctions DRAWS = VECTORS ? Simd.drawFunctions() : new PlainDraws();
        static final MapFunctions MAPS = VECTORS ? Simd.mapFunctions() : new PlainMaps();
        static final ConvolutionFunctions CONVOLUTION = VECTORS ? Simd.convolutionFunctions() : new PlainConvolution();

        static final MatrixFunctions MATRICES = VECTORS ? Simd.matrixFunctions() : new PlainMatrices();

        private static boolean widthIsThere() {
            try {
                Simd.bits();
                return true;
            } catch (BadCallException e) {
                // a width that this CPU lacks: choosing kernels refuses it, in words that reach the user
                return false;
            }
        }
    }

    /** Apart, so that nothing of the vector module is touched before it is known to be there. */
    private static final class Simd {
        static Choice choice(Workers workers) {
            SimdWidth.bits();
            Kernels kernels = new Kernels(new SimdKernels(), workers);
            return new Choice(kernels, "simd, " + SimdLanes.COUNT + " float lanes", Optional.empty());
        }

        static int bits() {
            return SimdWidth.bits();
        }

        static RunFunctions runFunctions() {
            return new SimdRuns();
        }

        static RadialFunctions radialFunctions() {
            return new SimdRadial();
        }

        static DrawFunctions drawFunctions() {
            return new SimdDraws();
        }

        static MapFunctions mapFunctions() {
            return new SimdMaps();
        }

        static ConvolutionFunctions convolutionFunctions() {
            return new SimdConvolution();
        }

        static MatrixFunctions matrixFunctions() {
            return new SimdMatrices();
        }
    }
}
