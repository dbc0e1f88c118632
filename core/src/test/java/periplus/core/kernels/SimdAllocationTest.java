package periplus.core.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/**
 * Warm kernels allocate nothing.
 *
 * <p>A vector that the compiler does not keep in a register is put on the heap, and then a kernel is tens of times
 * slower. So this is also the test that every loop was compiled as intended. In a JVM of its own, as a program has it: what
 * the compiler inlines depends on all that ran before, such as tests of the same kernels at other widths.
 */
class SimdAllocationTest {
    private static final int ROWS = 64;
    private static final int UNITS = 100;
    private static final int SIZE = ROWS * UNITS;
    private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Kernels kernels = new Kernels(new SimdKernels(), Workers.single());
    private final RunFunctions runs = new SimdRuns();
    private final ConvolutionFunctions convolution = new SimdConvolution();
    private final MatrixFunctions matrices = new SimdMatrices();
    private final double[] wide = new double[1600];
    private final double[] product = new double[1600];
    private final double[] kernel = new double[360];
    private final double[] ring = new double[180];
    private final double[] sums = new double[180];
    private final RandomStream stream = RandomStream.of(1, "warm");
    private final float[] a = numbers(1);
    private final float[] b = numbers(2);
    private final float[] c = numbers(3);
    private final float[] d = numbers(4);
    private final float[] e = numbers(5);
    private final float[] square = new float[UNITS * UNITS];
    private final float[] unit = new float[UNITS];
    private final float[] unitGradient = new float[UNITS];
    private final float[] start = new float[20 * UNITS];
    private final float[] many = new float[5 * Kernels.SQUARES_CHUNK];
    private final double[] manySums = new double[5];
    private final float[] weight = new float[ROWS];
    private final double[] loss = new double[ROWS];

    @Test
    void oneCallOfEachKernelAllocatesNothingOnceWarm(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SimdAllocationTest.class.getName()));
        Path bytes = folder.resolve("bytes.txt");
        command.add(bytes.toString());
        Path log = folder.resolve("child.log");
        Process child = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(child.waitFor(15, TimeUnit.MINUTES)).isTrue();
        assertThat(child.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.readAllLines(bytes)).hasSizeGreaterThan(40).allMatch(line -> line.endsWith(" 0"));
    }

    /** Writes a line a kernel into the file named first: its name and the bytes that it allocates. */
    public static void main(String[] words) throws IOException {
        SimdAllocationTest kernels = new SimdAllocationTest();
        List<String> lines = new ArrayList<>();
        kernels.calls().forEach((name, call) -> lines.add(name + " " + kernels.leastAllocated(call)));
        Files.write(Path.of(words[0]), lines);
    }

    /** The bytes that twenty calls allocate, once they allocate none or patience has ended. */
    private long leastAllocated(Runnable call) {
        long end = System.nanoTime() + PATIENCE_NANOSECONDS;
        long least = Long.MAX_VALUE;
        while (least > 0 && System.nanoTime() - end < 0) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 20; i++) {
                call.run();
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private Map<String, Runnable> calls() {
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put(
                "multiply",
                () -> kernels.multiply(false, false, ROWS, ROWS, UNITS, a, 0, UNITS, b, 0, ROWS, false, c, 0, ROWS));
        calls.put(
                "multiply transposed",
                () -> kernels.multiply(
                        true, true, UNITS, UNITS, ROWS, a, 0, UNITS, b, 0, ROWS, false, square, 0, UNITS));
        calls.put("addBias", () -> kernels.addBias(ROWS, UNITS, unit, c, 0));
        calls.put("addColumnSums", () -> kernels.addColumnSums(ROWS, UNITS, a, 0, unit));
        calls.put("addScaled", () -> kernels.addScaled(SIZE, 0f, a, 0, c, 0));
        calls.put(
                "multiply few columns",
                () -> kernels.multiply(false, true, ROWS, 2, UNITS, a, 0, UNITS, b, 0, UNITS, false, c, 0, 2));
        calls.put(
                "multiply few rows",
                () -> kernels.multiply(true, false, 2, UNITS, ROWS, a, 0, 2, b, 0, UNITS, true, c, 0, UNITS));
        for (Nonlinearity f : Nonlinearity.values()) {
            calls.put(
                    "leakySequenceForward " + f,
                    () -> kernels.leakySequenceForward(f, 2, 20, UNITS, square, unit, 2, b, a, unit, false, c, d));
            calls.put(
                    "leakySequenceBackward " + f,
                    () -> kernels.leakySequenceBackward(
                            f, 2, 20, UNITS, square, unit, c, d, 2, a, b, weight, e, c, start, null));
            calls.put(
                    "leakForward " + f, () -> kernels.leakForward(f, ROWS, UNITS, a, 0, unit, b, 0, e, 0, c, 0, d, 0));
            calls.put(
                    "leakBackward " + f,
                    () -> kernels.leakBackward(f, ROWS, UNITS, unit, a, 0, b, 0, e, 0, c, 0, d, 0, unitGradient));
            calls.put("rates " + f, () -> kernels.rates(f, SIZE, a, 0, c, 0));
            calls.put("addSlopes " + f, () -> kernels.addSlopes(f, SIZE, a, 0, b, 0, c, 0));
        }
        calls.put("softmaxCrossEntropy", () -> kernels.softmaxCrossEntropy(ROWS, UNITS, c, a, weight, 1f, loss));
        calls.put("sumsOfSquares", () -> kernels.sumsOfSquares(many.length, many, 0, manySums));
        calls.put("adam", () -> kernels.adam(a, b, c, d, 0f, 0.9f, 0.999f, 1e-8f, 0.1, 0.1));
        calls.put("rmsProp", () -> kernels.rmsProp(a, b, d, 0f, 0.9f, 1e-8f));
        calls.put("sgd", () -> kernels.sgd(a, b, d, 0f, 0.9f));
        calls.put("exp", () -> runs.exp(c, 0, SIZE));
        calls.put("uniforms", () -> runs.uniforms(0, 1, 1, SIZE / 4, c, 0, 0f, 1f));
        calls.put("gaussians", () -> runs.gaussians(0, 1, 1, SIZE / 4, c, 0, 1f));
        calls.put("convolution", () -> convolution.add(kernel, 180, ring, 0, 180, sums, 180));
        calls.put("matrix product", () -> matrices.multiply(wide, wide, product, 40, 40, 40));
        calls.put("gram matrix", () -> matrices.gram(wide, product, 40, 40));
        calls.put("fillGaussian", () -> stream.fillGaussian(c, 0, SIZE, 1, 1f));
        return calls;
    }

    private static float[] numbers(long seed) {
        float[] x = new float[SIZE];
        RandomStream.of(seed, "operands").fillUniform(x, 0, SIZE, 0f, 1f);
        return x;
    }
}
