package periplus.nets.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import periplus.core.carriers.SequenceBatch;

/** Arrays written by make_fixtures.py: one a line, name|shape|numbers. */
record Fixture(Map<String, double[]> arrays, Map<String, int[]> shapes) {
    static Fixture read(String name) throws IOException {
        Map<String, double[]> arrays = new LinkedHashMap<>();
        Map<String, int[]> shapes = new LinkedHashMap<>();
        try (InputStream in = Fixture.class.getResourceAsStream("/pytorch/" + name + ".txt")) {
            if (in == null) {
                throw new IOException("no fixture " + name);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            text.lines().forEach(line -> {
                String[] parts = line.split("\\|", 3);
                arrays.put(parts[0], numbers(parts[2]));
                double[] shape = numbers(parts[1]);
                int[] extents = new int[shape.length];
                for (int i = 0; i < extents.length; i++) {
                    extents[i] = (int) shape[i];
                }
                shapes.put(parts[0], extents);
            });
        }
        return new Fixture(arrays, shapes);
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    double[] get(String name) {
        double[] found = arrays.get(name);
        if (found == null) {
            throw new IllegalArgumentException("the fixture has no " + name + " but " + arrays.keySet());
        }
        return found;
    }

    boolean has(String name) {
        return arrays.containsKey(name);
    }

    int[] shape(String name) {
        return shapes.getOrDefault(name, new int[0]);
    }

    SequenceBatch batch(int index) {
        String prefix = "batch" + index + "/";
        int[] input = shape(prefix + "input");
        int initial = has(prefix + "initial") ? shape(prefix + "initial")[1] : 0;
        SequenceBatch batch = new SequenceBatch(input[0], input[1], input[2], shape(prefix + "target")[2], initial);
        copy(prefix + "input", batch.input);
        copy(prefix + "target", batch.target);
        copy(prefix + "weight", batch.weight);
        if (initial > 0) {
            copy(prefix + "initial", batch.initial);
        }
        return batch;
    }

    void copy(String name, float[] to) {
        double[] from = get(name);
        if (from.length != to.length) {
            throw new IllegalArgumentException(name + " holds " + from.length + ", needed " + to.length);
        }
        for (int i = 0; i < to.length; i++) {
            to[i] = (float) from[i];
        }
    }
}
