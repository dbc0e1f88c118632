package periplus.app.figures;

import java.util.List;

/**
 * A finished figure.
 *
 * @param id its file name without ending, and the prefix of its identifiers: {@code rate-map-sheet}
 * @param title what it shows, for the list of figures and for readers who cannot see it
 * @param svg the drawing, a document of its own
 * @param caption plain text: definition, parameters, N, null
 * @param numbers small tables with the numbers drawn
 */
public record Figure(String id, String title, String svg, String caption, List<Table> numbers) {
    public Figure {
        if (!id.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("a figure's id is lower-case words joined by hyphens, got " + id);
        }
        numbers = List.copyOf(numbers);
    }

    /** Where the drawing goes inside a run's folder. */
    public String path() {
        return "figures/" + id + ".svg";
    }
}
