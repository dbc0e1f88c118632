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

    /** A T-maze of corridors. */
    @Kind(value = "t-maze", doc = "a T-maze of corridors, its stem on x = 0 with the base at y = -2/3 of its length")
    record TMaze(
            @Key(doc = "width of the corridors", unit = "m", range = "> 0", defaultValue = "0.2")
            double corridorMetres,

            @Key(doc = "length of the stem", unit = "m", range = "> 0", defaultValue = "1.5")
            double stemMetres,

            @Key(doc = "length of each arm, from the stem's side", unit = "m", range = "> 0", defaultValue = "0.8")
            double armMetres)
            implements ArenaSettings {
        public TMaze {
            Checks.positive("arena.corridor_metres", corridorMetres);
            Checks.positive("arena.stem_metres", stemMetres);
            Checks.positive("arena.arm_metres", armMetres);
        }
    }

    /** A corridor along a triangle. */
    @Kind(value = "triangle-track", doc = "a corridor along an equilateral triangle")
    record TriangleTrack(
            @Key(
                    doc = "from the centre to the corners of the corridor's middle line",
                    unit = "m",
                    range = "> 0",
                    defaultValue = "1")
            double circumradiusMetres,

            @Key(doc = "width of the corridor", unit = "m", range = "> 0", defaultValue = "0.2")
            double corridorMetres)
            implements ArenaSettings {
        public TriangleTrack {
            Checks.positive("arena.circumradius_metres", circumradiusMetres);
            Checks.positive("arena.corridor_metres", corridorMetres);
        }
    }

    /** Two square loops that share a corridor. */
    @Kind(value = "figure-eight", doc = "two square loops of corridor that share the middle one")
    record FigureEight(
            @Key(
                    doc = "side of each loop along the corridors' middle lines",
                    unit = "m",
                    range = "> 0",
                    defaultValue = "1")
            double loopMetres,

            @Key(doc = "width of the corridors", unit = "m", range = "> 0", defaultValue = "0.2")
            double corridorMetres)
            implements ArenaSettings {
        public FigureEight {
            Checks.positive("arena.loop_metres", loopMetres);
            Checks.positive("arena.corridor_metres", corridorMetres);
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
