package periplus.analysis.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Reads the tables of numbers that the scripts beside them wrote. */
public final class Tables {
    private Tables() {}

    /** The rows of a table of the test resources. */
    public static double[][] read(String path) {
        InputStream file = Objects.requireNonNull(Tables.class.getResourceAsStream(path), path);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One column. */
    public static double[] column(double[][] table, int column) {
        return Arrays.stream(table).mapToDouble(row -> row[column]).toArray();
    }
}
