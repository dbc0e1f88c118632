package periplus.lab.sweeps;

/**
 * A measured column of a sweep's table.
 *
 * @param name in the table: snake_case, with its unit where it has one ({@code decoding_error_m})
 * @param unit for people
 * @param definition what the number is
 * @param whole whether it counts something
 */
public record SweepColumn(String name, String unit, String definition, boolean whole) {
    /** A number with a fraction. */
    public static SweepColumn real(String name, String unit, String definition) {
        return new SweepColumn(name, unit, definition, false);
    }

    /** A count. */
    public static SweepColumn count(String name, String definition) {
        return new SweepColumn(name, "", definition, true);
    }
}
