package periplus.studies.study;

/**
 * A number that is measured once on each run.
 *
 * @param name as in tables and claims, camelCase with its unit at the end where it has one: {@code decodingErrorMetres}
 * @param unit of the value: "m", "nats", "share", "1"
 * @param definition what it is, with parameters, in one sentence
 */
public record Measure(String name, String unit, String definition) {
    public Measure {
        if (!name.matches("[a-z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException("a measure's name is camelCase, got '" + name + "'");
        }
    }
}
