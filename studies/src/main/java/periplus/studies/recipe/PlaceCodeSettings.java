package periplus.studies.recipe;

import java.util.List;
import java.util.stream.IntStream;
import periplus.core.settings.Key;
import periplus.core.settings.Kind;
import periplus.tasks.codes.CentreLaw;
import periplus.tasks.codes.PlaceProfile;
import periplus.tasks.space.WallGeometry;

/** The cells whose activity the network is asked to predict. */
public sealed interface PlaceCodeSettings {
    /** How many cells. */
    int cells();

    /** Whether the cells' activity is a distribution: a target of cross-entropy, otherwise of the mean squared error. */
    default boolean sumsToOne() {
        return switch (this) {
            case DifferenceOfSoftmaxes _, Gaussian _, DifferenceOfGaussians _ -> true;
            case PlaceCells _, GridCells _, BoundaryVectorCells _, ObjectVectorCells _, HeadDirection _ -> false;
        };
    }

    /** Difference of two softmaxes, shifted and renormalised: the code that gives hexagons. */
    @Kind(value = "difference-of-softmaxes", doc = "difference of two softmaxes over cells, shifted and renormalised")
    record DifferenceOfSoftmaxes(
            @Key(doc = "place cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(doc = "sd of the excitatory field", unit = "m", defaultValue = "0.12")
            double widthMetres,

            @Key(doc = "surround variance over centre variance", range = "> 1", defaultValue = "2")
            double surroundVarianceRatio)
            implements PlaceCodeSettings {
        public DifferenceOfSoftmaxes {
            check(cells, widthMetres);
            checkRatio(surroundVarianceRatio);
        }
    }

    /** Softmax-normalised Gaussian fields. */
    @Kind(value = "gaussian", doc = "Gaussian fields, normalised over cells")
    record Gaussian(
            @Key(doc = "place cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(doc = "sd of a field", unit = "m", defaultValue = "0.12")
            double widthMetres,

            @Key(doc = CENTRES, defaultValue = "uniform") CentreLaw centres)
            implements PlaceCodeSettings {
        public Gaussian {
            check(cells, widthMetres);
        }
    }

    /** A true difference of two Gaussians, shifted and normalised to be a distribution. */
    @Kind(value = "difference-of-gaussians", doc = "difference of two Gaussians, shifted and normalised")
    record DifferenceOfGaussians(
            @Key(doc = "place cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(doc = "sd of the excitatory field", unit = "m", defaultValue = "0.12")
            double widthMetres,

            @Key(doc = "surround variance over centre variance", range = "> 1", defaultValue = "2")
            double surroundVarianceRatio)
            implements PlaceCodeSettings {
        public DifferenceOfGaussians {
            check(cells, widthMetres);
            checkRatio(surroundVarianceRatio);
        }
    }

    /** Place cells that each have their own peak of 1, with walls that may hide or lengthen. */
    @Kind(value = "place-cells", doc = "place cells each with its own peak of 1, not normalised over cells")
    record PlaceCells(
            @Key(doc = "place cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(doc = "how the rate falls with distance", defaultValue = "gaussian")
            PlaceProfile profile,

            @Key(doc = "width of a field", unit = "m", range = "> 0", defaultValue = "0.2")
            double widthMetres,

            @Key(doc = "what walls do to distances", defaultValue = "line-of-sight")
            WallGeometry distance,

            @Key(doc = CENTRES, defaultValue = "uniform") CentreLaw centres,

            @Key(doc = UNIT_MEAN_SQUARE, defaultValue = "false")
            boolean unitMeanSquare)
            implements PlaceCodeSettings {
        public PlaceCells {
            check(cells, widthMetres);
        }
    }

    /** Grid cells in modules. */
    @Kind(value = "grid-cells", doc = "sums of three cosines in modules, each cell with a peak of 1")
    record GridCells(
            @Key(doc = "grid cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(
                    doc = "each module's distance between neighbouring fields",
                    unit = "m",
                    defaultValue = "[0.34641016151377546, 0.5773502691896258, 0.9237604307034013]")
            List<Double> spacingsMetres,

            @Key(doc = "each module's orientation", unit = "rad", defaultValue = "[0, 0.1, 0.2]")
            List<Double> orientationsRadians,

            @Key(doc = "silence between fields, or the whole wave", defaultValue = "rectified")
            periplus.tasks.codes.GridCells.Profile profile,

            @Key(doc = UNIT_MEAN_SQUARE, defaultValue = "false")
            boolean unitMeanSquare)
            implements PlaceCodeSettings {
        public GridCells {
            check(cells, 1);
            if (spacingsMetres.isEmpty() || spacingsMetres.size() != orientationsRadians.size()) {
                throw new IllegalArgumentException("place_code.spacings_metres and place_code.orientations_radians need"
                        + " a number for each module, got " + spacingsMetres.size() + " and "
                        + orientationsRadians.size());
            }
            for (double spacing : spacingsMetres) {
                Checks.positive("place_code.spacings_metres", spacing);
            }
        }

        /** Spacing and orientation of each module. */
        public List<periplus.tasks.codes.GridCells.Module> modules() {
            return IntStream.range(0, spacingsMetres.size())
                    .mapToObj(i -> new periplus.tasks.codes.GridCells.Module(
                            spacingsMetres.get(i), orientationsRadians.get(i)))
                    .toList();
        }
    }

    /** Boundary-vector cells. */
    @Kind(value = "boundary-vector-cells", doc = "cells that fire for a wall at a distance in a direction of the room")
    record BoundaryVectorCells(
            @Key(doc = "boundary-vector cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(doc = UNIT_MEAN_SQUARE, defaultValue = "false")
            boolean unitMeanSquare)
            implements PlaceCodeSettings {
        public BoundaryVectorCells {
            check(cells, 1);
        }
    }

    /** Object-vector cells. */
    @Kind(value = "object-vector-cells", doc = "cells that fire for an object at a distance in a direction of the room")
    record ObjectVectorCells(
            @Key(doc = "object-vector cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(doc = "the objects, each x, y", unit = "m") List<List<Double>> objectsMetres,

            @Key(doc = "objects behind walls do not count", defaultValue = "true")
            boolean wallsHide,

            @Key(doc = UNIT_MEAN_SQUARE, defaultValue = "false")
            boolean unitMeanSquare)
            implements PlaceCodeSettings {
        public ObjectVectorCells {
            check(cells, 1);
            for (List<Double> object : objectsMetres) {
                if (object.size() != 2) {
                    throw new IllegalArgumentException(
                            "place_code.objects_metres: each object is x, y, got " + object.size() + " numbers");
                }
            }
        }
    }

    /** Head-direction cells for motion of kind turning. */
    @Kind(value = "head-direction-cells", doc = "head-direction cells of an animal that turns on the spot")
    record HeadDirection(
            @Key(doc = "head-direction cells", range = ">= 4", defaultValue = "512")
            int cells,

            @Key(doc = "angular spread: kappa is 1 / spread^2 in radians", unit = "degrees", defaultValue = "30")
            double spreadDegrees)
            implements PlaceCodeSettings {
        public HeadDirection {
            check(cells, 1);
            Checks.positive("place_code.spread_degrees", spreadDegrees);
        }
    }

    /** What the key {@code centres} means. */
    String CENTRES = "where fields lie: uniform at random, on a shaken lattice, or on-path, where the motion leads";

    /** What the key of the same name means. */
    String UNIT_MEAN_SQUARE = "multiply all rates by one constant that makes their mean square over the arena 1";

    private static void check(int cells, double widthMetres) {
        Checks.atLeast("place_code.cells", cells, 4);
        Checks.positive("place_code.width_metres", widthMetres);
    }

    private static void checkRatio(double ratio) {
        if (!(ratio > 1)) {
            throw new IllegalArgumentException("place_code.surround_variance_ratio must be over 1, got " + ratio);
        }
    }
}
