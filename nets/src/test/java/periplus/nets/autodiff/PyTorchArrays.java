package periplus.nets.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import periplus.nets.autodiff.operations.Shape;
import periplus.nets.parameters.Parameter;

/** Arrays written by make_fixtures.py: one a line, name|shape|numbers. */
public final class PyTorchArrays {
    private static final double OUTPUT_BOUND = 5e-7;
    private static final double GRADIENT_BOUND = 1e-6;

    private final Map<String, double[]> numbers = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new LinkedHashMap<>();

    /** Reads one of the files. */
    public PyTorchArrays(String file) {
        try (InputStream in = PyTorchArrays.class.getResourceAsStream("/autodiff/" + file + ".txt")) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.US_ASCII);
            text.lines().forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        String[] parts = line.split("\\|", 3);
        int[] extents = Arrays.stream(parts[1].split(" "))
                .filter(word -> !word.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        shapes.put(parts[0], Shape.of(extents));
        numbers.put(
                parts[0],
                Arrays.stream(parts[2].split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
    }

    /** Whether there is an array of this name. */
    public boolean has(String name) {
        return numbers.containsKey(name);
    }

    /** Its shape. */
    public Shape shape(String name) {
        return Objects.requireNonNull(shapes.get(name), name);
    }

    /** Its numbers, rounded to float. */
    public float[] floats(String name) {
        double[] x = Objects.requireNonNull(numbers.get(name), name);
        float[] rounded = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            rounded[i] = (float) x[i];
        }
        return rounded;
    }

    /** As a constant. */
    public Tensor constant(Tape tape, String name) {
        return tape.constant(floats(name), shape(name));
    }

    /** As a variable. */
    public Tensor variable(Tape tape, String name) {
        return tape.variable(floats(name), shape(name));
    }

    /** Fills a parameter with the array of its name. */
    public void fill(Parameter parameter) {
        assertThat(Shape.of(parameter.shape())).as(parameter.name()).isEqualTo(shape(parameter.name()));
        System.arraycopy(floats(parameter.name()), 0, parameter.values(), 0, parameter.size());
    }

    /** Asserts that a result is PyTorch's. */
    public void assertOutput(String name, Tensor found) {
        assertThat(found.shape()).as(name).isEqualTo(shape(name));
        assertClose(name, found.values(), OUTPUT_BOUND);
    }

    /** Asserts that a gradient is PyTorch's. */
    public void assertGradient(String name, float[] found) {
        assertClose(name, found, GRADIENT_BOUND);
    }

    private void assertClose(String name, float[] found, double bound) {
        double[] expected = Objects.requireNonNull(numbers.get(name), name);
        assertThat(found).as(name).hasSize(expected.length);
        double largest = 1e-30;
        for (double e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).as(name + " element " + i).isCloseTo(expected[i], within(bound * largest));
        }
    }
}
