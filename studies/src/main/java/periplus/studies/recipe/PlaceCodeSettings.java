package periplus.studies.recipe;

import periplus.core.settings.Key;
import periplus.core.settings.Kind;

/** The place cells whose activity the network is asked to predict. */
public sealed interface PlaceCodeSettings {
    /** How many place cells. */
    int cells();

    /** The width of a field. */
    double widthMetres();

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
            double widthMetres)
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
