package periplus.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import periplus.core.kernels.KernelProviders;
import periplus.core.kernels.Kernels;
import periplus.core.random.RandomStream;
import periplus.core.workers.Workers;

/**
 * How long does a recurrent step's product take on one thread, C[m][units] = A J^T, and does the SIMD twin earn its keep?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules=jdk.incubator.vector"})
public class MatrixProductBenchmark {
    /** Which twin. */
    @Param({"simd", "plain"})
    public String provider = "simd";

    /** Trials of the batch. */
    @Param({"64", "200"})
    public int batch;

    /** Hidden units. */
    @Param({"128", "512", "1024"})
    public int units;

    private Kernels kernels = Kernels.plain();
    private float[] rates = {};
    private float[] weights = {};
    private float[] drive = {};

    /** Draws the operands. */
    @Setup
    public void draw() {
        kernels = KernelProviders.choose(provider, Workers.single());
        rates = new float[batch * units];
        weights = new float[units * units];
        drive = new float[batch * units];
        RandomStream.of(1, "bench product", 0).fillUniform(rates, 0, rates.length, -1f, 1f);
        RandomStream.of(1, "bench product", 1).fillUniform(weights, 0, weights.length, -1f, 1f);
    }

    /** One step's product; the array is returned so that it must be computed. */
    @Benchmark
    public float[] recurrentStep() {
        kernels.multiply(false, true, batch, units, units, rates, 0, units, weights, 0, units, false, drive, 0, units);
        return drive;
    }
}
