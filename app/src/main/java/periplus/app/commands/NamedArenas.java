package periplus.app.commands;

import org.jspecify.annotations.Nullable;
import periplus.core.errors.BadCallException;
import periplus.studies.recipe.ArenaSettings;

/** Arenas that a word on the command line can name: {@code box:2.2}, {@code circle:0.5}, {@code t-maze}. */
final class NamedArenas {
    static final String EXPECTED =
            "box:L (for example box:2.2), circle:R, triangle:L, hexagon:L, t-maze, triangle-track, figure-eight";

    private NamedArenas() {}

    /** The arena of this word, or null where it names none and so may be a file. */
    static @Nullable ArenaSettings of(String word) {
        return switch (word) {
            case "t-maze" -> new ArenaSettings.TMaze(0.2, 1.5, 0.8);
            case "triangle-track" -> new ArenaSettings.TriangleTrack(1, 0.2);
            case "figure-eight" -> new ArenaSettings.FigureEight(1, 0.2);
            default -> sized(word);
        };
    }

    private static @Nullable ArenaSettings sized(String word) {
        int colon = word.indexOf(':');
        String shape = colon < 0 ? "" : word.substring(0, colon);
        return switch (shape) {
            case "box" -> new ArenaSettings.Square(metres(word, colon));
            case "circle" -> new ArenaSettings.Circle(metres(word, colon));
            case "triangle" -> new ArenaSettings.Triangle(metres(word, colon));
            case "hexagon" -> new ArenaSettings.Hexagon(metres(word, colon));
            default -> null;
        };
    }

    private static double metres(String word, int colon) {
        String text = word.substring(colon + 1);
        double metres;
        try {
            metres = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new BadCallException("--arena " + word + ": '" + text
                    + "' is not a number of metres; expected for example " + word.substring(0, colon) + ":2.2");
        }
        if (!(metres > 0) || Double.isInfinite(metres)) {
            throw new BadCallException("--arena " + word + ": the size must be a positive number of metres");
        }
        return metres;
    }
}
