package periplus.studies.panels;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure as numbers.
 *
 * <p>{@code id} is the file name without ending; {@code caption} names the measure's definition, its parameters and N.
 * Axis labels carry units. NaN in a curve is a gap.
 */
public sealed interface Panel {
    String id();

    String title();

    String caption();

    /** A horizontal or vertical line with a name: a floor, a chance level, a threshold. */
    record Line(String label, double value) {}

    /** Per-seed values by condition: a dot a seed, with mean and 95 % interval. */
    record Dots(String id, String title, String caption, String yLabel, List<Arm> arms, List<Line> lines)
            implements Panel {
        /** One condition's values, in the order of seeds. */
        public record Arm(String label, double[] values) {}
    }

    /** Curves over a common axis, each with an optional band. */
    record Curves(
            String id,
            String title,
            String caption,
            Axis x,
            Axis y,
            List<Curve> curves,
            List<Line> horizontal,
            List<Line> vertical)
            implements Panel {
        /** An axis. */
        public record Axis(String label, boolean logarithmic) {}

        /**
         * One curve.
         *
         * @param lower lower edge of the band, or null
         * @param upper upper edge of the band, or null
         * @param dashed for references and nulls
         */
        public record Curve(
                String label,
                double[] x,
                double[] y,
                double @Nullable [] lower,
                double @Nullable [] upper,
                boolean dashed) {}
    }

    /** Points of several groups in a plane. */
    record Scatter(
            String id,
            String title,
            String caption,
            String xLabel,
            String yLabel,
            boolean equalAxes,
            List<Group> groups,
            List<Line> horizontal,
            List<Line> vertical)
            implements Panel {
        /** One group's points. */
        public record Group(String label, double[] x, double[] y) {}
    }

    /** Points in a plane, coloured by a number (position, time, phase). */
    record ColouredPoints(
            String id, String title, String caption, List<Cloud> clouds, String colourLabel, boolean circular)
            implements Panel {
        /** One cloud: points and the number that colours each. */
        public record Cloud(String label, String xLabel, String yLabel, double[] x, double[] y, double[] colour) {}
    }

    /** Rows of rate maps, each row a condition. */
    record Maps(String id, String title, String caption, List<Row> rows, boolean signed) implements Panel {
        /**
         * A row.
         *
         * @param maps each {@code [y * binsX + x]}, row 0 at the lowest y, NaN unvisited
         * @param titles one a map: its unit and score
         */
        public record Row(String label, int binsY, int binsX, List<double[]> maps, List<String> titles) {}
    }

    /** Persistence barcodes side by side, with the longest bar of the null. */
    record Barcodes(String id, String title, String caption, List<Diagram> diagrams) implements Panel {
        /**
         * One barcode.
         *
         * @param births by dimension, then bar
         * @param deaths the same; infinity for a bar that never dies
         * @param nullLongest by dimension, the longest bar of the shuffles; NaN where there is no null
         */
        public record Diagram(String label, double[][] births, double[][] deaths, double[] nullLongest) {}
    }

    /** A matrix with named rows and columns. */
    record Matrix(
            String id,
            String title,
            String caption,
            String valueLabel,
            List<String> rows,
            List<String> columns,
            double[] values)
            implements Panel {}

    /** Paths over an arena: true and decoded, or replayed. */
    record Paths(String id, String title, String caption, List<View> views) implements Panel {
        /**
         * One view.
         *
         * @param outlineMetres the arena's outline, {@code [2 * vertex + axis]}
         * @param paths each {@code [2 * t + axis]}, in metres
         * @param truePaths drawn beneath, one a path or none
         */
        public record View(String label, double[] outlineMetres, List<double[]> paths, List<double[]> truePaths) {}
    }

    /**
     * Paths that are drawn over time, in a loop; as a still picture the whole paths.
     *
     * @param outlines walls and borders beneath
     * @param seconds the time that the tracks take in the animal's clock; NaN where there is none
     */
    record AnimatedPaths(
            String id,
            String title,
            String caption,
            String xLabel,
            String yLabel,
            List<Outline> outlines,
            List<Track> tracks,
            double seconds)
            implements Panel {
        /** A polyline in metres, drawn as it is given: closed only where its last point is its first. */
        public record Outline(double[] x, double[] y) {}

        /**
         * One moving point at evenly spaced instants; NaN is an instant without a place.
         *
         * @param truth drawn beneath the others in the colour of what is true
         */
        public record Track(String label, double[] x, double[] y, boolean truth) {}
    }
}
