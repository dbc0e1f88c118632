package periplus.core.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.util.Set;
import java.util.function.Function;
import jdk.incubator.vector.FloatVector;

/**
 * SIMD kernels of a forced width beside those of other widths in one process.
 *
 * <p>The width is a constant of the loaded class, so each width gets a class loader with its own copy of this package;
 * only the types that cross the border are shared.
 */
final class SimdAt extends ClassLoader {
    private static final Set<String> SHARED = Set.of(
            "periplus.core.kernels.KernelSupport",
            "periplus.core.kernels.Kernels",
            "periplus.core.kernels.Nonlinearity",
            "periplus.core.kernels.RunFunctions",
            "periplus.core.kernels.RadialFunctions",
            "periplus.core.kernels.DrawFunctions",
            "periplus.core.kernels.ConvolutionFunctions",
            "periplus.core.kernels.MatrixFunctions",
            "periplus.core.kernels.MapFunctions",
            "periplus.core.kernels.MapFunctions$Overlap");

    private SimdAt() {
        super(SimdAt.class.getClassLoader());
    }

    /** Whether the JIT uses vectors of this width here; wider ones would only be slow, and are refused. */
    static boolean available(int bits) {
        return bits <= FloatVector.SPECIES_PREFERRED.vectorBitSize();
    }

    static KernelSupport bits(int bits) {
        return load(bits, "SimdKernels", KernelSupport.class, KernelSupport::name);
    }

    static RunFunctions runs(int bits) {
        return load(bits, "SimdRuns", RunFunctions.class, RunFunctions::name);
    }

    static RadialFunctions radial(int bits) {
        return load(bits, "SimdRadial", RadialFunctions.class, RadialFunctions::name);
    }

    static DrawFunctions draws(int bits) {
        return load(bits, "SimdDraws", DrawFunctions.class, DrawFunctions::name);
    }

    static MatrixFunctions matrices(int bits) {
        return load(bits, "SimdMatrices", MatrixFunctions.class, MatrixFunctions::name);
    }

    static ConvolutionFunctions convolution(int bits) {
        return load(bits, "SimdConvolution", ConvolutionFunctions.class, ConvolutionFunctions::name);
    }

    static MapFunctions maps(int bits) {
        return load(bits, "SimdMaps", MapFunctions.class, MapFunctions::name);
    }

    private static <T> T load(int bits, String className, Class<T> type, Function<T, String> name) {
        String before = System.getProperty(SimdWidth.PROPERTY);
        System.setProperty(SimdWidth.PROPERTY, Integer.toString(bits));
        try {
            Constructor<?> constructor =
                    new SimdAt().loadClass("periplus.core.kernels." + className).getDeclaredConstructor();
            constructor.setAccessible(true);
            T made = type.cast(constructor.newInstance());
            if (!name.apply(made).equals("simd-" + bits)) {
                throw new IllegalStateException("asked for " + bits + " bits, got " + name.apply(made));
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            if (before == null) {
                System.clearProperty(SimdWidth.PROPERTY);
            } else {
                System.setProperty(SimdWidth.PROPERTY, before);
            }
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith("periplus.core.kernels.") || SHARED.contains(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
