package periplus.studies.recipe;

import java.util.List;
import periplus.core.settings.Key;
import periplus.core.settings.Kind;

/** The arena's shape, centred on (0, 0). */
public sealed interface ArenaSettings {
    /** A square box. */
    @Kind(value = "square", doc = "a square box")
    record Square(
            @Key(doc = "side", unit = "m", range = "> 0") double sideMetres) implements ArenaSettings {
        public Square {
            Checks.positive("arena.side_metres", sideMetres);
        }
    }

    /** A rectangular box. */
    @Kind(value = "rectangle", doc = "a rectangular box")
    record Rectangle(
            @Key(doc = "size along x", unit = "m", range = "> 0")
            double widthMetres,

            @Key(doc = "size along y", unit = "m", range = "> 0")
            double heightMetres)
            implements ArenaSettings {
        public Rectangle {
            Checks.positive("arena.width_metres", widthMetres);
            Checks.positive("arena.height_metres", heightMetres);
        }
    }

    /** An equilateral triangle. */
    @Kind(value = "triangle", doc = "an equilateral triangle")
    record Triangle(
            @Key(doc = "side", unit = "m", range = "> 0") double sideMetres) implements ArenaSettings {
        public Triangle {
            Checks.positive("arena.side_metres", sideMetres);
        }
    }

    /** A regular hexagon. */
    @Kind(value = "hexagon", doc = "a regular hexagon")
    record Hexagon(
            @Key(doc = "side", unit = "m", range = "> 0") double sideMetres) implements ArenaSettings {
        public Hexagon {
            Checks.positive("arena.side_metres", sideMetres);
        }
    }

    /** A circle. */
    @Kind(value = "circle", doc = "a circular arena")
    record Circle(
            @Key(doc = "radius", unit = "m", range = "> 0") double radiusMetres) implements ArenaSettings {
        public Circle {
            Checks.positive("arena.radius_metres", radiusMetres);
        }
    }

    /** Any polygon, with walls and holes. */
    @Kind(value = "polygon", doc = "a polygon with inner walls and holes")
    record Polygon(
            @Key(doc = "outline as x1, y1, x2, y2, ... counter-clockwise or clockwise", unit = "m")
            List<Double> verticesMetres,

            @Key(doc = "inner walls, each x1, y1, x2, y2", unit = "m", defaultValue = "[]")
            List<List<Double>> wallsMetres,

            @Key(doc = "holes, each an outline x1, y1, x2, y2, ...", unit = "m", defaultValue = "[]")
            List<List<Double>> holesMetres)
            implements ArenaSettings {
        public Polygon {
            if (verticesMetres.size() < 6 || verticesMetres.size() % 2 != 0) {
                throw new IllegalArgumentException("arena.vertices_metres needs x and y of at least 3 corners, got "
                        + verticesMetres.size() + " numbers");
            }
            for (List<Double> wall : wallsMetres) {
                if (wall.size() != 4) {
                    throw new IllegalArgumentException(
                            "arena.walls_metres: each wall is x1, y1, x2, y2, got " + wall.size() + " numbers");
                }
            }
            for (List<Double> hole : holesMetres) {
                if (hole.size() < 6 || hole.size() % 2 != 0) {
                    throw new IllegalArgumentException("arena.holes_metres: each hole needs x and y of at least 3"
                            + " corners, got " + hole.size() + " numbers");
                }
            }
        }
    }
}
