package periplus.lab.recipes;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import periplus.core.settings.Key;
import periplus.core.settings.Kind;

/** A settings record with every shape that the binder knows. */
record SampleSettings(
        @Key(doc = "seed of every stream", defaultValue = "1")
        long seed,

        @Key(doc = "what the run is called", defaultValue = "sample")
        String name,

        @Key(doc = "how the network learns") Training training,

        @Key(doc = "the cell", defaultValue = "{kind: leaky, alpha: 0.5}")
        Cell cell,

        @Key(doc = "radii of the rings", unit = "m", defaultValue = "[0.1, 0.2]")
        List<Double> ringRadii,

        @Key(doc = "holes of the arena", defaultValue = "[]")
        List<Hole> holes,

        @Key(doc = "corners", unit = "m", defaultValue = "[[0, 0], [1, 0.5]]")
        List<List<Double>> corners,

        @Key(doc = "stop early at this error", unit = "m") Optional<Double> stopAtError,
        @Key(doc = "a recorded path to test on") @Nullable String path,

        @Key(value = "simd", doc = "use vectors", defaultValue = "true")
        boolean vectors) {

    record Training(
            @Key(doc = "training steps", range = "> 0", defaultValue = "100")
            int steps,

            @Key(doc = "step size", range = "> 0", defaultValue = "1e-4")
            double learningRate,

            @Key(doc = "what is minimised", defaultValue = "softmax-cross-entropy")
            Loss loss) {
        Training {
            if (steps <= 0) {
                throw new IllegalArgumentException("steps must be positive, got " + steps);
            }
        }
    }

    enum Loss {
        SOFTMAX_CROSS_ENTROPY,
        MEAN_SQUARED_ERROR
    }

    sealed interface Cell permits Leaky, Vanilla {}

    @Kind(value = "leaky", doc = "keeps a part of its state")
    record Leaky(
            @Key(doc = "the leak", range = "(0, 1]", defaultValue = "0.25")
            double alpha,

            @Key(doc = "units", defaultValue = "64") int units)
            implements Cell {
        Leaky {
            if (!(alpha > 0 && alpha <= 1)) {
                throw new IllegalArgumentException("alpha must lie in (0, 1], got " + alpha);
            }
        }
    }

    record Vanilla() implements Cell {}

    record Hole(
            @Key(doc = "centre", unit = "m") double x,
            @Key(doc = "its name", defaultValue = "hole") String name) {}
}
