package periplus.analysis.tuning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Reads the tables of numbers that make_fixtures.py wrote. */
public final class Fixtures {
    private Fixtures() {}

    /** The rows of a table under resources/tuning; a first line that is not numbers is skipped. */
    public static double[][] table(String name) {
        InputStream file = Objects.requireNonNull(Fixtures.class.getResourceAsStream("/tuning/" + name), name);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !Character.isLetter(line.charAt(0)) || line.startsWith("NaN"))
                    .map(line -> Arrays.stream(line.split(",", -1))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toArray(double[][]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
